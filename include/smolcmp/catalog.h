/*
 * Everything that was read, once it fits together: the one owner of tools,
 * reviewers, reviews, votes and duels.
 *
 * It is filled through its sink and then finished, which holds the records
 * against each other: nothing defined twice, no orphans, one current review
 * per tool and reviewer. After that it is constant.
 *
 * Knows which reviews and votes count on a day. Does not know what they mean
 * for a tool; that is the judge's part.
 */
#ifndef SMOLCMP_CATALOG_H
#define SMOLCMP_CATALOG_H

#include "smolcmp/arena.h"
#include "smolcmp/ballots.h"
#include "smolcmp/names.h"
#include "smolcmp/record.h"
#include "smolcmp/share.h"

/* What a reviewer said, kept only of tools that were wanted. */
struct words {
	const char *quote;
	const char *summary;
	const char *url;
};

struct review {
	uint32_t tool;
	uint32_t reviewer;
	struct date date;
	uint32_t file; /* in catalog.files */
	uint32_t line; /* 0 past the largest number */
	uint32_t column;
	enum verdict verdict;
	bool current; /* counts; else it is history, or after the day asked */
	bool has_score;
	double score;
	const struct words *words; /* NULL when there are none, or unwanted */
};

/* What is kept of a review where only what panels come to is asked for. */
struct brief_review {
	uint32_t tool;
	uint32_t reviewer;
	uint32_t said; /* its date's number, and the verdict as a bit */
};

struct tool {
	const char *slug;
	const char *name;
	const char *vendor;
	const char *category;
	const char *license;
	struct texts aliases;
	struct texts tags;
	const char *price_note;
	struct price price;		  /* the entry price */
	const struct tool_detail *detail; /* NULL unless wanted, */
	const struct pricing *plans;	  /* and this */

	const struct review *reviews; /* as they stand in the data */
	struct share panel;	      /* current reviews */
	struct share votes;	      /* total 0 when there are none */
	struct place place; /* of the record; of the first mention before */
	uint32_t review_count;
	uint32_t sequence; /* rank of the definition; 0 when there is none */
	struct date released;
	struct date added;
	struct date price_checked;
	struct date votes_as_of;
	enum pricing_model pricing : 8;
	bool undated;	   /* a current review or the votes have no date */
	bool wanted;	   /* with its detail */
	bool lost;	   /* its definition could not be read, */
	bool lost_reviews; /* nor some of these */
	bool lost_votes;
};

struct reviewer {
	const char *id;
	const char *name; /* NULL when undeclared */
	const char *lens;
	const char *url;
	struct place place;
	uint32_t sequence; /* as of a tool */
	bool lost;	   /* as of a tool */
};

struct votes {
	uint32_t tool;
	uint32_t file;
	uint32_t line;
	uint32_t column;
	struct date as_of;
	uint64_t ship;
	uint64_t skip;
};

/* What people said who were asked which of two tools is the better one. */
struct duel {
	uint32_t a; /* tools; a < b once the catalog is finished */
	uint32_t b;
	uint32_t file;
	uint32_t line;
	uint32_t column;
	bool current; /* counts, as of a review */
	struct date as_of;
	uint64_t a_wins;
	uint64_t b_wins;
	uint64_t ties;
};

/* What was chosen, and over what, on a day; the slugs may be anybody's. */
struct decision {
	const char *id;
	const char *chosen;
	struct texts over;
	const char *because;
	struct date date;
	struct texts replaces;	  /* ids of decisions that it stands for */
	struct evidence evidence; /* of that day */
	struct place place;
};

enum { RECENT_TOOLS = 1024 };

struct catalog {
	struct arena arena;
	struct names files; /* named in places */
	struct names tool_names;
	struct names reviewer_names;

	struct tool *tools; /* as they stand in the data */
	size_t tool_count;
	struct reviewer *reviewers;
	size_t reviewer_count;
	struct review *reviews; /* by tool */
	size_t review_count;
	struct brief_review *briefs; /* until it is finished */
	size_t brief_count;	     /* all the same */
	size_t current_briefs;	     /* that count */
	struct votes *votes;
	size_t votes_count;
	struct ballots ballots; /* become votes when it is finished */
	struct duel *duels;	/* by pair */
	size_t duel_count;
	struct names decision_names; /* ids */
	struct decision *decisions;  /* as they stand in the data */

	size_t tool_capacity, reviewer_capacity, review_capacity;
	size_t brief_capacity, votes_capacity, duel_capacity;
	size_t decision_capacity;
	uint32_t sequence;
	/* Records that could not be read and have no name, by kind. */
	bool lost[RECORD_KINDS];
	bool has_reviews; /* a list of reviews was seen, even an empty one */
	const char *last_file_name; /* the file mentioned last, */
	uint32_t last_file;	    /* its number; */
	uint32_t last_tool;	    /* and the tool */
	/* Tools mentioned before, by what their slugs end with. */
	uint32_t recent_tools[RECENT_TOOLS];
	uint32_t next_reviewer; /* who may be mentioned next */

	/* For whoever fills it: */
	struct date until;    /* later ballots do not count; unknown: all do */
	uint64_t most_memory; /* bytes that ballots may take; 0: any */
	/* Tools that are not wanted get a panel, but neither reviews nor more
	 * texts than their names; to be set before the sink is made. */
	bool brief;

	bool unclear; /* set by catalog_finish() */

	/* The panels of all tools that have reviews, where only some tools
	 * are here; NULL: all of them are. */
	struct share_count *usual;
	size_t usual_count;
	/* Then also what each of these tools' scores is when adjusted, as far
	 * as that is known and the same of all; else NULL. */
	double *adjusted;

	bool (*wants)(const void *context, const char *slug);
	const void *context;
};

void catalog_init(struct catalog *catalog);
void catalog_release(struct catalog *catalog);

/*
 * Where a source hands its records. wants chooses the tools that are kept
 * with their detail and their reviewers' words; NULL keeps all. It and the
 * catalog must outlive the sink.
 */
struct record_sink catalog_sink(struct catalog *catalog,
				bool (*wants)(const void *context,
					      const char *slug),
				const void *context);

/*
 * Hold the records against each other and settle which count on the day
 * as_of (on any day when it is unknown). Fails with every problem found. A
 * brief catalog does not know where reviews stand that cannot both count: it
 * then becomes unclear and fails with no problem, and what was read has to be
 * read again by one that is not brief.
 */
MUST_CHECK int catalog_finish(struct catalog *catalog, struct date as_of,
			      struct error *error);

/* The tool with this slug, or NULL. */
const struct tool *catalog_tool(const struct catalog *catalog,
				const char *slug);

/*
 * The current reviews of a tool, by reviewer: fills catalog->reviewer_count
 * entries, NULL where the reviewer has not judged it.
 */
void catalog_current(const struct catalog *catalog, const struct tool *tool,
		     const struct review **by_reviewer);

/* The votes that count for a tool, or NULL. */
const struct votes *catalog_votes(const struct catalog *catalog,
				  const struct tool *tool);

/* Where a review, or votes, stand. */
struct place catalog_place(const struct catalog *catalog,
			   const struct review *review);
struct place catalog_votes_place(const struct catalog *catalog,
				 const struct votes *votes);

#endif
