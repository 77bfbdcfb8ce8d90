/* Tests render/html*.c; tests/end-to-end/test_html.py asks a parser. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/render.h"

static const struct style style = { .width = STYLE_WIDTH };

static void render(struct report *report, struct outlet *out)
{
	outlet_init(out);
	render_find("html")->report(report, &style, out);
	report_release(report);
}

/* What stands in the main part. */
static void expect_report(struct report *report, const char *want)
{
	struct outlet out;
	char *start, *end;

	render(report, &out);
	start = strstr(out.text.bytes, "<main>\n");
	assert_non_null(start);
	end = strstr(start, "</main>\n");
	assert_non_null(end);
	*end = '\0';
	assert_string_equal(start + strlen("<main>\n"), want);
	outlet_release(&out);
}

static void expect_paragraph(const char *text, const char *want)
{
	struct report report;
	char page[512];

	report_init(&report);
	report_heading(&report, "A", NULL);
	report_paragraph(&report, text);
	snprintf(page, sizeof(page), "<h1 id=\"h0\">A</h1>\n<p>%s</p>\n", want);
	expect_report(&report, page);
}

/* A table of one cell, in a column of this kind. */
static void expect_cell(struct cell cell, enum cell_kind kind, const char *want)
{
	struct report report;
	char page[1024];

	report_init(&report);
	report_heading(&report, "A", NULL);
	table_column(report_table(&report, LAYOUT_ROWS), "x", "X")->kind = kind;
	table_add(report.blocks[1].table, cell);
	snprintf(page, sizeof(page),
		 "<h1 id=\"h0\">A</h1>\n"
		 "<div class=\"box\" role=\"group\" aria-labelledby=\"h0\" "
		 "tabindex=\"0\">\n<table class=\"rows\">\n<thead>\n"
		 "<tr><th scope=\"col\">X</th></tr>\n</thead>\n<tbody>\n"
		 "<tr>%s</tr>\n</tbody>\n</table>\n</div>\n",
		 want);
	expect_report(&report, page);
}

static void text_is_no_markup(void **state)
{
	(void)state;
	expect_paragraph("<b>&amp;\"'", "&lt;b&gt;&amp;amp;&quot;&#39;");
	expect_paragraph("# ## ###[x]", "# #&#35; #&#35;&#35;[x]");
	expect_paragraph("a\nb\x1b\xff", "a b^[\xef\xbf\xbd");
	expect_paragraph("", "");
}

static void a_page_has_one_title(void **state)
{
	struct report report;

	(void)state;
	report_init(&report);
	report_heading(&report, "A", "side");
	report_answer(&report, "b");
	expect_report(&report,
		      "<hgroup>\n<h1 id=\"h0\">A</h1>\n<p>side</p>\n</hgroup>\n"
		      "<p class=\"answer\">b</p>\n");
	report_init(&report);
	report.title = "rank";
	report_heading(&report, "A", NULL);
	report_heading(&report, "B", NULL);
	expect_report(&report, "<h1 id=\"h0\">Rank</h1>\n<h2 id=\"h1\">A</h2>\n"
			       "<h2 id=\"h2\">B</h2>\n");
}

static void its_foot_says_where_it_is_from(void **state)
{
	struct report report;
	struct outlet out;

	(void)state;
	report_init(&report);
	report.source = "From <a>";
	render(&report, &out);
	assert_non_null(strstr(out.text.bytes,
			       "<footer>\n<p>From &lt;a&gt;</p>\n"
			       "<p>Made by smolcmp " SMOLCMP_VERSION "</p>\n"));
	assert_non_null(strstr(out.text.bytes, "<title>Report - smolcmp<"));
	outlet_release(&out);
}

static void the_first_words_name_a_row(void **state)
{
	(void)state;
	expect_cell(cell_text("a"), CELL_TEXT, "<th scope=\"row\">a</th>");
	expect_cell(cell_absent(NULL), CELL_TEXT, "<td></td>");
	expect_cell(cell_absent("none"), CELL_COUNT, "<td><i>none</i></td>");
	expect_cell(cell_number(1.25, 1), CELL_NUMBER, "<td>1.2</td>");
}

static void tones_are_words_with_a_colour(void **state)
{
	struct cell cell = cell_text("ship");

	(void)state;
	cell.tone = TONE_GOOD;
	expect_cell(cell, CELL_FLAG,
		    "<td><span class=\"good\">ship</span></td>");
}

static void whiskers_stay_within_the_interval(void **state)
{
	(void)state;
	expect_cell(cell_share((struct share){ 0, 1 }, NULL), CELL_SHARE,
		    "<td><b>0%</b> <span>0 of 1</span> <svg class=\"bar\" "
		    "viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
		    "aria-hidden=\"true\"><rect width=\"0\" height=\"10\" "
		    "fill=\"silver\"/><path d=\"M0 1.5h0.8v2.9H78.55V1.5h0.8v7"
		    "h-0.8V5.6H0.8v2.9h-0.8z\"/></svg><small>95% interval "
		    "<span>0\xe2\x80\x93"
		    "79%</span></small></td>");
}

static void rates_that_are_unknown_leave_a_gap(void **state)
{
	static const double rates[] = { 0, NAN, 1 };
	static const double none[] = { NAN };

	(void)state;
	expect_cell(cell_rates(rates, 3), CELL_RATES,
		    "<td><svg class=\"columns\" width=\"24\" height=\"24\" "
		    "role=\"img\" aria-label=\"2 rates from 0% to 100%, the "
		    "last 100%\"><path d=\"M0 24V23h6V24M16 24V0h6V24\"/></svg>"
		    "</td>");
	expect_cell(cell_rates(none, 1), CELL_RATES,
		    "<td><svg class=\"columns\" width=\"8\" height=\"24\" "
		    "role=\"img\" aria-label=\"no rates\"><path d=\"\"/></svg>"
		    "</td>");
}

static void what_differs_side_by_side_says_so(void **state)
{
	struct report report;
	struct table *table;

	(void)state;
	report_init(&report);
	report_heading(&report, "A", NULL);
	table = report_table(&report, LAYOUT_SIDE_BY_SIDE);
	table_column(table, "name", "");
	table_column(table, "silent", "Silent");
	table_column(table, "x", "X");
	table_column(table, "y", "<y>")->apart = true;
	table->columns[3].differs = true;
	for (int item = 0; item < 2; item++) {
		table_add(table, cell_text(item ? "b" : "a"));
		table_add(table, cell_absent(NULL));
		table_add(table, cell_prose("l\nm"));
		table_add(table, cell_flag(item ? FLAG_YES : FLAG_NO));
	}
	expect_report(
	    &report,
	    "<h1 id=\"h0\">A</h1>\n"
	    "<div class=\"box\" role=\"group\" aria-labelledby=\"h0\" "
	    "tabindex=\"0\">\n<table class=\"side two\">\n<thead>\n"
	    "<tr><td></td><th scope=\"col\">a</th><th scope=\"col\">b</th>"
	    "</tr>\n</thead>\n<tbody>\n"
	    "<tr><th scope=\"row\">X</th><td>l<br>m</td><td>l<br>m</td></tr>\n"
	    "</tbody>\n<tbody>\n"
	    "<tr class=\"differs\"><th scope=\"row\">&lt;y&gt; <small>"
	    "\xe2\x89\xa0 differs</small></th><td>no</td><td>yes</td></tr>\n"
	    "</tbody>\n</table>\n</div>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_no_markup),
		cmocka_unit_test(a_page_has_one_title),
		cmocka_unit_test(its_foot_says_where_it_is_from),
		cmocka_unit_test(the_first_words_name_a_row),
		cmocka_unit_test(tones_are_words_with_a_colour),
		cmocka_unit_test(whiskers_stay_within_the_interval),
		cmocka_unit_test(rates_that_are_unknown_leave_a_gap),
		cmocka_unit_test(what_differs_side_by_side_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
