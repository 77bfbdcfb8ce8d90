/*
 * Which pages a site has, where they are, and what leads to what: everything
 * but what they say.
 */
#ifndef CMD_SITE_PLAN_H
#define CMD_SITE_PLAN_H

#include "cmd/data.h"
#include "cmd/site_names.h"

/* In the order in which they are written. */
enum site_page_kind {
	SITE_HOME,
	SITE_CATEGORY,
	SITE_TOOL,
	SITE_COMPARISON,
	SITE_REVIEWERS,
	SITE_REVIEWER,
	SITE_CONTRADICTIONS,
	SITE_MAP,
	SITE_FEED,
	SITE_PAGE_KINDS,
};

/* A page; of a list that takes several pages, which one. */
struct site_page {
	enum site_page_kind kind;
	uint32_t number; /* of the category, tool, comparison or reviewer */
	uint32_t part;	 /* from 0 */
};

/* Tools of a category, by whatever case it is written. */
struct site_category {
	const char *name; /* as it is written first */
	const char *path; /* without what says of which format it is */
	uint32_t tools;
	uint32_t ranked;
};

/* Tools side by side; two of them are in the order of their slugs. */
struct site_comparison {
	const uint32_t *tools; /* of the catalog */
	uint32_t count;
};

struct site_plan {
	const struct data *data;
	const struct request *request;
	struct arena *arena;

	const struct tool **tools; /* that options choose, in order of rank */
	size_t tool_count;
	size_t ranked;
	bool *chosen; /* by tool of the catalog */

	struct names spellings;	     /* of categories */
	const uint32_t *category_of; /* by spelling */
	struct site_category *categories;
	size_t category_count;

	struct site_comparison *comparisons; /* a policy's, then pairs, */
	struct names compared; /* and what their pages are called */
	size_t comparison_count;
	size_t pairs;
	uint64_t pairs_left; /* that there was no room for */
	/* By tool of the catalog: where its comparisons begin in compared_in,
	 * with one more behind. */
	const uint32_t *compared_from;
	const uint32_t *compared_in;

	struct findings findings; /* that contradict something */
	struct date latest;	  /* of any record; unknown: there is no feed */

	const struct site_page *pages;
	size_t page_count;
};

/* Tools or findings on one page of a list. */
enum { SITE_LIST_PART = 40 };

/* Plan a site of data; fails when the policy compares what is not there. To be
 * released in any case. */
MUST_CHECK int site_plan_make(struct site_plan *plan,
			      const struct request *request,
			      const struct data *data, struct arena *arena,
			      struct error *error);
void site_plan_release(struct site_plan *plan);

/* Fill in its comparisons, when all else is known; of site_plan_make(). */
MUST_CHECK int site_pairs_make(struct site_plan *plan, struct error *error);

/* The category of this name, whatever its case; NULL for NULL, and when no tool
 * that is chosen is of it. */
struct site_category *site_category(const struct site_plan *plan,
				    const char *name);

/* Items of a list that takes several pages, by what stands on one of them; 0
 * of other pages. */
size_t site_list_count(const struct site_plan *plan,
		       const struct site_page *page);

/* Find the page about one tool, or about several side by side; false when there
 * is none. What it takes is made in arena. */
bool site_page_about(const struct site_plan *plan, const struct texts *slugs,
		     struct arena *arena, struct site_page *page);

/* Where a feed, which looks back from the latest record, begins. */
struct date site_feed_since(const struct site_plan *plan);

/* How many pages a list of so many items takes. */
size_t site_parts(size_t count);

/* The path of a page without ".html", in arena. */
const char *site_path(const struct site_plan *plan,
		      const struct site_page *page, struct arena *arena);

/* The path of the page about something, in arena, or NULL. */
const char *site_find(const struct site_plan *plan, enum subject subject,
		      const char *id, struct arena *arena);

#endif
