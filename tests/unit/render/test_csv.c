/* Tests render/csv.c through reports made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/render.h"

static const struct style style = { .width = STYLE_WIDTH };

/* What a format makes of a list of one column and one cell. */
static void expect(const char *format, enum cell_kind kind, struct cell cell,
		   const char *want)
{
	struct report report;
	struct outlet out;

	report_init(&report);
	outlet_init(&out);
	table_column(report_list(&report), "x", "X")->kind = kind;
	table_add(report.list, cell);
	render_find(format)->report(&report, &style, &out);
	assert_string_equal(out.text.bytes, want);
	outlet_release(&out);
	report_release(&report);
}

static void csv(const char *text, const char *want)
{
	expect("csv", CELL_TEXT, cell_text(text), want);
}

static void tsv(const char *text, const char *want)
{
	expect("tsv", CELL_TEXT, cell_text(text), want);
}

static void what_needs_quotes_has_them(void **state)
{
	(void)state;
	csv("a b;c", "x\na b;c\n");
	csv("a,b", "x\n\"a,b\"\n");
	csv("a\"b", "x\n\"a\"\"b\"\n");
	csv("a\nb", "x\n\"a\nb\"\n");
	csv("\"", "x\n\"\"\"\"\n");
}

static void no_text_is_a_formula(void **state)
{
	const char *starts[] = {
		"=",  "+",  "-",  "@",	"|",  "%",  "'",  "＝",
		"＋", "－", "＠", "｜", "％", "＇", " =", "  -"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		char text[16], want[32];

		snprintf(text, sizeof(text), "%s1", starts[i]);
		snprintf(want, sizeof(want), "x\n'%s1\n", starts[i]);
		csv(text, want);
	}
	csv("\n=1", "x\n\"'\n=1\"\n");
	csv("\t=1", "x\n' =1\n");
	csv("\xe2\x80\x8b=1", "x\n'=1\n");
	csv("=1,2", "x\n\"'=1,2\"\n");
	csv("1=1", "x\n1=1\n");
}

static void tsv_is_as_it_is_but_for_controls(void **state)
{
	(void)state;
	tsv("=1,\"2\"", "x\n=1,\"2\"\n");
	tsv("a\tb\nc\rd\x1b\x7f", "x\na b c d  \n");
	tsv("a\xc2\x80z\xc2\x9fz\xc2\xa0z", "x\na z z\xc2\xa0z\n");
	tsv("\xe2\x80\xaez", "x\n\xe2\x80\xaez\n");
}

static void an_absent_cell_keeps_its_line(void **state)
{
	(void)state;
	csv(NULL, "x\n\"\"\n");
	csv("", "x\n\"\"\n");
	tsv(NULL, "x\n\n");
	expect("csv", CELL_TEXT, cell_absent("not said"), "x\n\"\"\n");
	expect("csv", CELL_NUMBER, cell_absent(NULL), "x\n\"\"\n");
}

static void lists_can_be_taken_apart(void **state)
{
	const char *items[] = { "a", "b;c", "\\", "" };

	(void)state;
	expect("csv", CELL_LIST, cell_list((struct texts){ items, 4 }),
	       "x\na;b\\;c;\\\\;\n");
	expect("csv", CELL_LIST, cell_list((struct texts){ items, 0 }),
	       "x\n\"\"\n");
}

static void shares_prices_and_differences_take_several_columns(void **state)
{
	const struct price price = { { true, 6 }, "EUR", PER_SEAT_YEAR };
	const struct date never = { 0 };

	(void)state;
	expect("tsv", CELL_SHARE, cell_share((struct share){ 0, 0 }, "none"),
	       "x_ship\tx_total\tx_rate\tx_low\tx_high\n0\t0\t\t0\t1\n");
	expect("tsv", CELL_PRICE,
	       cell_price(&price, PRICING_PAID, "=note", never),
	       "x_model\tx_amount\tx_currency\tx_per\tx_note\tx_checked\t"
	       "x_monthly\tx_unit\n"
	       "paid\t6\tEUR\tseat-year\t=note\t\t0.5\tseat-month\n");
	expect("csv", CELL_PRICE, cell_absent("price unknown"),
	       "x_model,x_amount,x_currency,x_per,x_note,x_checked,x_monthly,"
	       "x_unit\n,,,,,,,\n");
	expect("csv", CELL_DIFFERENCE, cell_absent(NULL),
	       "x_value,x_low,x_high\n,,\n");
	expect("csv", CELL_DIFFERENCE,
	       (struct cell){ .kind = CELL_DIFFERENCE,
			      .value = -.25,
			      .around = { -1, 1 } },
	       "x_value,x_low,x_high\n-0.25,-1,1\n");
}

static void tallies_are_empty_where_nobody_voted(void **state)
{
	static const char names[] =
	    "x_strength\tx_se\tx_wins\tx_ties\tx_total\tx_group\n";
	struct duel_tally tally = {
		.strength = { true, -.5 }, .wins = 3, .total = 4, .group = 2
	};
	char want[200];

	(void)state;
	snprintf(want, sizeof(want), "%s-0.5\t\t3\t0\t4\t2\n", names);
	expect("tsv", CELL_TALLY, cell_tally(tally), want);
	tally.total = 0;
	snprintf(want, sizeof(want), "%s\t\t\t\t\t\n", names);
	expect("tsv", CELL_TALLY, cell_tally(tally), want);
}

static void numbers_are_bare(void **state)
{
	(void)state;
	expect("csv", CELL_NUMBER, cell_number(-1.5, 0), "x\n-1.5\n");
	expect("csv", CELL_NUMBER, cell_number(-0.0, 0), "x\n0\n");
	expect("csv", CELL_COUNT, cell_count((struct count){ true, 12345678 }),
	       "x\n12345678\n");
	expect("csv", CELL_FLAG, cell_flag(FLAG_NO), "x\nfalse\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_needs_quotes_has_them),
		cmocka_unit_test(no_text_is_a_formula),
		cmocka_unit_test(tsv_is_as_it_is_but_for_controls),
		cmocka_unit_test(an_absent_cell_keeps_its_line),
		cmocka_unit_test(lists_can_be_taken_apart),
		cmocka_unit_test(
		    shares_prices_and_differences_take_several_columns),
		cmocka_unit_test(tallies_are_empty_where_nobody_voted),
		cmocka_unit_test(numbers_are_bare),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
