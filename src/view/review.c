/* Reviews as a list. */
#include <math.h>
#include <stdlib.h>

#include "view/item.h"
#include "view/words.h"

static struct cell reviewer(const struct item *item)
{
	return words_id(&item->catalog->reviewers[item->review->reviewer]);
}

static struct cell tool(const struct item *item)
{
	return words_slug(&item->catalog->tools[item->review->tool]);
}

static struct cell verdict(const struct item *item)
{
	return words_review(item->review, false, false);
}

static struct cell score(const struct item *item)
{
	const struct review *review = item->review;

	return review->has_score ? cell_number(review->score, DECIMALS_AS_GIVEN)
				 : cell_absent(NULL);
}

static struct cell date(const struct item *item)
{
	return cell_date(item->review->date);
}

static struct cell quote(const struct item *item)
{
	const struct words *words = item->review->words;

	return cell_prose(words ? words->quote : NULL);
}

static struct cell summary(const struct item *item)
{
	const struct words *words = item->review->words;

	return cell_prose(words ? words->summary : NULL);
}

static struct cell url(const struct item *item)
{
	const struct words *words = item->review->words;

	return cell_about(cell_text(words ? words->url : NULL), SUBJECT_ADDRESS,
			  NULL);
}

static struct cell current(const struct item *item)
{
	return cell_flag(item->review->current ? FLAG_YES : FLAG_NO);
}

static struct cell file(const struct item *item)
{
	return cell_text(catalog_place(item->catalog, item->review).file);
}

static struct cell line(const struct item *item)
{
	uint64_t number = catalog_place(item->catalog, item->review).line;

	return cell_count((struct count){ true, number });
}

/* Bits: 1 of what was as likely as not, 3 of one chance in eight. */
static struct cell surprise(const struct item *item)
{
	if (!item->panel || !item->panel->leniency.known ||
	    !item->review->current)
		return cell_absent(NULL);
	return cell_number(
	    -log2(leniency_chance(&item->panel->leniency, item->review)), 1);
}

/* What a comparison says of reviews stands first, whose tool it is at the very
 * front; what only those of a reviewer have is last. */
static const struct field rows[] = {
	{ "tool", "Tool", CELL_TEXT, 0, tool, NULL },
	{ "reviewer", "Reviewer", CELL_TEXT, 0, reviewer, NULL },
	{ "verdict", "Verdict", CELL_VOTE, 0, verdict, NULL },
	{ "score", "Score", CELL_NUMBER, FIELD_RIGHT, score, NULL },
	{ "date", "Date", CELL_DATE, 0, date, NULL },
	{ "quote", "Quote", CELL_TEXT, 0, quote, NULL },
	{ "summary", "Summary", CELL_TEXT, 0, summary, NULL },
	{ "url", "Link", CELL_TEXT, 0, url, NULL },
	{ "current", "Counts", CELL_FLAG, 0, current, NULL },
	{ "file", "File", CELL_TEXT, 0, file, NULL },
	{ "line", "Line", CELL_COUNT, FIELD_RIGHT, line, NULL },
	{ "surprise", "Surprise", CELL_NUMBER, FIELD_RIGHT, surprise, NULL },
};

enum { ROWS = sizeof(rows) / sizeof(*rows), COMPARED = 7 };

const struct field_list compared_review_fields = { "reviews", NULL, rows,
						   COMPARED };
const struct field_list review_fields = { "reviews", NULL, rows, ROWS };
const struct field_list show_fields = { "reviews", "tool", rows + 1, ROWS - 2 };

/* Newest first; undated ones last, then as they stand. */
static int compare_newest(const void *a, const void *b)
{
	const struct review *x = ((const struct item *)a)->review;
	const struct review *y = ((const struct item *)b)->review;
	int dates = date_compare(y->date, x->date);

	if (dates)
		return dates;
	return x < y ? -1 : x > y;
}

const struct item *review_items(const struct item *tool)
{
	size_t count = tool->tool->review_count;
	struct item *items = arena_alloc(tool->arena, count * sizeof(*items));

	for (size_t i = 0; i < count; i++) {
		items[i] = *tool;
		items[i].review = &tool->tool->reviews[i];
	}
	qsort(items, count, sizeof(*items), compare_newest);
	return items;
}
