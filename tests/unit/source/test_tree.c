/* Tests source/tree.c in real directories. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/buffer.h"

#include "source/tree.h"
#include "unit/scratch.h"

/* List a tree and hold the paths, a blank behind each, against what should. */
static void expect(const char *root, const struct source_filter *filter,
		   const char *paths)
{
	struct arena arena;
	struct error error;
	struct buffer got;
	struct tree tree;

	arena_init(&arena);
	error_init(&error);
	buffer_init(&got);
	assert_int_equal(tree_list(root, filter, &arena, &tree, &error), 0);
	for (size_t i = 0; i < tree.count; i++)
		buffer_printf(&got, "%s ", tree.files[i].path);
	assert_string_equal(got.bytes, paths);
	assert_int_equal(error.kind, ERROR_NONE);
	tree_release(&tree);
	buffer_release(&got);
	arena_release(&arena);
}

static void files_come_in_byte_order_of_path(void **state)
{
	(void)state;
	scratch_directory("d");
	scratch_directory("d/a");
	scratch_directory("d/a/b");
	scratch_file("d/b.json", "");
	scratch_file("d/a.json", "");
	scratch_file("d/B.json", "");
	scratch_file("d/\xc3\xa9.json", "");
	scratch_file("d/a/z.jsonl", "");
	scratch_file("d/a/b/y.ndjson", "");
	scratch_file("d/a-.json", "");
	expect("d", NULL,
	       "d/B.json d/a-.json d/a.json d/a/b/y.ndjson d/a/z.jsonl "
	       "d/b.json d/\xc3\xa9.json ");
	expect("d///", NULL,
	       "d/B.json d/a-.json d/a.json d/a/b/y.ndjson d/a/z.jsonl "
	       "d/b.json d/\xc3\xa9.json ");
}

static void only_data_files_count_and_no_hidden_ones(void **state)
{
	(void)state;
	scratch_directory(".git");
	scratch_directory("x.json");
	scratch_file(".git/a.json", "");
	scratch_file(".a.json", "");
	scratch_file(".json", "");
	scratch_file("a.JSON", "");
	scratch_file("a.json~", "");
	scratch_file("json", "");
	scratch_file("a.txt", "");
	scratch_file("x.json/a.json", "");
	assert_int_equal(mkfifo("p.json", 0600), 0);
	expect(".", NULL, "./x.json/a.json ");
	assert_true(tree_has_extension("a.json", ".json"));
	assert_false(tree_has_extension(".json", ".json"));
	assert_false(tree_has_extension("json", ".json"));
}

static void links_lead_only_to_files_inside(void **state)
{
	(void)state;
	scratch_directory("d");
	scratch_directory("d/x");
	scratch_directory("outside");
	scratch_file("outside/o.json", "");
	scratch_file("d/x/real.json", "");
	scratch_file("d/x/data", "");
	assert_int_equal(symlink("../outside/o.json", "d/out.json"), 0);
	assert_int_equal(symlink("../outside", "d/outside"), 0);
	assert_int_equal(symlink("nowhere", "d/broken.json"), 0);
	assert_int_equal(symlink("x", "d/x.json"), 0);
	assert_int_equal(symlink("loop.json", "d/loop.json"), 0);
	assert_int_equal(symlink("..", "d/x/up"), 0);
	assert_int_equal(symlink("x/data", "d/named.json"), 0);
	expect("d", NULL, "d/named.json d/x/real.json ");
	/* A root that is itself a link is a tree as any other. */
	assert_int_equal(symlink("d", "link"), 0);
	expect("link", NULL, "link/named.json link/x/real.json ");
	/* A neighbour whose name begins alike is outside. */
	scratch_directory("dd");
	scratch_file("dd/o.json", "");
	assert_int_equal(symlink("../dd/o.json", "d/dd.json"), 0);
	expect("d", NULL, "d/named.json d/x/real.json ");
}

static void a_file_with_links_to_it_counts_once(void **state)
{
	(void)state;
	scratch_file("m.json", "");
	scratch_file("data", "");
	assert_int_equal(symlink("m.json", "a.json"), 0);
	assert_int_equal(symlink("m.json", "z.json"), 0);
	assert_int_equal(symlink("data", "y.json"), 0);
	assert_int_equal(symlink("data", "b.json"), 0);
	expect(".", NULL, "./b.json ./m.json ");
}

static void filters_choose_by_paths_relative_to_their_base(void **state)
{
	const char *files[] = { "d/tools/*", "extra.json" };
	const char *exclude[] = { "d/**/old/*", "*.jsonl" };
	struct source_filter filter = { .base = "." };

	(void)state;
	scratch_directory("d");
	scratch_directory("d/tools");
	scratch_directory("d/tools/old");
	scratch_directory("d/old");
	scratch_file("d/a.json", "");
	scratch_file("d/extra.json", "");
	scratch_file("d/tools/t.json", "");
	scratch_file("d/tools/t.jsonl", "");
	scratch_file("d/tools/old/extra.json", "");
	scratch_file("d/old/o.json", "");
	expect("d", &filter,
	       "d/a.json d/extra.json d/old/o.json d/tools/old/extra.json "
	       "d/tools/t.json d/tools/t.jsonl ");
	filter.exclude = (struct texts){ exclude, 2 };
	expect("d", &filter, "d/a.json d/extra.json d/tools/t.json ");
	filter.files = (struct texts){ files, 2 };
	expect("d", &filter, "d/extra.json d/tools/t.json ");
	filter.exclude.count = 0;
	expect("d", &filter,
	       "d/extra.json d/tools/old/extra.json d/tools/t.json "
	       "d/tools/t.jsonl ");
	/* From below, as the configuration of a parent directory has it. */
	assert_int_equal(chdir("d"), 0);
	filter.base = "..";
	expect("../d", &filter,
	       "../d/extra.json ../d/tools/old/extra.json "
	       "../d/tools/t.json ../d/tools/t.jsonl ");
	/* Without a base there is no filter. */
	filter.base = NULL;
	expect("old", &filter, "old/o.json ");
}

static void what_cannot_be_read_is_a_problem(void **state)
{
	struct arena arena;
	struct error error;
	struct tree tree;

	(void)state;
	arena_init(&arena);
	error_init(&error);
	assert_int_equal(tree_list("none", NULL, &arena, &tree, &error), -1);
	tree_release(&tree);
	assert_string_equal(error.items[0].where, "none");
	assert_string_equal(error.items[0].text,
			    "cannot read: No such file or directory");
	if (geteuid() != 0) {
		scratch_directory("shut");
		scratch_file("a.json", "");
		assert_int_equal(chmod("shut", 0), 0);
		error_init(&error);
		assert_int_equal(tree_list(".", NULL, &arena, &tree, &error),
				 -1);
		assert_string_equal(error.items[0].where, "./shut");
		assert_int_equal(tree.count, 1);
		tree_release(&tree);
	}
	arena_release(&arena);
}

#define IN_SCRATCH(test)                                                       \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(files_come_in_byte_order_of_path),
		IN_SCRATCH(only_data_files_count_and_no_hidden_ones),
		IN_SCRATCH(links_lead_only_to_files_inside),
		IN_SCRATCH(a_file_with_links_to_it_counts_once),
		IN_SCRATCH(filters_choose_by_paths_relative_to_their_base),
		IN_SCRATCH(what_cannot_be_read_is_a_problem),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
