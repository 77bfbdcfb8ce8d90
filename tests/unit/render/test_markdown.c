/* Tests render/markdown.c; tests/end-to-end/test_markdown.py asks a parser. */
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

static void expect_report(struct report *report, const char *want)
{
	struct outlet out;

	outlet_init(&out);
	render_find("markdown")->report(report, &style, &out);
	assert_string_equal(out.text.bytes, want);
	outlet_release(&out);
	report_release(report);
}

/* A paragraph of this text. */
static void expect(const char *text, const char *want)
{
	struct report report;
	char line[256];

	report_init(&report);
	report_paragraph(&report, text);
	snprintf(line, sizeof(line), "%s\n", want);
	expect_report(&report, line);
}

static void expect_heading(const char *text, const char *side, const char *want)
{
	struct report report;

	report_init(&report);
	report_heading(&report, text, side);
	expect_report(&report, want);
}

static void expect_marked(const char *before, const char *marked,
			  const char *behind, const char *want)
{
	const char *pieces[] = { before, marked, behind };
	char table[256];
	struct report report;

	report_init(&report);
	table_column(report_table(&report, LAYOUT_ROWS), "x", "X");
	table_add(report.blocks[0].table,
		  cell_marked((struct texts){ pieces, 3 }));
	snprintf(table, sizeof(table), "| X |\n| --- |\n| %s |\n", want);
	expect_report(&report, table);
}

static void marks_of_markdown_are_escaped(void **state)
{
	(void)state;
	expect("a*b_c", "a\\*b\\_c");
	expect("`c` [l](u) <b> &amp; ~d~ $x$ a|b \\",
	       "\\`c\\` \\[l\\](u) \\<b\\> \\&amp; \\~d\\~ \\$x\\$ a\\|b \\\\");
	expect("(plain) text, 1.5 - x!", "(plain) text, 1.5 - x!");
}

static void addresses_are_no_links(void **state)
{
	(void)state;
	expect("http://x", "http\\://x");
	expect("see: x", "see: x");
	expect("see:", "see:");
	expect("www.x", "www\\.x");
	expect("a WwW.x", "a WwW\\.x");
	expect("ww.x", "ww.x");
	expect(".x", ".x");
	expect("a@b.c", "a@<!-- -->b.c");
}

static void names_are_parted_from_their_marks(void **state)
{
	(void)state;
	expect("@x", "@<!-- -->x");
	expect("#1 #", "#<!-- -->1 \\#");
	expect("GH-1 gh-x gx-1", "GH-<!-- -->1 gh-x gx-1");
	expect(":a_b+1-: x", ":<!-- -->a\\_b+1-: x");
	expect(":: :a b: 1:2", "\\:: \\:a b: 1:2");
	expect("T22:25:21Z 1:100:2 x:1:1",
	       "T22:25:21Z 1:<!-- -->100:2 x\\:1:1");
	expect(":1a: 1:a", ":<!-- -->1a: 1\\:a");
}

static void titles_are_one_line_without_punctuation_at_the_end(void **state)
{
	(void)state;
	expect_heading("  A  ", NULL, "# A\n");
	expect_heading("A", "b", "# A (b)\n");
	expect_heading("A.", NULL, "# A.<!-- -->\n");
	expect_heading("A。", NULL, "# A。<!-- -->\n");
	expect_heading("A.", "b", "# A. (b)\n");
	expect_heading("\xe2\x80\x8b", NULL, "#\n");
}

static void one_title_may_be_that_of_all(void **state)
{
	struct report report;

	(void)state;
	report_init(&report);
	report_title(&report, "A", NULL);
	report_heading(&report, "B", NULL);
	expect_report(&report, "# A\n\n## B\n");
	report_init(&report);
	report_heading(&report, "A", NULL);
	report_heading(&report, "B", NULL);
	expect_report(&report, "## A\n\n## B\n");
	report_init(&report);
	report_paragraph(&report, "a");
	report_heading(&report, "B", NULL);
	expect_report(&report, "a\n\n## B\n");
}

static void what_is_marked_is_bold_where_it_can_be(void **state)
{
	(void)state;
	expect_marked("a ", "b", " c", "a **b** c");
	expect_marked("a", "日é", "c", "a**日é**c");
	expect_marked("a", "(b", "c", "a(bc");
	expect_marked("a", "b*", "c", "ab\\*c");
	expect_marked("a", "\xe2\x80\x8b", "c", "ac");
}

static void marks_hide_no_meaning_across_their_ends(void **state)
{
	(void)state;
	expect_marked("http:", "//", "x", "http\\://x");
	expect_marked("www", ".x", "", "www\\.x");
	expect_marked("#", "-", "1", "\\#-1");
	expect_marked("", ":a", "b:", ":<!-- -->ab:");
}

static void tables_without_items_are_left_out(void **state)
{
	struct report report;

	(void)state;
	report_init(&report);
	table_column(report_table(&report, LAYOUT_ROWS), "x", "X");
	report_paragraph(&report, "None.");
	expect_report(&report, "None.\n");
}

static void numbers_stand_on_the_right_and_hidden_columns_nowhere(void **state)
{
	struct report report;
	struct table *table;

	(void)state;
	report_init(&report);
	table = report_table(&report, LAYOUT_ROWS);
	table_column(table, "a", "A")->hidden = true;
	table_column(table, "b", "B|")->right = true;
	table_add(table, cell_text("hidden"));
	table_add(table, cell_number(1.25, 1));
	expect_report(&report, "| B\\| |\n| ---: |\n| 1.2 |\n");
}

/* With four blanks in front nothing ends a fence, be it in a row or, where it
 * is too wide for one, in a line of its own. */
static void no_text_ends_a_fence(void **state)
{
	static const char *const texts[] = { "``` ````\n```", "```",
					     "a `` ```` ~~~ ``` b" };
	struct interval half = { .25, .75 };
	struct report report;
	struct outlet out;
	const char *at;

	(void)state;
	report_init(&report);
	outlet_init(&out);
	report_table(&report, LAYOUT_ROWS);
	for (size_t i = 0; i < 9; i++)
		table_column(report.blocks[0].table, "x", i ? "```" : "X");
	table_column(report.blocks[0].table, "y", "Y")->kind = CELL_MARKS;
	for (size_t i = 0; i < 9; i++)
		table_add(report.blocks[0].table, cell_text(texts[i % 3]));
	table_add(report.blocks[0].table, cell_marks(.5, half, NAN));
	render_find("markdown")->report(&report, &style, &out);
	assert_memory_equal(out.text.bytes, "```text\n", 8);
	for (at = out.text.bytes + 8; strcmp(at, "```\n") != 0;
	     at = strchr(at, '\n') + 1)
		if (*at != '\n')
			assert_memory_equal(at, "    ", 4);
	outlet_release(&out);
	report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_of_markdown_are_escaped),
		cmocka_unit_test(addresses_are_no_links),
		cmocka_unit_test(names_are_parted_from_their_marks),
		cmocka_unit_test(
		    titles_are_one_line_without_punctuation_at_the_end),
		cmocka_unit_test(one_title_may_be_that_of_all),
		cmocka_unit_test(what_is_marked_is_bold_where_it_can_be),
		cmocka_unit_test(marks_hide_no_meaning_across_their_ends),
		cmocka_unit_test(tables_without_items_are_left_out),
		cmocka_unit_test(
		    numbers_stand_on_the_right_and_hidden_columns_nowhere),
		cmocka_unit_test(no_text_ends_a_fence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
