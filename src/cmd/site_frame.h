/* What stands around what a page of a site says. */
#ifndef CMD_SITE_FRAME_H
#define CMD_SITE_FRAME_H

#include "cmd/site_plan.h"

/* Make the report of a response a page of the site. */
void site_frame(const struct site_plan *plan, const struct site_page *page,
		struct response *response);

/* The address of the home page's folder, with a "/" behind, or NULL. */
const char *site_base(const struct site_plan *plan, struct arena *arena);

/* Where a page will be, if that is known, in arena. */
const char *site_address(const struct site_plan *plan,
			 const struct site_page *page, struct arena *arena);

#endif
