/* What a badge says of a tool: who it is, and what the panel says of it. */
#include <inttypes.h>

#include "view/item.h"
#include "view/words.h"

static struct cell label(const struct item *item)
{
	const char *name = item->tool->name;

	return cell_text(name[0] ? name : "panel");
}

/* "ship 3 of 4"; counts say nothing of a word that weights have given. */
static struct cell message(const struct item *item)
{
	const struct yardstick *yardstick = item->yardstick;
	enum word word = yardstick_word(yardstick, item->tool);
	struct share panel = item->tool->panel;
	struct weighed weighed = yardstick_weigh(yardstick, item->tool);
	const char *text = verdict_token(word);
	char percent[PERCENT_TEXT];
	struct cell cell;

	if (word != WORD_UNRATED && yardstick->weights) {
		share_percent(weighed.share, percent);
		text = arena_printf(item->arena, "%s %s%% weighted", text,
				    percent);
	} else if (word != WORD_UNRATED) {
		text = arena_printf(item->arena, "%s %" PRIu64 " of %" PRIu64,
				    text, panel.ship, panel.total);
	}
	cell = cell_text(text);
	cell.tone = words_tone(word);
	return cell;
}

static const struct field rows[] = {
	{ "slug", NULL, CELL_TEXT, 0, item_slug, NULL },
	{ "name", NULL, CELL_TEXT, 0, item_name, item_name_member },
	{ "verdict", NULL, CELL_TEXT, 0, item_verdict, NULL },
	{ "panel", NULL, CELL_SHARE, 0, item_panel, NULL },
	{ "weighted", NULL, CELL_WEIGHTED, FIELD_WEIGHTED, item_weighted,
	  NULL },
	{ "label", "Label", CELL_TEXT, 0, label, NULL },
	{ "message", "Message", CELL_TEXT, 0, message, NULL },
};

const struct field_list badge_fields = { "tools", NULL, rows,
					 sizeof(rows) / sizeof(*rows) };

void badge_report(const struct items *items, struct report *report)
{
	report->list = report_table(report, LAYOUT_PLAIN);
	items_fill(items, report->list);
}
