/*
 * Tools by words: every word must stand in some member of a tool or in what
 * its reviewers say. Case does not matter, nor how Unicode writes a character
 * (NFKC), so that full-width letters and ligatures match plain ones.
 *
 * Knows members by their names in JSON and finds where words stand in them.
 * Does not know how matches are shown.
 */
#ifndef SMOLCMP_SEARCH_H
#define SMOLCMP_SEARCH_H

#include "smolcmp/buffer.h"
#include "smolcmp/catalog.h"

/* Words to be found, folded. */
struct search {
	struct texts words;
};

/* A text with a word in it: pieces of it in order, of which every second one,
 * from the second on, matches. Long text is cut around the first match. */
struct excerpt {
	const char *member; /* "tagline" */
	const char *whose;  /* the reviewer, or NULL */
	struct texts pieces;
};

struct search_match {
	struct texts members; /* with any of the words, each once */
	struct excerpt *excerpts;
	size_t excerpt_count; /* one per text that matches */
};

/* The words of text, with blanks between, in arena. */
struct search search_for(const char *text, struct arena *arena);

/* What of a text goes into a full text and is looked for there: folded, and
 * without punctuation; whole words in arena. */
struct texts search_words(const char *text, struct arena *arena);

/* The words of all texts of a tool, which was read in detail, with blanks
 * between. */
void search_add_words(const struct catalog *catalog, const struct tool *tool,
		      struct buffer *words);

/* What is found in a tool, which was read in detail; in arena. False, and
 * match untouched, when some word is missing. */
bool search_tool(const struct search *search, const struct catalog *catalog,
		 const struct tool *tool, struct arena *arena,
		 struct search_match *match);

#endif
