/* Members and fields that several lists have. */
#ifndef VIEW_ITEM_H
#define VIEW_ITEM_H

#include "smolcmp/fields.h"
#include "view/document.h"

/* Set the members of a whole list. */
void fields_set_all(json_t *object, const struct field_list *list,
		    const struct item *item);

/* The fields of a comparison's reviews. */
extern const struct field_list compared_review_fields;

/* Fields of tools. */
struct cell item_slug(const struct item *item);
struct cell item_name(const struct item *item);
struct cell item_category(const struct item *item);
struct cell item_vendor(const struct item *item);
struct cell item_license(const struct item *item);
struct cell item_tags(const struct item *item);
struct cell item_verdict(const struct item *item);
struct cell item_panel(const struct item *item);
struct cell item_weighted(const struct item *item);
struct cell item_community(const struct item *item);
struct cell item_price(const struct item *item);
struct cell item_benchmarks(const struct item *item); /* of a tool in detail */

/* The entry price of tool i of a comparison, which says so where it is the
 * cheapest. */
struct cell compared_price(const struct comparison *comparison, size_t i);
struct cell item_compared_price(const struct item *item);
struct cell item_cheapest(const struct item *item);

/* A name is never replaced by words in JSON. */
json_t *item_name_member(const struct item *item);

/* Fewer digits than a score has, but as many as its prior can bear. */
enum { SCORE_DECIMALS = 3 };

struct cell item_score(const struct item *item);
struct cell item_adjusted(const struct item *item);
struct cell item_provisional(const struct item *item);
struct cell item_mean_review_score(const struct item *item);
struct cell item_gap(const struct item *item);
struct cell item_divisive(const struct item *item);
struct cell item_duels(const struct item *item);

/* Say what a score is, and what it is drawn towards. */
void score_words(struct report *report, const struct scoring *scoring,
		 struct buffer *text);

/* Hide the columns that could say nothing: the adjusted score where it would
 * be nothing new, ranges of ranks of weighted panels, and head-to-head votes
 * where there are none. */
void score_hide(struct table *table, const struct scoring *scoring,
		const struct duels *duels);

#endif
