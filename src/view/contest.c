/* What a comparison makes of its tools as a whole, below the answer. */
#include "view/speech.h"
#include "view/words.h"

enum { MANY = 3 }; /* tools from which on pairs and chances are shown */

/* Tools by number, as a list in a sentence. */
struct enumeration {
	const struct comparison *of;
	struct buffer *text;
	const char *conjunction;
	size_t count;
	size_t said;
};

static void say_one(struct enumeration *tools, size_t i)
{
	words_add_item(tools->text, words_tool(tools->of->tools[i]),
		       tools->said++, tools->count, tools->conjunction);
}

/* "panel, votes or price" */
static void say_measures(const struct dominance *dominance, struct buffer *text)
{
	const struct {
		bool known;
		const char *name;
	} measures[] = {
		{ dominance->panel, "panel" },
		{ dominance->votes, "votes" },
		{ dominance->price, "price" },
	};
	size_t count =
	    (size_t)dominance->panel + dominance->votes + dominance->price;
	size_t said = 0;

	for (size_t i = 0; i < sizeof(measures) / sizeof(*measures); i++)
		if (measures[i].known)
			words_add_item(text, measures[i].name, said++, count,
				       "or");
}

/* "C is no better than A or B by panel or price" */
static void say_dominated(const struct contest *contest, size_t i,
			  struct buffer *text)
{
	const struct comparison *comparison = contest->comparison;
	const struct contender *contender = &contest->contenders[i];
	struct enumeration tools = { .of = comparison,
				     .text = text,
				     .conjunction = "or" };

	for (size_t j = 0; j < comparison->count; j++)
		tools.count += contender->dominated_by[j];
	buffer_printf(text, "%s is no better than ",
		      words_tool(comparison->tools[i]));
	for (size_t j = 0; j < comparison->count; j++)
		if (contender->dominated_by[j])
			say_one(&tools, j);
	buffer_add_string(text, " by ");
	say_measures(&contender->dominance, text);
}

static void say_all_dominated(const struct contest *contest,
			      struct buffer *text)
{
	bool any = false;

	for (size_t i = 0; i < contest->comparison->count; i++) {
		if (!contest->contenders[i].dominance.holds)
			continue;
		buffer_add_string(text, any ? "; " : "By the bare figures, ");
		say_dominated(contest, i, text);
		any = true;
	}
	if (any)
		buffer_add_char(text, '.');
}

/* "Brook 52%, Fjord 48% and under 1% for each of the others" */
static void say_chances(const struct contest *contest, struct buffer *text)
{
	size_t count = contest->ordered;
	size_t small = 0;

	for (size_t i = 0; i < count; i++) {
		size_t number = contest->order[i];
		char chance[PERCENT_TEXT];

		rate_percent(contest->contenders[number].p_best.value, chance);
		/* The first one's chance is never so small. */
		if (chance[0] == '<' && i + 1 < count) {
			small = count - i;
			break;
		}
		buffer_printf(text, "%s%s %s%s%%", i ? ", " : "",
			      words_tool(contest->comparison->tools[number]),
			      chance[0] == '<'	 ? "under "
			      : chance[0] == '>' ? "over "
						 : "",
			      chance + (chance[0] == '<' || chance[0] == '>'));
	}
	if (small)
		buffer_add_string(text, ", each of the others under 1%");
}

static void say_shortlist(const struct contest *contest, struct buffer *text)
{
	struct enumeration tools = { .of = contest->comparison,
				     .text = text,
				     .conjunction = "and",
				     .count = contest->shortlist };

	if (contest->shortlist == contest->ordered) {
		buffer_add_string(text, "Leave any of them out, and you may "
					"miss the best more than one time in "
					"ten.");
		return;
	}
	buffer_add_string(text, "With ");
	for (size_t i = 0; i < contest->shortlist; i++)
		say_one(&tools, contest->order[i]);
	buffer_printf(text, "%s you miss the best one time in ten at most.",
		      contest->shortlist == 1 ? " alone" : "");
}

static void say_contest(const struct contest *contest, struct buffer *text)
{
	const struct known_prior *prior = &contest->comparison->prior;
	size_t unrated = contest->comparison->count - contest->ordered;

	buffer_add_string(text,
			  "Chances of being the best, by the reviews alone: ");
	say_chances(contest, text);
	buffer_add_string(text, ". ");
	say_shortlist(contest, text);
	if (unrated)
		buffer_add_string(text, unrated == 1
					    ? " The one without reviews has "
					      "no known chance."
					    : " Those without reviews have "
					      "no known chance.");
	if (prior->learnt_from < PRIOR_LEARNT_FROM) {
		buffer_add_string(text, " With only ");
		words_add_number(text, prior->learnt_from);
		buffer_add_string(text, " reviewed tools in the data, how good "
					"tools usually are is assumed rather "
					"than learnt.");
	}
	buffer_add_string(text, " Chances decide nothing: the answer goes by "
				"its rules.");
}

static void add_paragraph(const struct contest *contest,
			  void (*speak)(const struct contest *,
					struct buffer *),
			  struct report *report)
{
	struct buffer text;

	buffer_init(&text);
	speak(contest, &text);
	if (text.length)
		report_paragraph(report,
				 arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

void contest_report(const struct contest *contest, struct report *report)
{
	add_paragraph(contest, say_all_dominated, report);
	if (contest->comparison->count < MANY)
		return;
	pairwise_report(contest->comparison, report);
	/* Where nobody rivals it, to be the best says nothing. */
	if (contest->ordered > 1)
		add_paragraph(contest, say_contest, report);
}
