#include "view/item.h"
#include "view/words.h"

/* Better words first. */
static const enum word word_order[] = { WORD_SHIP, WORD_MIXED, WORD_SKIP };

enum { ORDERED_WORDS = sizeof(word_order) / sizeof(*word_order) };

static struct cell unanimous(const struct item *item)
{
	struct share panel = item->tool->panel;

	if (!share_is_known(panel))
		return cell_flag(FLAG_ABSENT);
	return cell_flag(
	    panel.ship == 0 || panel.ship == panel.total ? FLAG_YES : FLAG_NO);
}

/* Reviewers against the majority; none when it is a tie. */
static struct cell dissent(const struct item *item)
{
	const struct tool *tool = item->tool;
	uint64_t skips = tool->panel.total - tool->panel.ship;
	enum verdict majority =
	    tool->panel.ship > skips ? VERDICT_SHIP : VERDICT_SKIP;
	struct texts names = { .count = 0 };

	if (!tool->panel.total)
		return cell_absent("no reviews");
	if (tool->panel.ship == skips)
		return cell_absent("a tie");
	if (!tool->panel.ship || !skips)
		return cell_absent("none, all agree");
	names.items =
	    arena_alloc(item->arena, tool->panel.total * sizeof(*names.items));
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];

		if (review->current && review->verdict != majority)
			names.items[names.count++] =
			    item->catalog->reviewers[review->reviewer].id;
	}
	return cell_list(names);
}

const char *verdict_margin_text(struct arena *arena,
				const struct margin *margin)
{
	const char *words = NULL;

	for (size_t i = 0; i < ORDERED_WORDS; i++) {
		const char *word = verdict_token(word_order[i]);

		if (margin->to[word_order[i]])
			words =
			    words ? arena_printf(arena, "%s or %s", words, word)
				  : word;
	}
	return arena_printf(arena, "%s changed review%s %s it %s",
			    words_number(arena, margin->changes),
			    margin->changes == 1 ? "" : "s",
			    margin->changes == 1 ? "makes" : "make", words);
}

static struct cell changes_to_flip(const struct item *item)
{
	struct margin margin =
	    verdict_margin(item->tool->panel, &verdict_thresholds);
	struct cell cell;

	if (!margin.changes)
		return cell_absent("a first review");
	cell = cell_count((struct count){ true, margin.changes });
	cell.text = verdict_margin_text(item->arena, &margin);
	return cell;
}

static struct cell flips_to(const struct item *item)
{
	struct margin margin =
	    verdict_margin(item->tool->panel, &verdict_thresholds);
	struct texts words = { .count = 0 };

	words.items = arena_alloc(item->arena, sizeof(char *) * ORDERED_WORDS);
	for (size_t i = 0; i < ORDERED_WORDS; i++)
		if (margin.to[word_order[i]])
			words.items[words.count++] =
			    verdict_token(word_order[i]);
	return cell_list(words);
}

static const struct field rows[] = {
	{ "slug", "Tool", CELL_TEXT, 0, item_slug, NULL },
	{ "verdict", "Verdict", CELL_TEXT, 0, item_verdict, NULL },
	{ "panel", "Panel", CELL_SHARE, 0, item_panel, NULL },
	{ "unanimous", NULL, CELL_FLAG, 0, unanimous, NULL },
	{ "dissent", "Dissent", CELL_LIST, 0, dissent, NULL },
	{ "changes_to_flip", "What would change it", CELL_COUNT, 0,
	  changes_to_flip, NULL },
	{ "flips_to", NULL, CELL_LIST, 0, flips_to, NULL },
};

const struct field_list verdict_fields = { "tools", NULL, rows,
					   sizeof(rows) / sizeof(*rows) };
