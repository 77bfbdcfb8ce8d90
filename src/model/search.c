#include "smolcmp/search.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "model/folding.h"
#include "smolcmp/memory.h"

enum {
	BEFORE = 40, /* bytes of an excerpt before its first match, */
	WHOLE = 160, /* and in all, to the next blank */
};

/* What stands between blanks, in arena. */
static struct texts split(const struct buffer *text, struct arena *arena)
{
	static const char blanks[] = " \t\n\r\v\f";
	struct texts words = { .count = 0 };
	const char *at;

	words.items =
	    arena_alloc(arena, (text->length + 1) * sizeof(*words.items));
	for (at = text->bytes; *(at += strspn(at, blanks));) {
		size_t length = strcspn(at, blanks);

		words.items[words.count++] = arena_text(arena, at, length);
		at += length;
	}
	return words;
}

struct search search_for(const char *text, struct arena *arena)
{
	struct search search;
	struct folding folding;

	folding_init(&folding);
	folding_set(&folding, text);
	search.words = split(&folding.text, arena);
	folding_release(&folding);
	return search;
}

/* A part of a text. */
struct span {
	size_t start;
	size_t end;
};

/* What goes through the texts of a tool. */
struct seeker {
	const struct search *search;
	const struct catalog *catalog;
	const struct tool *tool;
	struct arena *arena;
	struct folding folding;
	bool *found;		    /* by word */
	struct search_match *match; /* NULL while only looking */
	struct buffer *words;	    /* NULL unless all are gathered */
	const char *member;
	const char *whose;
	struct span *spans;
	size_t span_count;
	size_t span_capacity;
};

static void add_span(struct seeker *seeker, size_t start, size_t end)
{
	const size_t *origins = seeker->folding.origins;
	size_t last = origins[end - 1];

	/* The whole of a character of which a part matches. */
	while (origins[end] == last)
		end++;
	seeker->spans =
	    memory_grow(seeker->spans, seeker->span_count,
			&seeker->span_capacity, sizeof(*seeker->spans));
	seeker->spans[seeker->span_count++] =
	    (struct span){ origins[start], origins[end] };
}

static int compare_spans(const void *a, const void *b)
{
	const struct span *x = a;
	const struct span *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* Where any word stands, in order and apart from each other. */
static void find_spans(struct seeker *seeker)
{
	const char *text = seeker->folding.text.bytes;
	size_t kept = 0;

	seeker->span_count = 0;
	for (size_t i = 0; i < seeker->search->words.count; i++) {
		const char *word = seeker->search->words.items[i];
		size_t length = strlen(word);

		for (const char *at = text; (at = strstr(at, word));
		     at += length)
			add_span(seeker, (size_t)(at - text),
				 (size_t)(at - text) + length);
	}
	qsort(seeker->spans, seeker->span_count, sizeof(*seeker->spans),
	      compare_spans);
	for (size_t i = 0; i < seeker->span_count; i++) {
		struct span *span = &seeker->spans[i];
		struct span *last = kept ? &seeker->spans[kept - 1] : NULL;

		if (!last || span->start > last->end)
			seeker->spans[kept++] = *span;
		else if (span->end > last->end)
			last->end = span->end;
	}
	seeker->span_count = kept;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\t';
}

/* What of a text is shown around its first match: whole words. */
static struct span window_of(const char *text, struct span first)
{
	struct span window = { 0, strlen(text) };
	size_t most = first.end > WHOLE ? first.end : WHOLE;

	if (first.start > BEFORE) {
		window.start = first.start - BEFORE;
		while (window.start < first.start &&
		       !is_blank(text[window.start - 1]))
			window.start++;
		most = first.end + WHOLE - BEFORE;
	}
	if (window.end > most) {
		while (most < window.end && !is_blank(text[most]))
			most++;
		window.end = most;
	}
	return window;
}

/* The pieces of a text in a window, matches and what is between. */
static struct texts cut(struct seeker *seeker, const char *text,
			struct span window)
{
	struct arena *arena = seeker->arena;
	struct texts pieces = { .count = 0 };
	size_t at = window.start;
	const char *before = at ? "... " : "";

	pieces.items = arena_alloc(arena, (2 * seeker->span_count + 2) *
					      sizeof(*pieces.items));
	for (size_t i = 0; i < seeker->span_count; i++) {
		struct span span = seeker->spans[i];

		if (span.end > window.end)
			break;
		pieces.items[pieces.count++] = arena_printf(
		    arena, "%s%.*s", before, (int)(span.start - at), text + at);
		before = "";
		pieces.items[pieces.count++] =
		    arena_text(arena, text + span.start, span.end - span.start);
		at = span.end;
	}
	pieces.items[pieces.count++] =
	    arena_printf(arena, "%.*s%s", (int)(window.end - at), text + at,
			 text[window.end] ? " ..." : "");
	return pieces;
}

static void keep_excerpt(struct seeker *seeker, const char *text)
{
	struct search_match *match = seeker->match;
	struct texts *members = &match->members;

	find_spans(seeker);
	match->excerpts[match->excerpt_count++] = (struct excerpt){
		.member = seeker->member,
		.whose = seeker->whose,
		.pieces = cut(seeker, text, window_of(text, seeker->spans[0])),
	};
	if (!members->count ||
	    strcmp(members->items[members->count - 1], seeker->member) != 0)
		members->items[members->count++] = seeker->member;
}

/* Letters, digits, and what stands on them. */
static bool is_of_word(ucs4_t point)
{
	return uc_is_general_category_withtable(
	    point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N |
		       UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Co);
}

/* Add a folded text with blanks in place of what is of no word. */
static void add_words(const char *text, struct buffer *words)
{
	const uint8_t *at = (const uint8_t *)text;
	const uint8_t *next;
	ucs4_t point;

	for (; (next = u8_next(&point, at)); at = next) {
		if (is_of_word(point))
			buffer_add(words, at, (size_t)(next - at));
		else
			buffer_add_char(words, ' ');
	}
	buffer_add_char(words, ' ');
}

/* Look into one text, which may be absent. */
static void seek(struct seeker *seeker, const char *text)
{
	bool any = false;

	if (!text)
		return;
	folding_set(&seeker->folding, text);
	if (seeker->words) {
		add_words(seeker->folding.text.bytes, seeker->words);
		return;
	}
	for (size_t i = 0; i < seeker->search->words.count; i++) {
		if (!strstr(seeker->folding.text.bytes,
			    seeker->search->words.items[i]))
			continue;
		seeker->found[i] = true;
		any = true;
	}
	if (any && seeker->match)
		keep_excerpt(seeker, text);
}

static void seek_all(struct seeker *seeker, struct texts texts)
{
	for (size_t i = 0; i < texts.count; i++)
		seek(seeker, texts.items[i]);
}

/* Members, in the order of the data format. */

static void seek_slug(struct seeker *seeker)
{
	seek(seeker, seeker->tool->slug);
}

static void seek_name(struct seeker *seeker)
{
	seek(seeker, seeker->tool->name);
}

static void seek_aliases(struct seeker *seeker)
{
	seek_all(seeker, seeker->tool->aliases);
}

static void seek_vendor(struct seeker *seeker)
{
	seek(seeker, seeker->tool->vendor);
}

static void seek_category(struct seeker *seeker)
{
	seek(seeker, seeker->tool->category);
}

static void seek_tagline(struct seeker *seeker)
{
	seek(seeker, seeker->tool->detail->tagline);
}

static void seek_description(struct seeker *seeker)
{
	seek(seeker, seeker->tool->detail->description);
}

static void seek_best_for(struct seeker *seeker)
{
	seek(seeker, seeker->tool->detail->best_for);
}

static void seek_license(struct seeker *seeker)
{
	seek(seeker, seeker->tool->license);
}

static void seek_homepage(struct seeker *seeker)
{
	seek(seeker, seeker->tool->detail->homepage);
}

static void seek_tags(struct seeker *seeker)
{
	seek_all(seeker, seeker->tool->tags);
}

static void seek_pricing(struct seeker *seeker)
{
	const struct pricing *pricing = seeker->tool->plans;

	seek(seeker, pricing_model_words[pricing->model]);
	for (size_t i = 0; i < pricing->plan_count; i++)
		seek(seeker, pricing->plans[i].name);
	seek(seeker, pricing->note);
	seek(seeker, pricing->url);
}

static void seek_alternatives(struct seeker *seeker)
{
	seek_all(seeker, seeker->tool->detail->alternatives);
}

static void seek_benchmarks(struct seeker *seeker)
{
	const struct tool_detail *detail = seeker->tool->detail;

	for (size_t i = 0; i < detail->benchmark_count; i++) {
		seek(seeker, detail->benchmarks[i].name);
		seek(seeker, detail->benchmarks[i].claim);
		seek(seeker, detail->benchmarks[i].unit);
		seek(seeker, detail->benchmarks[i].source);
	}
}

static void seek_sources(struct seeker *seeker)
{
	const struct tool_detail *detail = seeker->tool->detail;

	for (size_t i = 0; i < detail->listing_count; i++) {
		seek(seeker, detail->listings[i].kind);
		seek(seeker, detail->listings[i].id);
		seek(seeker, detail->listings[i].url);
	}
}

static void seek_reviews(struct seeker *seeker)
{
	for (size_t i = 0; i < seeker->tool->review_count; i++) {
		const struct review *review = &seeker->tool->reviews[i];

		seeker->whose = seeker->catalog->reviewers[review->reviewer].id;
		if (!review->words)
			continue;
		seek(seeker, review->words->quote);
		seek(seeker, review->words->summary);
		seek(seeker, review->words->url);
	}
	seeker->whose = NULL;
}

static const struct {
	const char *name;
	void (*seek)(struct seeker *seeker);
} members[] = {
	{ "slug", seek_slug },
	{ "name", seek_name },
	{ "aliases", seek_aliases },
	{ "vendor", seek_vendor },
	{ "category", seek_category },
	{ "tagline", seek_tagline },
	{ "description", seek_description },
	{ "best_for", seek_best_for },
	{ "license", seek_license },
	{ "homepage", seek_homepage },
	{ "tags", seek_tags },
	{ "pricing", seek_pricing },
	{ "alternatives", seek_alternatives },
	{ "benchmarks", seek_benchmarks },
	{ "sources", seek_sources },
	{ "reviews", seek_reviews },
};

enum { MEMBERS = sizeof(members) / sizeof(*members) };

static void seek_members(struct seeker *seeker)
{
	for (size_t i = 0; i < MEMBERS; i++) {
		seeker->member = members[i].name;
		members[i].seek(seeker);
	}
}

/* More than a tool has texts. */
static size_t most_excerpts(const struct tool *tool)
{
	const struct tool_detail *detail = tool->detail;

	return MEMBERS + 3 + tool->aliases.count + tool->tags.count +
	       tool->plans->plan_count + detail->alternatives.count +
	       4 * detail->benchmark_count + 3 * detail->listing_count +
	       4 * tool->review_count;
}

static void collect(struct seeker *seeker, struct search_match *match)
{
	struct arena *arena = seeker->arena;

	*match = (struct search_match){ .excerpt_count = 0 };
	match->members.items =
	    arena_alloc(arena, MEMBERS * sizeof(*match->members.items));
	match->excerpts = arena_alloc(arena, most_excerpts(seeker->tool) *
						 sizeof(*match->excerpts));
	seeker->match = match;
	seek_members(seeker);
}

bool search_tool(const struct search *search, const struct catalog *catalog,
		 const struct tool *tool, struct arena *arena,
		 struct search_match *match)
{
	struct seeker seeker = {
		.search = search,
		.catalog = catalog,
		.tool = tool,
		.arena = arena,
		.found = memory_zero(search->words.count, sizeof(bool)),
	};
	bool all = true;

	folding_init(&seeker.folding);
	seek_members(&seeker);
	for (size_t i = 0; i < search->words.count; i++)
		all &= seeker.found[i];
	if (all)
		collect(&seeker, match);
	folding_release(&seeker.folding);
	free(seeker.spans);
	free(seeker.found);
	return all;
}

struct texts search_words(const char *text, struct arena *arena)
{
	struct folding folding;
	struct buffer bare;
	struct texts words;

	folding_init(&folding);
	folding_set(&folding, text);
	buffer_init(&bare);
	add_words(folding.text.bytes, &bare);
	words = split(&bare, arena);
	buffer_release(&bare);
	folding_release(&folding);
	return words;
}

void search_add_words(const struct catalog *catalog, const struct tool *tool,
		      struct buffer *words)
{
	struct seeker seeker = { .catalog = catalog,
				 .tool = tool,
				 .words = words };

	folding_init(&seeker.folding);
	seek_members(&seeker);
	folding_release(&seeker.folding);
}
