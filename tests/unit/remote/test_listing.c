/* Tests remote/listing.c and remote/wish.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "remote/listing.h"
#include "remote/wish.h"

#define SUM "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static struct arena arena;
static struct error error;

static void one_is_known_by_its_first_member(void **state)
{
	static const char *const are[] = {
		"{\"format\":\"smolcmp-index/1\"",
		"\xef\xbb\xbf { \"format\" :\n\t\"smolcmp-index/1\", x",
		"{\"format\":\"smolcmp-index/2\"",
	};
	static const char *const are_not[] = {
		"",
		"[\"format\":\"smolcmp-index/1\"",
		"{\"files\":[],\"format\":\"smolcmp-index/1\"",
		"{\"format\":\"smolcmp/1\"}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(are) / sizeof(*are); i++)
		assert_true(listing_is(are[i]));
	for (size_t i = 0; i < sizeof(are_not) / sizeof(*are_not); i++)
		assert_false(listing_is(are_not[i]));
}

/* Read a listing of what stands between the brackets. */
static int read_files(const char *files, struct file_list *list)
{
	struct buffer text;
	int status;

	error_init(&error);
	buffer_init(&text);
	buffer_printf(&text, "{\"format\":\"smolcmp-index/1\",\"files\":[%s]}",
		      files);
	status = listing_read(&text, "where", &arena, list, &error);
	buffer_release(&text);
	return status;
}

static int read_path(const char *path)
{
	struct file_list list;

	return read_files(arena_printf(&arena,
				       "{\"path\":\"%s\",\"sha256\":\"" SUM
				       "\",\"bytes\":1}",
				       path),
			  &list);
}

static void files_come_in_order(void **state)
{
	struct file_list list;
	char sum[SHA256_TEXT];

	(void)state;
	arena_init(&arena);
	assert_int_equal(
	    read_files("{\"path\":\"b.jsonl.gz\",\"sha256\":\"" SUM
		       "\",\"bytes\":7},{\"bytes\":0,\"sha256\":\"" SUM
		       "\",\"path\":\"a/.b-%C3%A9.json\"}",
		       &list),
	    0);
	assert_int_equal(list.count, 2);
	assert_string_equal(list.files[0].path, "a/.b-%C3%A9.json");
	assert_string_equal(list.files[1].path, "b.jsonl.gz");
	assert_int_equal(list.files[1].bytes, 7);
	assert_string_equal(sha256_format(&list.files[0].sum, sum), SUM);
	arena_release(&arena);
}

static void what_is_wrong_is_refused(void **state)
{
	static const char *const paths[] = {
		"",
		"/a.json",
		"../a.json",
		"a/../b.json",
		"a/./b.json",
		"a//b.json",
		"http://h/a.json",
		"a:b.json",
		"a.json?x",
		"a.json#x",
		"a\\b.json",
		"a\\nb.json",
		"a b.json",
		"%2e%2e/a.json",
		"%2E/a.json",
		"a%2fb.json",
		"a%5Cb.json",
		"a%0ab.json",
		"a%7F.json",
		"a%4.json",
		"\xc3\xa9.json",
		"a.txt",
		".json",
		"a.json.gz.gz",
		"a.JSON",
	};
	static const char *const files[] = {
		"",
		"1",
		"{\"path\":\"a.json\",\"sha256\":\"" SUM "\"}",
		"{\"path\":\"a.json\",\"sha256\":\"" SUM "\",\"bytes\":-1}",
		"{\"path\":\"a.json\",\"sha256\":\"" SUM "\",\"bytes\":1.5}",
		"{\"path\":\"a.json\",\"sha256\":\"1\",\"bytes\":1}",
		"{\"path\":\"a.json\",\"sha256\":\"" SUM "\",\"bytes\":1},"
		"{\"path\":\"a.json\",\"sha256\":\"" SUM "\",\"bytes\":2}",
	};
	struct file_list list;

	(void)state;
	arena_init(&arena);
	assert_int_equal(read_path("a.json"), 0);
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		if (read_path(paths[i]) == 0)
			fail_msg("'%s' is taken", paths[i]);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (read_files(files[i], &list) == 0)
			fail_msg("'%s' is taken", files[i]);
	arena_release(&arena);
}

/* A whole text is refused so, each line a problem. */
static void refused(const char *text, const char *said)
{
	struct file_list list;
	struct buffer whole, problems;

	error_init(&error);
	buffer_init(&whole);
	buffer_init(&problems);
	buffer_add_string(&whole, text);
	assert_int_equal(listing_read(&whole, "u", &arena, &list, &error), -1);
	for (size_t i = 0; i < error.count; i++)
		buffer_printf(&problems, "%s: %s\n", error.items[i].where,
			      error.items[i].text);
	assert_string_equal(problems.bytes, said);
	buffer_release(&whole);
	buffer_release(&problems);
}

static void problems_have_places(void **state)
{
	(void)state;
	arena_init(&arena);
	refused("{\"format\":\"smolcmp-index/1\",\n \"files\": }",
		"u:2:11: is no listing: unexpected token near '}'\n");
	refused("{\"format\": \"smolcmp-index/2\", \"files\": 1}",
		"u:1:1: 'format' is 'smolcmp-index/2', and this version of "
		"smolcmp knows 'smolcmp-index/1'\n");
	refused("{\"format\": \"smolcmp-index/1\"}",
		"u:1:1: listing has no 'files'\n");
	refused("\xef\xbb\xbf{\"format\": \"smolcmp-index/1\", \"x\": "
		"[\"files\", {}],\n"
		" \"f\\u0069les\" : [\n"
		" {\"path\": \"\xc3\xa9\"}, 7,\n"
		" {\"path\": \"a.json\", \"sha256\": \"" SUM
		"\", \"bytes\": 1, \"x\": {}}\n"
		", {\"path\": \"a.json\", \"sha256\": \"" SUM "\"}]}",
		"u:3:2: path '\xc3\xa9' has a character that must be written "
		"as %XX\n"
		"u:3:17: 'files' has what is no object\n"
		"u:5:3: file has no 'bytes'\n");
	refused(
	    "{\"format\": \"smolcmp-index/1\", \"files\": [\n"
	    " {\"path\": \"a.json\", \"sha256\": \"" SUM "\", \"bytes\": 1},\n"
	    " {\"path\": \"a.json\", \"sha256\": \"" SUM "\", \"bytes\": 1}]}",
	    "u:3:2: path 'a.json' stands there twice\n");
	arena_release(&arena);
}

static void paths_go_on_from_where_the_listing_is(void **state)
{
	static const struct {
		const char *url;
		const char *is;
	} rows[] = {
		{ "https://h/x/index.json", "https://h/x/a.json" },
		{ "https://h/x/", "https://h/x/a.json" },
		{ "https://h/index.json?y=/z/", "https://h/a.json" },
		{ "http://h:80", "http://h:80/a.json" },
		{ "http://h?x/y", "http://h/a.json" },
	};

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_string_equal(
		    listing_resolve(&arena, rows[i].url, "a.json"), rows[i].is);
	arena_release(&arena);
}

static void a_source_may_be_pinned(void **state)
{
	static const char *const wrong[] = {
		"http://h/a.json#",
		"http://h/a.json#x",
		"http://h/a.json#sha256=" SUM "0",
		"http://h/a.json#SHA256=" SUM,
		"http://u@h/",
		"https://u:p@h:1/a#sha256=" SUM,
		"http://h/a b",
		"http:///a",
	};
	struct wish wish;

	(void)state;
	arena_init(&arena);
	error_init(&error);
	assert_int_equal(wish_parse("HTTP://h/a?b@c", &arena, &wish, &error),
			 0);
	assert_false(wish.pinned);
	assert_string_equal(wish.url, "http://h/a?b@c");
	assert_int_equal(
	    wish_parse("hTTps://Ex.Org?A#sha256=" SUM, &arena, &wish, &error),
	    0);
	assert_string_equal(wish.url, "https://ex.org?A");
	assert_int_equal(
	    wish_parse("http://h/a.json#sha256=" SUM, &arena, &wish, &error),
	    0);
	assert_true(wish.pinned);
	assert_string_equal(wish.url, "http://h/a.json");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		error_init(&error);
		assert_int_equal(wish_parse(wrong[i], &arena, &wish, &error),
				 -1);
		assert_null(strstr(error.items[0].where, "u:p"));
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_is_known_by_its_first_member),
		cmocka_unit_test(files_come_in_order),
		cmocka_unit_test(what_is_wrong_is_refused),
		cmocka_unit_test(problems_have_places),
		cmocka_unit_test(paths_go_on_from_where_the_listing_is),
		cmocka_unit_test(a_source_may_be_pinned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
