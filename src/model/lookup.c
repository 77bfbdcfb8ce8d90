#include "smolcmp/lookup.h"

#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

#include "smolcmp/buffer.h"
#include "smolcmp/memory.h"

enum { SHOWN = 4, LONGEST = 200 };

/* Text without case, as code points; empty when it is no UTF-8. */
struct folded {
	uint32_t *points;
	size_t length;
};

static uint8_t *casefold(const char *text, size_t *size)
{
	const uint8_t *from = (const uint8_t *)text;
	size_t length = strlen(text);

	return u8_check(from, length)
		   ? NULL
		   : u8_casefold(from, length, NULL, UNINORM_NFC, NULL, size);
}

const char *lookup_fold(const char *text, struct arena *arena)
{
	const char *folded = "";
	size_t size = 0;
	uint8_t *bytes = casefold(text, &size);

	if (bytes)
		folded = arena_text(arena, (const char *)bytes, size);
	free(bytes);
	return folded;
}

static struct folded fold(const char *text)
{
	struct folded folded = { NULL, 0 };
	size_t size;
	uint8_t *bytes = casefold(text, &size);

	if (!bytes)
		return folded;
	folded.points = u8_to_u32(bytes, size, NULL, &folded.length);
	free(bytes);
	return folded;
}

static bool starts_with(const struct folded *text, const struct folded *start)
{
	return text->points && start->points && text->length >= start->length &&
	       memcmp(text->points, start->points,
		      start->length * sizeof(*start->points)) == 0;
}

bool lookup_equal(const char *a, const char *b)
{
	struct folded x = fold(a);
	struct folded y = fold(b);
	bool equal = x.length == y.length && starts_with(&x, &y);

	free(x.points);
	free(y.points);
	return equal;
}

const char *lookup_key(const char *text, struct arena *arena)
{
	struct folded folded = fold(text);
	const char *key = text;
	uint8_t *bytes = NULL;
	size_t length = 0;

	if (folded.points)
		bytes = u32_to_u8(folded.points, folded.length, NULL, &length);
	if (bytes)
		key = arena_text(arena, (const char *)bytes, length);
	free(bytes);
	free(folded.points);
	return key;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, changes and swaps of neighbours from a to b. */
static size_t distance(const struct folded *a, const struct folded *b)
{
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0];
	size_t *last = rows[1];
	size_t *row = rows[2];

	for (size_t j = 0; j <= b->length; j++)
		last[j] = j;
	for (size_t i = 1; i <= a->length; i++) {
		size_t *spare = before;

		row[0] = i;
		for (size_t j = 1; j <= b->length; j++) {
			bool same = a->points[i - 1] == b->points[j - 1];

			row[j] = least(least(last[j], row[j - 1]) + 1,
				       last[j - 1] + !same);
			if (i > 1 && j > 1 &&
			    a->points[i - 1] == b->points[j - 2] &&
			    a->points[i - 2] == b->points[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		before = last;
		last = row;
		row = spare;
	}
	return last[b->length];
}

/* What may have been meant, whatever it is. */
struct candidate {
	const char *id;
	const char *name; /* NULL: none */
	struct texts aliases;
};

struct candidates {
	const char *noun;    /* "tool" */
	const char *command; /* that lists them */
	struct candidate *items;
	size_t count;
};

/* How a candidate's names compare with what was typed. */
struct match {
	bool equal;
	bool prefix;
	size_t distance; /* the least */
};

static void match_name(const struct folded *typed, const char *name,
		       struct match *match)
{
	struct folded folded = fold(name);

	if (starts_with(&folded, typed)) {
		match->prefix = true;
		match->equal |= folded.length == typed->length;
	}
	if (folded.points && typed->points && folded.length <= LONGEST &&
	    typed->length <= LONGEST)
		match->distance =
		    least(match->distance, distance(typed, &folded));
	free(folded.points);
}

static struct match match_candidate(const struct folded *typed,
				    const struct candidate *candidate)
{
	struct match match = { .distance = SIZE_MAX };

	match_name(typed, candidate->id, &match);
	if (candidate->name)
		match_name(typed, candidate->name, &match);
	for (size_t i = 0; i < candidate->aliases.count; i++)
		match_name(typed, candidate->aliases.items[i], &match);
	return match;
}

/* List the ids of those that match as wanted; returns how many do. */
static size_t list_ids(const struct candidates *candidates,
		       const struct match *matches, struct buffer *text,
		       bool (*wanted)(const struct match *, size_t),
		       size_t value)
{
	size_t count = 0;
	size_t said = 0;

	for (size_t i = 0; i < candidates->count; i++)
		count += wanted(&matches[i], value);
	for (size_t i = 0; i < candidates->count && said < SHOWN; i++) {
		if (!wanted(&matches[i], value))
			continue;
		if (said)
			buffer_add_string(text, said + 1 == least(count, SHOWN)
						    ? " or "
						    : ", ");
		buffer_printf(text, "'%s'", candidates->items[i].id);
		said++;
	}
	if (count > SHOWN)
		buffer_printf(text, " (of %zu)", count);
	return count;
}

static bool is_equal(const struct match *match, size_t unused)
{
	(void)unused;
	return match->equal;
}

static bool is_prefix(const struct match *match, size_t unused)
{
	(void)unused;
	return match->prefix;
}

static bool is_near(const struct match *match, size_t most)
{
	return match->distance <= most;
}

/* Nothing begins like the name: say what is spelt much like it. */
static int refuse_unknown(const struct candidates *candidates,
			  const struct match *matches, const char *name,
			  size_t length, struct error *error)
{
	size_t nearest = SIZE_MAX;
	struct buffer text;

	for (size_t i = 0; i < candidates->count; i++)
		nearest = least(nearest, matches[i].distance);
	buffer_init(&text);
	if (nearest <= 1 + length / 3)
		list_ids(candidates, matches, &text, is_near, nearest);
	if (text.length)
		error_set(error, ERROR_UNKNOWN_TOOL, NULL,
			  "no %s is called '%s'; did you mean %s?",
			  candidates->noun, name, text.bytes);
	else
		error_set(error, ERROR_UNKNOWN_TOOL, NULL,
			  "no %s is called '%s'; 'smolcmp %s' names them",
			  candidates->noun, name, candidates->command);
	buffer_release(&text);
	return -1;
}

static int choose(const struct candidates *candidates,
		  const struct match *matches, const char *name, size_t length,
		  size_t *found, struct error *error)
{
	bool (*const kinds[])(const struct match *, size_t) = { is_equal,
								is_prefix };

	for (size_t i = 0; length && i < 2; i++) {
		struct buffer text;
		size_t count;

		buffer_init(&text);
		count = list_ids(candidates, matches, &text, kinds[i], 0);
		if (count > 1)
			error_set(error, ERROR_UNKNOWN_TOOL, NULL,
				  "'%s' may be %s", name, text.bytes);
		buffer_release(&text);
		for (*found = 0; count == 1; ++*found)
			if (kinds[i](&matches[*found], 0))
				return 0;
		if (count)
			return -1;
	}
	return refuse_unknown(candidates, matches, name, length, error);
}

/* The only candidate that the name means. */
static int find(const struct candidates *candidates, const char *name,
		size_t *found, struct error *error)
{
	struct folded typed = fold(name);
	struct match *matches =
	    memory_zero(candidates->count, sizeof(*matches));
	int status;

	for (size_t i = 0; i < candidates->count; i++)
		matches[i] = match_candidate(&typed, &candidates->items[i]);
	status = choose(candidates, matches, name, typed.length, found, error);
	free(matches);
	free(typed.points);
	return status;
}

int lookup_tool(const struct catalog *catalog, const char *name,
		const struct tool **tool, struct error *error)
{
	struct candidates candidates = { "tool", "list", NULL,
					 catalog->tool_count };
	const struct tool *exact = catalog_tool(catalog, name);
	size_t found;
	int status;

	if (exact) {
		*tool = exact;
		return 0;
	}
	candidates.items =
	    memory_alloc(candidates.count * sizeof(*candidates.items));
	for (size_t i = 0; i < candidates.count; i++)
		candidates.items[i] =
		    (struct candidate){ catalog->tools[i].slug,
					catalog->tools[i].name,
					catalog->tools[i].aliases };
	status = find(&candidates, name, &found, error);
	free(candidates.items);
	if (status == 0)
		*tool = &catalog->tools[found];
	return status;
}

int lookup_reviewer(const struct catalog *catalog, const char *name,
		    const struct reviewer **reviewer, struct error *error)
{
	struct candidates candidates = { "reviewer", "reviewers", NULL,
					 catalog->reviewer_count };
	size_t found = 0;
	int status;

	candidates.items =
	    memory_zero(candidates.count, sizeof(*candidates.items));
	for (size_t i = 0; i < candidates.count; i++) {
		candidates.items[i].id = catalog->reviewers[i].id;
		candidates.items[i].name = catalog->reviewers[i].name;
	}
	while (found < candidates.count &&
	       strcmp(candidates.items[found].id, name) != 0)
		found++;
	status = found < candidates.count
		     ? 0
		     : find(&candidates, name, &found, error);
	free(candidates.items);
	if (status == 0)
		*reviewer = &catalog->reviewers[found];
	return status;
}
