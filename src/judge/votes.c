#include "smolcmp/votes.h"

#include <math.h>

#include "stirling.h"

__extension__ typedef __int128 wide;

/*
 * Two rows (tools) and two columns (ships, skips) of counts with a uniform
 * prior added in: the row sums are votes + 1 each, the ships have one more.
 */
struct table {
	uint64_t cell[2][2];
	uint64_t row[2];
	uint64_t column[2];
	uint64_t all;
};

static struct table table_of(struct share a, struct share b)
{
	uint64_t a_skip = a.total - a.ship;
	uint64_t b_skip = b.total - b.ship;

	return (struct table){
		.cell = { { a.ship, a_skip + 1 }, { b.ship + 1, b_skip } },
		.row = { a.total + 1, b.total + 1 },
		.column = { a.ship + b.ship + 1, a_skip + b_skip + 1 },
		.all = a.total + b.total + 2,
	};
}

/* all times the excess of the first cell over what the margins let expect;
 * exact, and the same in the other cells but for the sign. */
static wide scaled_excess(const struct table *table)
{
	return (wide)table->cell[0][0] * table->all -
	       (wide)table->column[0] * table->row[0];
}

/* The probability of exactly this table among those with its margins. */
static double probability(const struct table *table)
{
	static const double two_pi = 6.28318530717958647693;
	double all = (double)table->all;
	double excess = (double)scaled_excess(table) / all;
	double square = 1 / (two_pi * all);
	double exponent = -stirling_error(table->all);

	for (int i = 0; i < 2; i++) {
		square *= two_pi * (double)table->row[i];
		square *= two_pi * (double)table->column[i];
		exponent += stirling_error(table->row[i]) +
			    stirling_error(table->column[i]);
	}
	for (int i = 0; i < 4; i++) {
		int row = i / 2, column = i % 2;
		uint64_t count = table->cell[row][column];
		double expected = (double)table->row[row] *
				  ((double)table->column[column] / all);

		if (count > 0)
			square /= two_pi * (double)count;
		exponent -= stirling_error(count);
		exponent -= stirling_deviance(expected,
					      row == column ? excess : -excess);
	}
	return sqrt(square) * exp(exponent);
}

/* All tables with at most as much in the first cell, relative to this one;
 * away from the mode, so that terms only fall. */
static double tail_over_edge(const struct table *table)
{
	double down1 = (double)table->cell[0][0];
	double down2 = (double)table->cell[1][1];
	double up1 = (double)table->cell[0][1];
	double up2 = (double)table->cell[1][0];
	double term = 1;
	struct sum sum = { .total = 1 };

	while (sum_needs(&sum, term)) {
		term *= (down1-- * down2--) / (++up1 * ++up2);
		sum_add(&sum, term);
	}
	return sum.total;
}

static double tail(const struct table *table)
{
	return probability(table) * tail_over_edge(table);
}

double votes_p_better(struct share a, struct share b)
{
	struct table table = table_of(a, b);
	struct table mirrored = table_of(b, a);

	if (share_is_same(a, b))
		return .5;
	/* The one further from its middle is the shorter sum, and small enough
	 * to keep its digits. */
	if (scaled_excess(&table) <= scaled_excess(&mirrored))
		return tail(&table);
	return 1 - tail(&mirrored);
}
