/* Tests view/fields.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/fields.h"
#include "smolcmp/view.h"

static struct cell nothing(const struct item *item)
{
	(void)item;
	return cell_absent(NULL);
}

static const struct field rows[] = {
	{ "slug", "Tool", CELL_TEXT, 0, nothing, NULL },
	{ "panel", "Panel", CELL_SHARE, 0, nothing, NULL },
	{ "flag", NULL, CELL_FLAG, FIELD_RIGHT, nothing, NULL },
	{ "added", "Added", CELL_DATE, FIELD_EXTRA, nothing, NULL },
};
static const struct field_list list = { "tools", NULL, rows, 4 };

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* The ids of the fields chosen, a blank behind each, or the problem. */
static const char *choose(const char *names)
{
	struct fields fields = { NULL, 99, false };
	struct error error;
	const char *ids = "";

	error_init(&error);
	if (fields_choose(&list, names, false, &arena, &fields, &error) < 0) {
		assert_int_equal(error.kind, ERROR_USAGE);
		assert_int_equal(fields.count, 99);
		return arena_string(&arena, error.items[0].text);
	}
	assert_int_equal(fields.named, names != NULL);
	for (size_t i = 0; i < fields.count; i++)
		ids = arena_printf(&arena, "%s%s ", ids, fields.items[i]->id);
	return ids;
}

static void without_names_all_but_the_extra_ones_are_there(void **state)
{
	(void)state;
	assert_string_equal(choose(NULL), "slug panel flag ");
}

static void those_named_come_in_that_order(void **state)
{
	(void)state;
	assert_string_equal(choose("added"), "added ");
	assert_string_equal(choose("added,flag,slug"), "added flag slug ");
}

static void unknown_and_empty_names_are_refused(void **state)
{
	const char *wrong[] = { "", "slugs", "slu", "Slug", " slug" };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_string_equal(
		    choose(wrong[i]),
		    arena_printf(&arena,
				 "--fields names '%s', want some of slug, "
				 "panel, flag, added",
				 wrong[i]));
	assert_non_null(strstr(choose("slug,"), "names ''"));
	assert_non_null(strstr(choose(",slug"), "names ''"));
}

static void a_name_twice_is_refused(void **state)
{
	(void)state;
	assert_string_equal(choose("slug,flag,slug"),
			    "--fields names 'slug' twice");
}

static void a_field_without_title_is_hidden_unless_named(void **state)
{
	struct fields fields;
	struct error error;
	struct report report;

	(void)state;
	error_init(&error);
	report_init(&report);
	assert_int_equal(
	    fields_choose(&list, NULL, false, &arena, &fields, &error), 0);
	fields_fill(report_list(&report), &fields, NULL, 0);
	assert_int_equal(report.list->column_count, 3);
	assert_true(report.list->columns[2].hidden);
	assert_true(report.list->columns[2].right);
	assert_int_equal(report.list->columns[1].kind, CELL_SHARE);
	report_release(&report);

	report_init(&report);
	assert_int_equal(
	    fields_choose(&list, "flag", false, &arena, &fields, &error), 0);
	fields_report(&fields, NULL, 0, &report);
	assert_false(report.list->columns[0].hidden);
	assert_string_equal(report.list->columns[0].title, "flag");
	assert_ptr_equal(report.list, report.blocks[0].table);
	report_release(&report);
}

static void names_of_a_list_are_different(void **state)
{
	const struct field_list *lists[] = {
		&compare_fields, &verdict_fields,   &score_fields,
		&list_fields,	 &show_fields,	    &review_fields,
		&search_fields,	 &reviewers_fields,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		for (size_t j = 0; j < lists[i]->count; j++)
			for (size_t k = 0; k < j; k++)
				assert_string_not_equal(lists[i]->rows[j].id,
							lists[i]->rows[k].id);
}

static void the_array_may_be_within_an_object(void **state)
{
	json_t *document = json_pack("{s:[i],s:{s:[i,i]}}", "tools", 1, "tool",
				     "reviews", 2, 3);
	const struct series_set none = { .count = 0 };
	struct series_set some = none;

	(void)state;
	assert_non_null(document);
	assert_int_equal(json_array_size(fields_array(&list, document)), 1);
	assert_int_equal(json_array_size(fields_array(&show_fields, document)),
			 2);
	assert_null(fields_array(&reviewers_fields, document));
	assert_int_equal(fields_series(&show_fields, document, &none).count, 2);
	assert_int_equal(
	    fields_series(&reviewers_fields, document, &none).count, 0);
	series_add(&some, (struct series){ .name = "tools", .count = 9 });
	assert_int_equal(fields_series(&list, document, &none).count, 1);
	assert_int_equal(fields_series(&list, document, &some).count, 9);
	json_decref(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    without_names_all_but_the_extra_ones_are_there),
		cmocka_unit_test(those_named_come_in_that_order),
		cmocka_unit_test(unknown_and_empty_names_are_refused),
		cmocka_unit_test(a_name_twice_is_refused),
		cmocka_unit_test(a_field_without_title_is_hidden_unless_named),
		cmocka_unit_test(names_of_a_list_are_different),
		cmocka_unit_test(the_array_may_be_within_an_object),
	};

	return cmocka_run_group_tests(tests, NULL, teardown);
}
