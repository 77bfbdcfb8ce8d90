#include "smolcmp/agreement.h"

#include <math.h>

/* What agreement is made of; sums over tools, so that one can be taken out. */
struct sums {
	double judged; /* tools with a review */
	double rates;  /* their ship rates */
	double tools;  /* with two reviews or more: */
	double agreed; /* shares of their pairs that agree */
	double ships;
	double skips;
	double clashes; /* 2 s f / (m - 1) */
};

static void add(struct sums *sums, struct share panel, double sign)
{
	double ships = (double)panel.ship;
	double total = (double)panel.total;
	double skips = total - ships;

	if (!panel.total)
		return;
	sums->judged += sign;
	sums->rates += sign * ships / total;
	if (panel.total < 2)
		return;
	sums->tools += sign;
	sums->agreed += sign * (1 - 2 * ships * skips / (total * (total - 1)));
	sums->ships += sign * ships;
	sums->skips += sign * skips;
	sums->clashes += sign * 2 * ships * skips / (total - 1);
}

static struct decimal unknown(void)
{
	return (struct decimal){ .known = false };
}

static struct decimal known(double value)
{
	return (struct decimal){ true, value };
}

static struct decimal ac1_of(const struct sums *sums)
{
	double rate, chance;

	if (sums->tools < 1)
		return unknown();
	rate = sums->rates / sums->judged;
	chance = 2 * rate * (1 - rate);
	return known((sums->agreed / sums->tools - chance) / (1 - chance));
}

static struct decimal alpha_of(const struct sums *sums)
{
	double total = sums->ships + sums->skips;

	if (sums->tools < 1 || sums->ships < 1 || sums->skips < 1)
		return unknown();
	return known(1 - (total - 1) * sums->clashes /
			     (2 * sums->ships * sums->skips));
}

/* The delete-one-tool jackknife of a statistic. */
static struct decimal
jackknife(const struct catalog *catalog, const struct sums *all,
	  struct decimal (*statistic)(const struct sums *))
{
	double mean = 0, squares = 0, count = 0;

	if (all->tools < 3)
		return unknown();
	for (size_t i = 0; i < catalog->tool_count; i++) {
		struct sums rest = *all;
		struct decimal value;
		double shift;

		if (catalog->tools[i].panel.total < 2)
			continue;
		add(&rest, catalog->tools[i].panel, -1);
		value = statistic(&rest);
		if (!value.known)
			return unknown();
		/* Welford's update loses nothing where all are alike. */
		shift = value.value - mean;
		mean += shift / ++count;
		squares += shift * (value.value - mean);
	}
	return known(sqrt((count - 1) / count * squares));
}

struct agreement agreement_of(const struct catalog *catalog)
{
	struct agreement agreement = { .tools = 0 };
	struct sums sums = { .judged = 0 };
	double total;

	for (size_t i = 0; i < catalog->tool_count; i++) {
		struct share panel = catalog->tools[i].panel;

		add(&sums, panel, 1);
		if (panel.total < 2)
			continue;
		agreement.tools++;
		agreement.ships += panel.ship;
		agreement.total += panel.total;
	}
	if (!agreement.tools)
		return agreement;
	total = sums.ships + sums.skips;
	agreement.observed = known(sums.agreed / sums.tools);
	agreement.chance =
	    known(1 - 2 * sums.ships * sums.skips / (total * (total - 1)));
	agreement.ac1 = ac1_of(&sums);
	agreement.ac1_se = jackknife(catalog, &sums, ac1_of);
	agreement.alpha = alpha_of(&sums);
	agreement.alpha_se = jackknife(catalog, &sums, alpha_of);
	return agreement;
}
