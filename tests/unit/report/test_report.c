/* Tests report/report.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/report.h"

static struct report report;

static int setup(void **state)
{
	(void)state;
	report_init(&report);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	report_release(&report);
	return 0;
}

/* Columns a, b and c with two items. */
static struct table *make(void)
{
	struct table *table = report_table(&report, LAYOUT_ROWS);

	table_column(table, "a", "A");
	table_column(table, "b", "B");
	table_column(table, "c", "C");
	for (uint64_t i = 0; i < 6; i++)
		table_add(table, cell_count((struct count){ true, i }));
	return table;
}

static void items_fill_column_by_column(void **state)
{
	struct table *table = make();

	(void)state;
	assert_int_equal(table->item_count, 2);
	assert_int_equal(table_cell(table, 0, 2)->count, 2);
	assert_int_equal(table_cell(table, 1, 0)->count, 3);
}

static void a_table_with_nothing_hidden_is_visible_as_it_is(void **state)
{
	struct table *table = make();

	(void)state;
	assert_ptr_equal(table_visible(table, &report.arena), table);
}

static void hidden_columns_are_left_out_with_their_cells(void **state)
{
	struct table *table = make();
	const struct table *shown;

	(void)state;
	table->columns[1].hidden = true;
	shown = table_visible(table, &report.arena);
	assert_int_equal(shown->column_count, 2);
	assert_int_equal(shown->item_count, 2);
	assert_string_equal(shown->columns[1].id, "c");
	assert_int_equal(table_cell(shown, 0, 1)->count, 2);
	assert_int_equal(table_cell(shown, 1, 0)->count, 3);
	assert_int_equal(table_cell(shown, 1, 1)->count, 5);
	assert_int_equal(table->column_count, 3);

	table->columns[0].hidden = table->columns[2].hidden = true;
	shown = table_visible(table, &report.arena);
	assert_int_equal(shown->column_count, 0);
}

/* Cells that say their item and the column's number. */
static void make_cells(const void *context, const struct table *table,
		       size_t item, struct arena *arena, struct cell *cells)
{
	const uint64_t *tens = context;

	(void)arena;
	for (size_t i = 0; i < table->column_count; i++)
		cells[i] = cell_count((struct count){
		    true, item * *tens + table->columns[i].number });
}

static void items_are_made_when_they_are_asked_for(void **state)
{
	struct table *table = report_table(&report, LAYOUT_ROWS);
	const uint64_t tens = 10;
	const struct table *shown;

	(void)state;
	table_column(table, "a", "A");
	table_column(table, "b", "B")->hidden = true;
	table_column(table, "c", "C");
	table_make(table, 1000 * 1000, make_cells, &tens);
	assert_int_equal(table->item_count, 1000 * 1000);
	assert_int_equal(table_item(table, 7, &report.arena)[1].count, 71);
	shown = table_visible(table, &report.arena);
	assert_int_equal(shown->column_count, 2);
	assert_int_equal(table_item(shown, 9, &report.arena)[1].count, 92);
}

static void items_that_are_there_are_found(void **state)
{
	struct table *table = make();

	(void)state;
	assert_int_equal(table_item(table, 1, &report.arena)[2].count, 5);
}

static void a_column_is_silent_when_no_item_says_anything(void **state)
{
	struct table *table = report_table(&report, LAYOUT_ROWS);

	(void)state;
	table_column(table, "silent", "");
	table_column(table, "why", "");
	table_column(table, "some", "");
	assert_true(table_is_silent(table, 1));
	for (size_t i = 0; i < 2; i++) {
		table_add(table, cell_absent(NULL));
		table_add(table, cell_absent(i ? "none" : NULL));
		table_add(table, i ? cell_text("") : cell_text(NULL));
	}
	assert_true(table_is_silent(table, 0));
	assert_false(table_is_silent(table, 1));
	assert_false(table_is_silent(table, 2));
}

static void absence_is_a_kind_of_its_own(void **state)
{
	const struct price unknown = { .amount = { .known = false } };
	const struct texts none = { NULL, 0 };
	const struct date never = { 0 };

	(void)state;
	assert_int_equal(cell_text(NULL).kind, CELL_ABSENT);
	assert_int_equal(cell_text("").kind, CELL_TEXT);
	assert_int_equal(cell_list(none).kind, CELL_ABSENT);
	assert_int_equal(cell_date(never).kind, CELL_ABSENT);
	assert_int_equal(cell_flag(FLAG_ABSENT).kind, CELL_ABSENT);
	assert_false(cell_flag(FLAG_NO).flag);
	assert_int_equal(cell_count((struct count){ false, 1 }).kind,
			 CELL_ABSENT);
	assert_int_equal(cell_share((struct share){ 0, 0 }, "none").kind,
			 CELL_ABSENT);
	assert_int_equal(cell_price(&unknown, PRICING_ABSENT, NULL, never).kind,
			 CELL_ABSENT);
	assert_int_equal(
	    cell_price(&unknown, PRICING_CONTACT, NULL, never).kind,
	    CELL_PRICE);
	assert_string_equal(cell_text_or(NULL, "why").text, "why");
}

static void the_list_may_stand_apart_from_the_blocks(void **state)
{
	(void)state;
	assert_null(report.list);
	report_list(&report);
	assert_non_null(report.list);
	assert_int_equal(report.count, 0);
}

static void what_was_said_before_is_left_out(void **state)
{
	(void)state;
	report_heading(&report, "a", NULL);
	report_paragraph(&report, "x");
	report_heading(&report, "a", NULL);
	report_paragraph(&report, "y");
	report_paragraph(&report, "x");
	report_paragraph(&report, "x");
	report_paragraph(&report, "z");
	report_drop_repeats(&report);
	assert_int_equal(report.count, 5);
	assert_string_equal(report.blocks[1].text, "x");
	assert_int_equal(report.blocks[2].kind, BLOCK_HEADING);
	assert_string_equal(report.blocks[3].text, "y");
	assert_string_equal(report.blocks[4].text, "z");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    what_was_said_before_is_left_out, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    items_are_made_when_they_are_asked_for, setup, teardown),
		cmocka_unit_test_setup_teardown(items_that_are_there_are_found,
						setup, teardown),
		cmocka_unit_test_setup_teardown(items_fill_column_by_column,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
		    a_table_with_nothing_hidden_is_visible_as_it_is, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    hidden_columns_are_left_out_with_their_cells, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    a_column_is_silent_when_no_item_says_anything, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(absence_is_a_kind_of_its_own,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
		    the_list_may_stand_apart_from_the_blocks, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
