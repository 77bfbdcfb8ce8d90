#include "view/words.h"

#include <inttypes.h>

const char *words_tool(const struct tool *tool)
{
	return tool->name[0] ? tool->name : "(unnamed)";
}

const char *words_reviewer(const struct reviewer *reviewer)
{
	return reviewer->name && reviewer->name[0] ? reviewer->name
						   : reviewer->id;
}

struct cell words_slug(const struct tool *tool)
{
	return cell_about(cell_text(tool->slug), SUBJECT_TOOL, &tool->slug);
}

struct cell words_called(const struct tool *tool)
{
	return cell_about(cell_text(words_tool(tool)), SUBJECT_TOOL,
			  &tool->slug);
}

struct cell words_id(const struct reviewer *reviewer)
{
	return cell_about(cell_text(reviewer->id), SUBJECT_REVIEWER,
			  &reviewer->id);
}

void words_heading(struct report *report, const char *text,
		   const char *category)
{
	report_heading(report, text, category)->about.subject =
	    SUBJECT_CATEGORY;
}

static const char *const small_numbers[] = {
	"no",	 "one",	  "two",  "three", "four",   "five",   "six",
	"seven", "eight", "nine", "ten",   "eleven", "twelve",
};

enum { SMALL_NUMBERS = sizeof(small_numbers) / sizeof(*small_numbers) };

/* "1,520" */
static void add_thousands(struct buffer *text, uint64_t number)
{
	if (number >= 1000) {
		add_thousands(text, number / 1000);
		buffer_printf(text, ",%03" PRIu64, number % 1000);
	} else {
		buffer_printf(text, "%" PRIu64, number);
	}
}

void words_add_number(struct buffer *text, uint64_t number)
{
	if (number < SMALL_NUMBERS)
		buffer_add_string(text, small_numbers[number]);
	else
		add_thousands(text, number);
}

const char *words_number(struct arena *arena, uint64_t number)
{
	struct buffer text;
	const char *made;

	buffer_init(&text);
	words_add_number(&text, number);
	made = arena_string(arena, text.bytes);
	buffer_release(&text);
	return made;
}

void words_add_item(struct buffer *text, const char *item, size_t index,
		    size_t count, const char *conjunction)
{
	if (index && index + 1 == count)
		buffer_printf(text, " %s ", conjunction);
	else if (index)
		buffer_add_string(text, ", ");
	buffer_add_string(text, item);
}

enum tone words_tone(enum word word)
{
	static const enum tone tones[WORDS] = {
		[WORD_UNRATED] = TONE_DIM,
		[WORD_SKIP] = TONE_BAD,
		[WORD_MIXED] = TONE_MIXED,
		[WORD_SHIP] = TONE_GOOD,
	};

	return tones[word];
}

struct cell words_verdict(enum word word)
{
	struct cell cell = cell_text(verdict_token(word));

	cell.tone = words_tone(word);
	return cell;
}

struct cell words_review(const struct review *review, bool said, bool shortened)
{
	struct cell cell = { .kind = CELL_VOTE,
			     .verdict = review->verdict,
			     .tone = review->verdict == VERDICT_SHIP ? TONE_GOOD
								     : TONE_BAD,
			     .shortened = shortened };

	if (!said || !review->words)
		return cell;
	cell.about = (struct about){ SUBJECT_ADDRESS, &review->words->url };
	cell.quoted = review->words->quote != NULL;
	cell.text = cell.quoted ? review->words->quote : review->words->summary;
	return cell;
}

void view_note_undated(struct report *report, const struct tool *const *tools,
		       size_t count, struct date as_of)
{
	bool undated = false;

	for (size_t i = 0; i < count; i++)
		undated |= tools[i]->undated;
	if (undated && date_is_known(as_of))
		report_paragraph(
		    report, "Some of these reviews or votes have no date; "
			    "they count on any day, so the day asked does not "
			    "leave them out.");
}
