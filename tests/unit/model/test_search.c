/* Tests model/search.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "load.h"
#include "smolcmp/buffer.h"
#include "smolcmp/search.h"

static struct catalog catalog;
static struct arena arena;

static int setup(void **state)
{
	(void)state;
	load(&catalog,
	     "{\"tools\":[{\"slug\":\"a\",\"name\":\"Alpha\","
	     "\"tags\":[\"red log\",\"x\",\"log\"],\"tagline\":\"Blue logs\","
	     "\"pricing\":{\"model\":\"paid\",\"note\":\"by log\"}}],"
	     "\"reviews\":[{\"tool\":\"a\",\"reviewer\":\"r\",\"verdict\":"
	     "\"ship\",\"quote\":\"A Log.\",\"summary\":\"none\"}]}",
	     NULL);
	arena_init(&arena);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	catalog_release(&catalog);
	arena_release(&arena);
	return 0;
}

/* What is found in the tool: "member: text [match] text" a line; NULL when
 * nothing is. */
static const char *find_in(const struct catalog *in, const char *text)
{
	struct search search = search_for(text, &arena);
	struct search_match match;
	struct buffer said;
	const char *result;

	if (!search_tool(&search, in, &in->tools[0], &arena, &match))
		return NULL;
	buffer_init(&said);
	for (size_t i = 0; i < match.excerpt_count; i++) {
		const struct excerpt *excerpt = &match.excerpts[i];

		buffer_printf(&said, "%s%s%s: ", excerpt->member,
			      excerpt->whose ? " of " : "",
			      excerpt->whose ? excerpt->whose : "");
		for (size_t j = 0; j < excerpt->pieces.count; j++)
			buffer_printf(&said, j % 2 ? "[%s]" : "%s",
				      excerpt->pieces.items[j]);
		buffer_add_char(&said, '\n');
	}
	for (size_t i = 0; i < match.members.count; i++)
		buffer_printf(&said, " %s", match.members.items[i]);
	result = arena_string(&arena, said.bytes);
	buffer_release(&said);
	return result;
}

/* The excerpt of a tagline. */
static const char *excerpt(const char *tagline, const char *text)
{
	struct catalog other;
	const char *json =
	    arena_printf(&arena,
			 "{\"tools\":[{\"slug\":\"t\",\"name\":\"-\","
			 "\"tagline\":\"%s\"}],\"reviews\":[]}",
			 tagline);
	const char *found;

	load(&other, json, NULL);
	found = find_in(&other, text);
	catalog_release(&other);
	return found;
}

static void expect(const char *tagline, const char *text, const char *want)
{
	assert_string_equal(
	    excerpt(tagline, text),
	    arena_printf(&arena, "tagline: %s\n tagline", want));
}

static const char *repeated(const char *text, size_t times)
{
	struct buffer all;
	const char *result;

	buffer_init(&all);
	for (size_t i = 0; i < times; i++)
		buffer_add_string(&all, text);
	result = arena_string(&arena, all.bytes);
	buffer_release(&all);
	return result;
}

static void words_are_folded_and_apart(void **state)
{
	struct search search = search_for(" A\tStra\u00dfe\n\u00a0b ", &arena);

	(void)state;
	assert_int_equal(search.words.count, 3);
	assert_string_equal(search.words.items[0], "a");
	assert_string_equal(search.words.items[1], "strasse");
	assert_string_equal(search.words.items[2], "b");
	assert_int_equal(search_for(" \t\u3000", &arena).words.count, 0);
	assert_int_equal(search_for("", &arena).words.count, 0);
}

static void every_text_is_found_and_every_member_named_once(void **state)
{
	(void)state;
	assert_string_equal(find_in(&catalog, "log"),
			    "tagline: Blue [log]s\n"
			    "tags: red [log]\ntags: [log]\n"
			    "pricing: by [log]\n"
			    "reviews of r: A [Log].\n"
			    " tagline tags pricing reviews");
}

static void every_word_is_needed_and_each_is_marked(void **state)
{
	(void)state;
	assert_string_equal(find_in(&catalog, "alpha red"),
			    "name: [Alpha]\ntags: [red] log\n name tags");
	assert_null(find_in(&catalog, "alpha green"));
	assert_null(find_in(&catalog, "xx"));
}

static void matches_that_touch_are_one(void **state)
{
	(void)state;
	expect("abcd", "abc bcd", "[abcd]");
	expect("abcd", "cd ab", "[abcd]");
	expect("abcd", "b d", "a[b]c[d]");
	expect("aaaaa", "aa", "[aaaa]a");
	expect("abcd", "abcd b", "[abcd]");
}

static void a_part_of_a_character_marks_all_of_it(void **state)
{
	(void)state;
	expect("a\ufb01x", "i", "a[\ufb01]x");
	expect("a\ufb01x", "f", "a[\ufb01]x");
	expect("\u00dfx", "s", "[\u00df]x");
	expect("U\u0308x", "\u00fc", "[U\u0308]x");
}

static void long_text_is_cut_at_blanks_around_the_first_match(void **state)
{
	const char *fill = repeated("filler ", 60);
	const char *found = excerpt(
	    arena_printf(&arena, "%sneedle %sneedle", fill, fill), "needle");

	(void)state;
	assert_non_null(strstr(found, "tagline: ... filler filler "));
	assert_non_null(strstr(found, "[needle] filler"));
	assert_non_null(strstr(found, "filler ...\n"));
	/* The second match is too far from the first. */
	assert_null(strstr(strstr(found, "[needle]") + 8, "needle"));
	assert_true(strlen(found) < 240);
}

static void a_match_at_the_end_of_long_text_is_whole(void **state)
{
	const char *fill = repeated("filler ", 60);
	const char *found =
	    excerpt(arena_printf(&arena, "%sneedle", fill), "needle");

	(void)state;
	assert_non_null(strstr(found, "filler [needle]\n"));
	assert_non_null(strstr(found, "tagline: ... filler"));
}

static void a_match_at_the_beginning_has_nothing_in_front(void **state)
{
	const char *fill = repeated(" filler", 60);
	const char *found =
	    excerpt(arena_printf(&arena, "needle%s", fill), "needle");

	(void)state;
	assert_non_null(strstr(found, "tagline: [needle] filler"));
	assert_non_null(strstr(found, "filler ...\n"));
}

static void a_match_longer_than_an_excerpt_is_whole(void **state)
{
	const char *word = repeated("\u00e9", 300);
	const char *found = excerpt(arena_printf(&arena, "a %s b", word), word);

	(void)state;
	assert_non_null(strstr(found, arena_printf(&arena, "[%s]", word)));
}

static void text_without_blanks_is_never_cut_in_a_character(void **state)
{
	const char *fill = repeated("\u65e5", 200);
	const char *found =
	    excerpt(arena_printf(&arena, "%sx%s", fill, fill), "x");

	(void)state;
	assert_non_null(strstr(found, "... [x]\u65e5"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_folded_and_apart),
		cmocka_unit_test(
		    every_text_is_found_and_every_member_named_once),
		cmocka_unit_test(every_word_is_needed_and_each_is_marked),
		cmocka_unit_test(matches_that_touch_are_one),
		cmocka_unit_test(a_part_of_a_character_marks_all_of_it),
		cmocka_unit_test(
		    long_text_is_cut_at_blanks_around_the_first_match),
		cmocka_unit_test(a_match_at_the_end_of_long_text_is_whole),
		cmocka_unit_test(a_match_at_the_beginning_has_nothing_in_front),
		cmocka_unit_test(a_match_longer_than_an_excerpt_is_whole),
		cmocka_unit_test(
		    text_without_blanks_is_never_cut_in_a_character),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
