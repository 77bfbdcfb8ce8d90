/* What the pages of a site say: what commands answer, joined. */
#ifndef CMD_SITE_PAGE_H
#define CMD_SITE_PAGE_H

#include "cmd/site_plan.h"

/* Fields of lists, as a page shows them and as its document has them. */
struct site_fields {
	struct fields shown;
	struct fields whole;
};

/* What all pages of a site are made from. */
struct site_making {
	struct site_plan plan;
	struct site_fields home;
	struct site_fields category;
	struct site_fields unranked;
	struct site_fields show;
	struct site_fields verdict;
	struct site_fields history;
	struct site_fields compare;
	struct site_fields reviewers;
	struct site_fields check;
};

/* Choose fields, once the plan is made. */
MUST_CHECK int site_making_prepare(struct site_making *making,
				   struct error *error);

/* Make a page as a report, or what programs read in its place. */
MUST_CHECK int site_page_make(const struct site_making *making,
			      const struct site_page *page, bool document,
			      struct response *response, struct error *error);

#endif
