/*
 * How the numbers of a score come about, step by step: values with their names
 * and the formulas that lead from one to the next. Only the files that make an
 * explanation of them, for people or as JSON, include this.
 *
 * Knows rules and symbols. Every number is one that the judge gives; none is
 * worked out a second time but what a formula needs on the way.
 */
#ifndef VIEW_EXPLAIN_H
#define VIEW_EXPLAIN_H

#include "view/item.h"

enum equation_kind {
	EQUATION_ONCE,
	EQUATION_EACH, /* of every reviewer, each with a delta of their own */
	EQUATION_SUM,  /* its formula is words */
};

/* One calculation of a step: name = formula. A formula is of names, numbers,
 * + - * / ^, parentheses, sqrt and exp. */
struct equation {
	const char *name;
	const char *formula;
	enum equation_kind kind;
};

/* A number that has a name, of one reviewer ("delta") or of nobody. */
struct quantity {
	const char *name;
	const char *of; /* a reviewer's id, or NULL */
	double value;
	bool whole; /* a count */
};

/* An equation with its numbers. */
struct worked {
	const struct equation *equation;
	const char *of; /* the reviewer it is about, or NULL */
	double own;	/* their delta */
	double value;
	const char *summed; /* what a sum adds up; NULL: no sum, or too long */
};

/* What came of a step for one tool; made in the item's arena. */
struct derivation {
	const struct step *step;
	struct arena *arena;
	const char *rule;
	const char *why_not; /* there is no result; NULL: there is */
	bool left_out;	     /* not a word is to be said of it */
	struct quantity *inputs;
	size_t input_count;
	struct worked *worked; /* in the order of the step's equations */
	size_t worked_count;
	bool listed; /* not too much to show for each reviewer */
	const struct equation *next; /* to be worked */
	const char *word;	     /* the result, where it is a word, */
	struct decimal number; /* or a number; neither where it is several */
	struct texts remarks;  /* what else leads there */
};

/* Put a tool's values into a derivation that holds its step and nothing else.
 */
typedef void derive_step(const struct item *item,
			 struct derivation *derivation);

/* A row of the table of steps. */
struct step {
	const char *name; /* the token in JSON */
	const char *title;
	const char *rule;    /* in words; NULL: derive says it */
	const char *formula; /* where it is no chain of equations */
	const struct equation *equations;
	size_t equation_count;
	derive_step *derive;
	struct cell (*shown)(const struct item *item); /* as the table has it;
							  NULL: it does not */
};

extern const struct step explain_steps[];
extern const size_t explain_step_count;

derive_step derive_panel;
derive_step derive_interval;
derive_step derive_weights;
derive_step derive_verdict;
derive_step derive_prior;
derive_step derive_score;
derive_step derive_adjusted;
derive_step derive_mean;
derive_step derive_gap;
derive_step derive_divisive;

/* Take a step for an item with its score. */
struct derivation derivation_make(const struct step *step,
				  const struct item *item);

/* Append a number with six digits, a whole one with all. */
void explain_add_number(struct buffer *text, double number);

/* The reviews of a tool, those that count first; made in its arena. */
const struct review *const *explain_reviews(const struct item *item);

/* Why a review does not count, made in the item's arena; NULL when it does.
 * counting as below. */
const char *explain_why(const struct item *item, const struct review *review,
			const struct review *const *counting,
			struct date as_of);

/* The reviews of a tool that count, by reviewer; made in its arena. */
const struct review *const *explain_counting(const struct item *item);

/* What it all comes to, a paragraph in the item's arena. */
const char *explain_words(const struct item *item);

#endif
