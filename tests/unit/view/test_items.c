/* Tests view/items.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/items.h"

static struct cell slug(const struct item *item)
{
	return cell_text(item->tool->slug);
}

static struct cell shouted(const struct item *item)
{
	return cell_text(arena_printf(item->arena, "%s!", item->tool->slug));
}

static const struct field slug_field = { "slug", "Tool", CELL_TEXT,
					 0,	 slug,	 NULL };
static const struct field shouted_field = { "shouted", NULL,	CELL_TEXT,
					    0,	       shouted, NULL };
static const struct field *const both[] = { &slug_field, &shouted_field };
static const struct fields fields = { both, 2, false };

static const struct tool tools[] = { { .slug = "a" }, { .slug = "b" } };
static const struct item array[] = { { .tool = &tools[0] },
				     { .tool = &tools[1] } };

static void an_item_of_an_array_gets_the_arena_at_hand(void **state)
{
	struct items items = items_of(&fields, array, 2);
	struct arena arena;
	struct item item;

	(void)state;
	arena_init(&arena);
	item = items_at(&items, 1, &arena);
	assert_ptr_equal(item.tool, &tools[1]);
	assert_ptr_equal(item.arena, &arena);
	arena_release(&arena);
}

static void a_table_makes_the_cells_of_what_is_visible(void **state)
{
	struct items items = items_of(&fields, array, 2);
	const struct table *visible;
	struct report report;
	const struct cell *cells;

	(void)state;
	report_init(&report);
	items_report(&items, &report);
	assert_int_equal(report.list->item_count, 2);
	assert_true(report.list->columns[1].hidden);
	cells = table_item(report.list, 1, &report.arena);
	assert_string_equal(cells[0].text, "b");
	assert_string_equal(cells[1].text, "b!");

	report.list->columns[0].hidden = true;
	report.list->columns[1].hidden = false;
	visible = table_visible(report.list, &report.arena);
	assert_int_equal(visible->column_count, 1);
	assert_int_equal(visible->item_count, 2);
	assert_string_equal(table_item(visible, 0, &report.arena)[0].text,
			    "a!");
	report_release(&report);
}

static void a_series_makes_an_object_each(void **state)
{
	struct items items = items_of(&fields, array, 2);
	struct series series = items_series(&items, "tools");
	struct arena arena;
	json_t *object;

	(void)state;
	arena_init(&arena);
	assert_string_equal(series.name, "tools");
	assert_int_equal(series.count, 2);
	object = series.make(series.context, 1, &arena);
	assert_string_equal(
	    json_string_value(json_object_get(object, "shouted")), "b!");
	assert_int_equal(json_object_size(object), 2);
	json_decref(object);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_item_of_an_array_gets_the_arena_at_hand),
		cmocka_unit_test(a_table_makes_the_cells_of_what_is_visible),
		cmocka_unit_test(a_series_makes_an_object_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
