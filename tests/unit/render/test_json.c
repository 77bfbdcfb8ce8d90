/* Tests render/json.c: what is made an item at a time looks as if it were part
 * of the document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/render.h"

static size_t made;

/* Item number of an array, in a copy that is freed before the next. */
static json_t *make(const void *context, size_t number, struct arena *arena)
{
	made++;
	memset(arena_alloc(arena, 100), 'x', 100);
	return json_deep_copy(json_array_get(context, number));
}

static void render(const char *format, const json_t *document,
		   const struct series_set *set, struct outlet *outlet)
{
	const struct renderer *renderer = render_find(format);

	outlet_init(outlet);
	if (renderer->list)
		renderer->list(&set->items[0], outlet);
	else
		renderer->document(document, set, outlet);
}

/* Render a document whose array "list" is a series, and compare. */
static void expect_same(const char *array, const char *behind)
{
	json_t *list = json_loads(array, 0, NULL);
	json_t *more = json_loads(behind, 0, NULL);
	json_t *document =
	    json_pack("{s:s,s:o}", "format", "x/1", "list", json_null());
	struct series_set set = { .count = 0 };
	const struct series_set none = { .count = 0 };
	struct outlet outlet;
	char *whole;

	assert_non_null(list);
	assert_non_null(more);
	json_object_update(document, more);
	series_add(
	    &set, (struct series){ "list", json_array_size(list), make, list });
	made = 0;
	render("json", document, &set, &outlet);
	assert_int_equal(made, json_array_size(list));
	json_object_set(document, "list", list);
	whole = json_dumps(document, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
	assert_int_equal(strncmp(outlet.text.bytes, whole, strlen(whole)), 0);
	assert_string_equal(outlet.text.bytes + strlen(whole), "\n");
	outlet_release(&outlet);

	render("json", document, &none, &outlet);
	assert_int_equal(strncmp(outlet.text.bytes, whole, strlen(whole)), 0);
	outlet_release(&outlet);
	free(whole);
	json_decref(document);
	json_decref(list);
	json_decref(more);
}

static void a_series_is_indented_like_an_array(void **state)
{
	(void)state;
	expect_same("[]", "{}");
	expect_same("[\"a\"]", "{}");
	expect_same("[1, 2.5, null, true]", "{\"z\": [], \"y\": {}}");
	expect_same("[{\"a\": 1, \"b\": {\"c\": [1, {}]}}, {}, []]",
		    "{\"z\": [{\"a\": [1]}], \"y\": \"t\\n\"}");
}

static void a_line_per_item(void **state)
{
	json_t *list =
	    json_loads("[{\"a\": [1, 0.1]}, {\"b\": \"\\n\"}]", 0, NULL);
	struct series_set set = { .count = 0 };
	struct outlet outlet;

	(void)state;
	series_add(&set, (struct series){ "list", 2, make, list });
	render("jsonl", NULL, &set, &outlet);
	assert_string_equal(outlet.text.bytes,
			    "{\"a\":[1,0.1]}\n{\"b\":\"\\n\"}\n");
	outlet_release(&outlet);
	json_decref(list);
}

static void del_is_escaped_everywhere(void **state)
{
	json_t *document = json_pack("{s:s}", "a", "x\x7fy\x7f");
	const struct series_set none = { .count = 0 };
	struct outlet outlet;

	(void)state;
	render("json", document, &none, &outlet);
	assert_string_equal(outlet.text.bytes,
			    "{\n  \"a\": \"x\\u007fy\\u007f\"\n}\n");
	outlet_release(&outlet);
	json_decref(document);
}

static bool refuse(void *context, const struct buffer *text)
{
	(void)context;
	(void)text;
	return false;
}

static void no_item_is_made_for_nobody(void **state)
{
	json_t *list = json_array();
	struct series_set set = { .count = 0 };
	struct outlet outlet;

	(void)state;
	for (int i = 0; i < 50000; i++)
		json_array_append_new(list, json_integer(1234567890));
	series_add(&set, (struct series){ "list", 50000, make, list });
	made = 0;
	outlet_init(&outlet);
	outlet.take = refuse;
	render_find("jsonl")->list(&set.items[0], &outlet);
	assert_true(made < 10000);
	assert_true(outlet.closed);
	outlet_release(&outlet);
	json_decref(list);
}

static void a_series_is_found_by_its_name(void **state)
{
	struct series_set set = { .count = 0 };

	(void)state;
	assert_null(series_find(&set, "a"));
	series_add(&set, (struct series){ .name = "a", .count = 1 });
	series_add(&set, (struct series){ .name = "b", .count = 2 });
	assert_int_equal(series_find(&set, "b")->count, 2);
	assert_null(series_find(&set, ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_series_is_indented_like_an_array),
		cmocka_unit_test(a_line_per_item),
		cmocka_unit_test(del_is_escaped_everywhere),
		cmocka_unit_test(no_item_is_made_for_nobody),
		cmocka_unit_test(a_series_is_found_by_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
