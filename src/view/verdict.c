#include "smolcmp/flip.h"
#include "view/change.h"
#include "view/item.h"
#include "view/words.h"

static struct cell unanimous(const struct item *item)
{
	struct share panel = item->tool->panel;

	if (!share_is_known(panel))
		return cell_flag(FLAG_ABSENT);
	return cell_flag(
	    panel.ship == 0 || panel.ship == panel.total ? FLAG_YES : FLAG_NO);
}

/* Reviewers who count, against the majority; none when it is a tie. */
static struct cell dissent(const struct item *item)
{
	const struct tool *tool = item->tool;
	struct weighed weighed = yardstick_weigh(item->yardstick, tool);
	uint64_t ships = weighed.share.ship;
	uint64_t skips = weighed.share.total - ships;
	enum verdict majority = ships > skips ? VERDICT_SHIP : VERDICT_SKIP;
	struct texts names = { .count = 0 };

	if (!weighed.heads)
		return cell_absent(tool->panel.total ? "nobody who counts"
						     : "no reviews");
	if (ships == skips)
		return cell_absent("a tie");
	if (!ships || !skips)
		return cell_absent("none, all agree");
	names.items =
	    arena_alloc(item->arena, tool->panel.total * sizeof(*names.items));
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];

		if (review->current && review->verdict != majority &&
		    yardstick_weight(item->yardstick, review->reviewer) > 0)
			names.items[names.count++] =
			    item->catalog->reviewers[review->reviewer].id;
	}
	return cell_about(cell_list(names), SUBJECT_REVIEWER, names.items);
}

static struct cell changes_to_flip(const struct item *item)
{
	struct flip flips[WORDS];
	size_t count =
	    flips_find(item->yardstick, item->tool, flips, item->arena);
	uint64_t fewest = flips_fewest(flips, count);

	return fewest ? cell_count((struct count){ true, fewest })
		      : cell_absent(NULL);
}

static struct cell flips_to(const struct item *item)
{
	struct flip flips[WORDS];
	size_t count =
	    flips_find(item->yardstick, item->tool, flips, item->arena);
	uint64_t fewest = flips_fewest(flips, count);
	struct texts words = { .count = 0 };

	words.items = arena_alloc(item->arena, sizeof(char *) * WORDS);
	for (size_t i = 0; i < count; i++)
		if (flips[i].changed && flips[i].changed == fewest)
			words.items[words.count++] = verdict_token(flips[i].to);
	return cell_list(words);
}

/* A line for each word. */
static struct cell changes(const struct item *item)
{
	struct cell cell = cell_list(flip_words(item));

	cell.prose = true;
	return cell;
}

static const struct field rows[] = {
	{ "slug", "Tool", CELL_TEXT, 0, item_slug, NULL },
	{ "verdict", "Verdict", CELL_TEXT, 0, item_verdict, NULL },
	{ "panel", "Panel", CELL_SHARE, 0, item_panel, NULL },
	{ "weighted", "Weighted", CELL_WEIGHTED, FIELD_WEIGHTED | FIELD_RIGHT,
	  item_weighted, NULL },
	{ "unanimous", NULL, CELL_FLAG, 0, unanimous, NULL },
	{ "dissent", "Dissent", CELL_LIST, 0, dissent, NULL },
	{ "changes_to_flip", NULL, CELL_COUNT, FIELD_RIGHT, changes_to_flip,
	  NULL },
	{ "flips_to", NULL, CELL_LIST, 0, flips_to, NULL },
	{ "changes", "What would change it", CELL_LIST, 0, changes,
	  flip_members },
};

const struct field_list verdict_fields = { "tools", NULL, rows,
					   sizeof(rows) / sizeof(*rows) };
