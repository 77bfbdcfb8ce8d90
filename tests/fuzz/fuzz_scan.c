/*
 * Holds the scanner against jansson, and against itself: the same text in
 * memory, in blocks, walked, skipped and with names guessed. The first byte of
 * an input chooses the size of the blocks, the rest is the text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "scan_tree.h"

enum { SMALL_BLOCKS = 64 };

struct outcome {
	bool accepted;
	json_t *tree;	      /* NULL when refused or skipped */
	struct buffer places; /* of every name and value */
	struct error error;
};

/* What a tree holds at most. */
struct extent {
	size_t depth;
	size_t members; /* of one object */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int memory_file = -1;

_Noreturn static void differ(const char *what, const char *one,
			     const char *other)
{
	fprintf(stderr, "%s differ:\n  %s\n  %s\n", what, one, other);
	abort();
}

/* ---- the runs ---- */

static void finish(struct scan *scan, struct outcome *outcome)
{
	outcome->accepted = outcome->tree != NULL;
	scan_release(scan);
	if (outcome->accepted != (outcome->error.count == 0))
		differ("outcome and error", outcome->accepted ? "yes" : "no",
		       outcome->error.count ? "refused" : "no error");
	if (outcome->error.count > 1)
		differ("errors of one scan", outcome->error.items[0].text,
		       outcome->error.items[1].text);
}

static void walk(struct scan *scan, struct outcome *outcome)
{
	outcome->tree = scan_tree(scan, &outcome->places);
	finish(scan, outcome);
}

static void walk_guessing(struct scan *scan, struct outcome *outcome)
{
	outcome->tree = scan_tree_guessing(scan, &outcome->places);
	finish(scan, outcome);
}

static void skip(struct scan *scan, struct outcome *outcome)
{
	outcome->tree = NULL;
	outcome->accepted = scan_skip(scan) == 0 && scan_finish(scan) == 0;
	scan_release(scan);
}

static void run_in_memory(const uint8_t *text, size_t size,
			  void (*run)(struct scan *, struct outcome *),
			  struct outcome *outcome)
{
	struct scan scan;

	buffer_init(&outcome->places);
	error_init(&outcome->error);
	scan_init_bytes(&scan, "fuzz", text, size, &outcome->error);
	run(&scan, outcome);
}

static void run_in_blocks(size_t block_size,
			  void (*run)(struct scan *, struct outcome *),
			  struct outcome *outcome)
{
	struct scan scan;

	buffer_init(&outcome->places);
	error_init(&outcome->error);
	if (lseek(memory_file, 0, SEEK_SET) < 0)
		abort();
	scan_init_file(&scan, "fuzz", memory_file, block_size, &outcome->error);
	run(&scan, outcome);
}

static void write_memory_file(const uint8_t *text, size_t size)
{
	if (memory_file < 0)
		memory_file = memfd_create("fuzz_scan", 0);
	if (memory_file < 0 || ftruncate(memory_file, 0) < 0 ||
	    pwrite(memory_file, text, size, 0) != (ssize_t)size)
		abort();
}

static void outcome_release(struct outcome *outcome)
{
	json_decref(outcome->tree);
	buffer_release(&outcome->places);
}

/* ---- the comparisons ---- */

/* Compares order, strings and the last bit of numbers, which json_equal does
 * not. */
static void compare_trees(const char *what, json_t *one, json_t *other)
{
	char *a = json_dumps(one, JSON_ENCODE_ANY);
	char *b = json_dumps(other, JSON_ENCODE_ANY);

	if (!a || !b || strcmp(a, b) != 0)
		differ(what, a ? a : "nothing", b ? b : "nothing");
	free(a);
	free(b);
}

static void compare_outcomes(const char *what, const struct outcome *one,
			     const struct outcome *other)
{
	const struct error_item *a = one->error.items;
	const struct error_item *b = other->error.items;

	if (one->accepted != other->accepted)
		differ(what, one->accepted ? "accepted" : a->text,
		       other->accepted ? "accepted" : b->text);
	if (one->accepted)
		return;
	if (strcmp(a->where, b->where) != 0)
		differ(what, a->where, b->where);
	if (strcmp(a->text, b->text) != 0)
		differ(what, a->text, b->text);
}

static void measure(json_t *tree, size_t depth, struct extent *extent)
{
	const char *name;
	json_t *child;
	size_t i;

	if (!json_is_object(tree) && !json_is_array(tree))
		return;
	if (++depth > extent->depth)
		extent->depth = depth;
	if (json_object_size(tree) > extent->members)
		extent->members = json_object_size(tree);
	json_object_foreach(tree, name, child) measure(child, depth, extent);
	json_array_foreach(tree, i, child) measure(child, depth, extent);
}

static size_t longest_number(const uint8_t *text, size_t size)
{
	size_t longest = 0;
	size_t length = 0;

	for (size_t i = 0; i < size; i++) {
		length = text[i] && strchr("0123456789+-.eE", text[i])
			     ? length + 1
			     : 0;
		if (length > longest)
			longest = length;
	}
	return longest;
}

/* Whether scan.h says that jansson takes what the scanner refused. Names over
 * SCAN_TEXT are longer than any input here. */
static bool is_known_difference(const uint8_t *text, size_t size, json_t *tree)
{
	struct extent extent = { 0 };

	measure(tree, 0, &extent);
	return memchr(text, 0, size) || extent.depth > SCAN_DEPTH ||
	       extent.members > SCAN_MEMBERS ||
	       longest_number(text, size) > SCAN_DIGITS;
}

static void compare_with_jansson(const uint8_t *text, size_t size,
				 const struct outcome *outcome)
{
	static const uint8_t mark[] = { 0xef, 0xbb, 0xbf };
	json_error_t error;
	json_t *tree;

	if (size >= sizeof(mark) && memcmp(text, mark, sizeof(mark)) == 0) {
		text += sizeof(mark);
		size -= sizeof(mark);
	}
	tree = json_loadb((const char *)text, size,
			  JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
	if (outcome->accepted && !tree)
		differ("scanner and jansson", "accepted", error.text);
	if (outcome->accepted && memchr(text, 0, size))
		differ("scanner and scan.h", "accepted", "a raw NUL");
	if (outcome->accepted)
		compare_trees("scanner and jansson", outcome->tree, tree);
	else if (tree && !is_known_difference(text, size, tree))
		differ("scanner and jansson", outcome->error.items[0].text,
		       "accepted");
	json_decref(tree);
}

static void compare_walks(const char *what, const struct outcome *one,
			  const struct outcome *other)
{
	compare_outcomes(what, one, other);
	if (one->accepted)
		compare_trees(what, one->tree, other->tree);
	if (strcmp(one->places.bytes, other->places.bytes) != 0)
		differ(what, one->places.bytes, other->places.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Errors are large; nothing of them outlives a run. */
	static struct outcome memory, blocks, skipped, skipped_blocks;
	static struct outcome guessed, guessed_blocks;
	size_t block_size;

	if (!size)
		return 0;
	block_size = data[0] % (SMALL_BLOCKS + 1);
	if (!block_size)
		block_size = SCAN_BLOCK;
	data++;
	size--;

	write_memory_file(data, size);
	run_in_memory(data, size, walk, &memory);
	run_in_blocks(block_size, walk, &blocks);
	run_in_memory(data, size, skip, &skipped);
	run_in_blocks(block_size, skip, &skipped_blocks);
	run_in_memory(data, size, walk_guessing, &guessed);
	run_in_blocks(block_size, walk_guessing, &guessed_blocks);

	compare_with_jansson(data, size, &memory);
	compare_walks("memory and blocks", &memory, &blocks);
	compare_walks("names as they come and guessed", &memory, &guessed);
	compare_walks("names guessed in blocks", &memory, &guessed_blocks);
	compare_outcomes("walking and skipping", &memory, &skipped);
	compare_outcomes("walking and skipping in blocks", &memory,
			 &skipped_blocks);

	outcome_release(&memory);
	outcome_release(&blocks);
	outcome_release(&skipped);
	outcome_release(&skipped_blocks);
	outcome_release(&guessed);
	outcome_release(&guessed_blocks);
	return 0;
}
