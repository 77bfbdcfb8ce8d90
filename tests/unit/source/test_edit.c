/* Tests source/edit.c, source/patch.c and source/layout.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/edit.h"

static const struct date day = { 20261127 };

/* Two facts and the licence of the record at a place. */
static struct tool_edit at(uint64_t line, uint64_t column)
{
	return (struct tool_edit){
		.place = { "x", line, column },
		.license = "MIT",
		.facts = { .parameters = { true, 7 }, .checked = day },
	};
}

static void expect_all(const char *text, const struct tool_edit *edits,
		       size_t count, const char *wanted)
{
	struct buffer edited;

	buffer_init(&edited);
	assert_true(edit_tools(text, strlen(text), edits, count, &edited));
	assert_string_equal(edited.bytes, wanted);
	buffer_release(&edited);
}

static void expect(const char *text, struct tool_edit edit, const char *wanted)
{
	expect_all(text, &edit, 1, wanted);
}

static void values_are_replaced_where_they_stand(void **state)
{
	(void)state;
	expect("  { \"license\" : \"A\\\"B\", \"facts\":{\"checked\":\n"
	       "\"2026-01-01\" , \"x\": [1], \"parameters\"\t: 5e3 } }\n\n",
	       at(1, 3),
	       "  { \"license\" : \"MIT\", \"facts\":{\"checked\":\n"
	       "\"2026-11-27\" , \"x\": [1], \"parameters\"\t: 7 } }\n\n");
}

static void a_name_is_known_however_it_is_written(void **state)
{
	(void)state;
	expect("{\"lic\\u0065nse\":\"A\",\"facts\":{\"parameters\":1,"
	       "\"checked\":\"2026-01-01\"}}",
	       at(1, 1),
	       "{\"lic\\u0065nse\":\"MIT\",\"facts\":{\"parameters\":7,"
	       "\"checked\":\"2026-11-27\"}}");
}

/* The format has license behind name and vendor, and facts in front of sources.
 */
static void what_is_new_stands_where_the_format_has_it(void **state)
{
	(void)state;
	expect("{\n  \"slug\": \"a\",\n  \"name\": \"A\",\n  \"tags\": [],\n"
	       "  \"sources\": []\n}\n",
	       at(1, 1),
	       "{\n  \"slug\": \"a\",\n  \"name\": \"A\",\n  \"license\": "
	       "\"MIT\",\n  \"tags\": [],\n"
	       "  \"facts\": {\n    \"parameters\": 7,\n    \"checked\": "
	       "\"2026-11-27\"\n  },\n  \"sources\": []\n}\n");
}

static void in_front_where_nothing_comes_before_it(void **state)
{
	(void)state;
	expect("{ \"facts\": { \"checked\": \"2026-01-01\", \"x\": 1 }, "
	       "\"license\": \"A\" }",
	       at(1, 1),
	       "{ \"facts\": { \"parameters\": 7, \"checked\": "
	       "\"2026-11-27\", \"x\": 1 }, \"license\": \"MIT\" }");
}

static void lines_tabs_and_returns_are_those_of_the_neighbours(void **state)
{
	(void)state;
	expect("[\r\n\t{\r\n\t\t\"slug\" : \"a\",\r\n\t\t\"name\" : \"A\"\r\n"
	       "\t}\r\n]",
	       at(2, 2),
	       "[\r\n\t{\r\n\t\t\"slug\" : \"a\",\r\n\t\t\"name\" : \"A\","
	       "\r\n\t\t\"license\" : \"MIT\",\r\n\t\t\"facts\" : {\r\n"
	       "\t\t\t\"parameters\" : 7,\r\n\t\t\t\"checked\" : "
	       "\"2026-11-27\"\r\n\t\t}\r\n\t}\r\n]");
}

static void a_new_object_is_as_short_as_others(void **state)
{
	(void)state;
	expect("{\n  \"slug\": \"a\",\n  \"license\": \"A\",\n"
	       "  \"pricing\": {\"model\": \"free\"}\n}",
	       at(1, 1),
	       "{\n  \"slug\": \"a\",\n  \"license\": \"MIT\",\n"
	       "  \"pricing\": {\"model\": \"free\"},\n"
	       "  \"facts\": {\"parameters\": 7, \"checked\": "
	       "\"2026-11-27\"}\n}");
}

static void nothing_is_added_to_dense_text(void **state)
{
	(void)state;
	expect("{\"slug\":\"a\",\"name\":\"A\"}", at(1, 1),
	       "{\"slug\":\"a\",\"name\":\"A\",\"license\":\"MIT\","
	       "\"facts\":{\"parameters\":7,\"checked\":\"2026-11-27\"}}");
}

static void commas_may_begin_lines(void **state)
{
	(void)state;
	expect("{ \"slug\": \"a\"\n, \"name\": \"A\"\n}", at(1, 1),
	       "{ \"slug\": \"a\"\n, \"name\": \"A\"\n, \"license\": \"MIT\"\n"
	       ", \"facts\": {\"parameters\": 7, \"checked\": "
	       "\"2026-11-27\"}\n}");
}

static void an_empty_object_is_filled(void **state)
{
	(void)state;
	expect("{\"license\": \"A\", \"facts\": {}}", at(1, 1),
	       "{\"license\": \"MIT\", \"facts\": {\"parameters\": 7, "
	       "\"checked\": \"2026-11-27\"}}");
}

static void an_only_member_says_how_lines_are_broken(void **state)
{
	(void)state;
	expect("{\"license\":\"A\",\"facts\":{\n \"checked\": \"2026-01-01\"\n"
	       "}}",
	       at(1, 1),
	       "{\"license\":\"MIT\",\"facts\":{\n \"parameters\": 7,\n "
	       "\"checked\": \"2026-11-27\"\n}}");
}

static void what_is_not_known_stays(void **state)
{
	const char *text = "{\"facts\": {\"parameters\": 1}}";

	(void)state;
	expect(text, (struct tool_edit){ .place = { "x", 1, 1 } }, text);
}

/* Columns count characters, and a mark in front does not count. */
static void entries_of_sources_are_found_by_number(void **state)
{
	(void)state;
	expect("\xef\xbb\xbf"
	       "[\"\xc3\xa9\", {\"sources\": [{\"id\": \"[}\\\"\"}, "
	       "{\"kind\": \"a\", \"url\": \"b\"} ]}]",
	       (struct tool_edit){
		   .place = { "x", 1, 7 }, .listing = 1, .checked = day },
	       "\xef\xbb\xbf"
	       "[\"\xc3\xa9\", {\"sources\": [{\"id\": \"[}\\\"\"}, "
	       "{\"kind\": \"a\", \"url\": \"b\", \"checked\": "
	       "\"2026-11-27\"} ]}]");
}

static void several_tools_are_edited_at_once(void **state)
{
	struct tool_edit edits[3];

	(void)state;
	for (uint64_t i = 0; i < 3; i++) {
		edits[i] = (struct tool_edit){
			.place = { "x", i ? 2 : 1, i == 2 ? 17 : 1 },
			.license = i == 1 ? "ISC" : "MIT",
		};
	}
	edits[1].place.column = 2;
	expect_all("{\"license\":\"A\"}\n[{\"license\":\"\"},{\"slug\":\"c\"}]",
		   edits, 3,
		   "{\"license\":\"MIT\"}\n[{\"license\":\"ISC\"},"
		   "{\"slug\":\"c\",\"license\":\"MIT\"}]");
}

static void refuse(const char *text, uint64_t line, uint64_t column)
{
	struct tool_edit edit = at(line, column);
	struct buffer edited;

	edit.checked = day;
	buffer_init(&edited);
	assert_false(edit_tools(text, strlen(text), &edit, 1, &edited));
	assert_int_equal(edited.length, 0);
	buffer_release(&edited);
}

static void another_text_is_refused(void **state)
{
	(void)state;
	refuse("", 1, 1);
	refuse("{}", 2, 1);
	refuse("{}", 1, 9);
	refuse("[]", 1, 1);
	refuse("{\"slug\": \"a\"", 1, 1);
	refuse("{\"slug\": \"a\"}", 1, 1); /* there are no sources */
	refuse("{\"sources\": []}", 1, 1);
	refuse("{\"sources\": 1}", 1, 1);
	refuse("{\"facts\": 1, \"sources\": [{}]}", 1, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_replaced_where_they_stand),
		cmocka_unit_test(a_name_is_known_however_it_is_written),
		cmocka_unit_test(what_is_new_stands_where_the_format_has_it),
		cmocka_unit_test(in_front_where_nothing_comes_before_it),
		cmocka_unit_test(
		    lines_tabs_and_returns_are_those_of_the_neighbours),
		cmocka_unit_test(a_new_object_is_as_short_as_others),
		cmocka_unit_test(nothing_is_added_to_dense_text),
		cmocka_unit_test(commas_may_begin_lines),
		cmocka_unit_test(an_empty_object_is_filled),
		cmocka_unit_test(an_only_member_says_how_lines_are_broken),
		cmocka_unit_test(what_is_not_known_stays),
		cmocka_unit_test(entries_of_sources_are_found_by_number),
		cmocka_unit_test(several_tools_are_edited_at_once),
		cmocka_unit_test(another_text_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
