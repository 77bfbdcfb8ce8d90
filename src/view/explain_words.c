/* What an explanation comes to, to be read aloud. */
#include <math.h>

#include "view/explain.h"
#include "view/words.h"

static void say_percent(struct buffer *text, double rate)
{
	char percent[PERCENT_TEXT];

	rate_percent(rate, percent);
	buffer_printf(text, "%s%%", percent);
}

static void say_panel(struct buffer *text, const struct item *item)
{
	struct share panel = item->tool->panel;
	const char *name = words_tool(item->tool);
	const char *total = words_number(item->arena, panel.total);
	struct interval interval = share_interval(panel);
	enum word word = yardstick_word(item->yardstick, item->tool);

	if (panel.total == 1)
		buffer_printf(text, "The one review of %s that counts says %s",
			      name, panel.ship ? "ship" : "skip");
	else if (panel.ship == 0 || panel.ship == panel.total)
		buffer_printf(text, "%s reviews of %s that count say %s",
			      panel.total == 2
				  ? "Both"
				  : arena_printf(item->arena, "All %s", total),
			      name, panel.ship ? "ship" : "skip");
	else
		buffer_printf(text,
			      "Of the %s reviews of %s that count, %s say%s "
			      "ship",
			      total, name,
			      words_number(item->arena, panel.ship),
			      panel.ship == 1 ? "s" : "");
	if (item->yardstick->weights)
		buffer_printf(text, "; weighted, its verdict is %s",
			      verdict_token(word));
	else
		buffer_printf(text, ", so its verdict is %s",
			      verdict_token(word));
	buffer_add_string(text, "; the true share of ships may be anywhere "
				"from ");
	say_percent(text, interval.low);
	buffer_add_string(text, " to ");
	say_percent(text, interval.high);
	buffer_add_char(text, '.');
}

static void say_score(struct buffer *text, const struct item *item)
{
	const struct prior *prior = &item->scoring->prior;
	const struct tool_score *score = item->score;

	buffer_add_string(text, " Drawn towards the ");
	say_percent(text, prior->mu);
	buffer_printf(text,
		      " that is usual here, as if that were %.1f reviews more, "
		      "it has the score %.*f",
		      prior->m, SCORE_DECIMALS, score->score);
	if (score->provisional)
		buffer_add_string(text, ", provisional with so few reviews");
	if (score->adjusted.known)
		buffer_printf(text,
			      "; had everybody judged it, that would be %.*f",
			      SCORE_DECIMALS, score->adjusted.value);
	buffer_add_char(text, '.');
}

static void say_gap(struct buffer *text, const struct item *item)
{
	const struct difference *gap = &item->score->gap;
	long points = lround(fabs(gap->value) * 100);

	if (item->yardstick->weights)
		return;
	if (!item->score->has_gap) {
		buffer_add_string(text, " Nobody has voted on it yet.");
		return;
	}
	if (points == 0) {
		buffer_add_string(text, " The community ships it as often as "
					"the panel.");
		return;
	}
	buffer_printf(text,
		      " The community ships it %s often than the panel, by %ld "
		      "point%s, and that %s.",
		      gap->value > 0 ? "less" : "more", points,
		      points == 1 ? "" : "s",
		      gap->low <= 0 && gap->high >= 0 ? "may be chance"
						      : "is hardly chance");
}

const char *explain_words(const struct item *item)
{
	struct buffer text;
	const char *made;

	buffer_init(&text);
	if (!item->score->known) {
		buffer_printf(&text,
			      "No review of %s counts, so it has neither a "
			      "verdict nor a score.",
			      words_tool(item->tool));
	} else {
		say_panel(&text, item);
		say_score(&text, item);
		say_gap(&text, item);
	}
	made = arena_string(item->arena, text.bytes);
	buffer_release(&text);
	return made;
}
