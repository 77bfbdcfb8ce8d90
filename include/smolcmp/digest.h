/*
 * What is news between two states of the data: a diff, sorted by what readers
 * want to know of it, with contradictions that are new and comparisons that
 * were open and are decided.
 *
 * Where both states are the same records, counted to two days, only what has a
 * date can be seen.
 */
#ifndef SMOLCMP_DIGEST_H
#define SMOLCMP_DIGEST_H

#include "smolcmp/compare.h"
#include "smolcmp/contradiction.h"
#include "smolcmp/diff.h"

struct digest_span {
	/* What was known on that day is not news; unknown where there are two
	 * sources instead. */
	struct date since;
	struct date until; /* known */
	bool by_dates;	   /* both sides are the same records */
};

/* A comparison that was undecided between tools that had reviews, and now has
 * a pick. */
struct digest_call {
	struct texts tools; /* slugs; the pick is one of them */
	const char
	    *category; /* of two tools that nobody asked about, or NULL */
	const char *decision; /* the id of the one behind it, or NULL */
	const struct tool *pick;
	enum rule rule; /* of the answer */
	bool has_strength;
	enum strength strength;
};

/* In the order in which they are told. */
enum digest_kind {
	DIGEST_LISTING, /* a new tool */
	DIGEST_VERDICT, /* the first one of a tool */
	DIGEST_FLIP,	/* another one, or one no longer */
	DIGEST_CALL,	/* a close call that is decided */
	DIGEST_PICK,	/* any other change of what is picked */
	DIGEST_PRICE,
	DIGEST_LICENSE,
	DIGEST_CONTRADICTION,
	DIGEST_PANEL, /* reviews and votes that left the verdict as it was */
	DIGEST_REMOVAL,
	DIGEST_KINDS,
};

/* The tokens of the JSON contract. */
extern const char *const digest_kind_words[DIGEST_KINDS];

struct digest_change {
	enum digest_kind kind;
	struct date date; /* of the latest record behind it, within the span;
			     unknown: none has one */
	/* What changed, by kind. */
	union {
		size_t tool; /* in diff.tools */
		const struct digest_call *call;
		const struct diff_pick *pick;
		const struct contradiction *contradiction;
	};
};

struct digest {
	struct digest_span span;
	struct diff diff;
	const struct digest_change *changes; /* by kind, then as in the data */
	size_t count;
	size_t counts[DIGEST_KINDS];
	size_t untried; /* pairs of tools that were too many to compare */
};

/*
 * Hold two catalogs, read with all detail, against each other. Beside the
 * questions, pairs of tools of one category are compared of which one changed,
 * up to a limit. Made in arena.
 */
void digest_make(struct digest *digest, const struct digest_span *span,
		 const struct diff_side sides[DIFF_SIDES],
		 const struct diff_question *questions, size_t question_count,
		 struct arena *arena);

/* The changes of a kind, digest->counts[kind] of them. */
const struct digest_change *digest_changes(const struct digest *digest,
					   enum digest_kind kind);

#endif
