#include "view/speech.h"

#include "view/words.h"

void say(const struct speech *speech, const char *text)
{
	buffer_add_string(speech->text, text);
}

const char *tool_name(const struct speech *speech, size_t i)
{
	return words_tool(speech->of->tools[i]);
}

/* Name the tools that belong; returns how many. */
size_t say_tools(const struct speech *speech, speech_choice *belongs,
		 const char *conjunction)
{
	size_t count = 0;
	size_t said = 0;

	for (size_t i = 0; i < speech->of->count; i++)
		count += belongs(speech->of, i);
	for (size_t i = 0; i < speech->of->count; i++)
		if (belongs(speech->of, i))
			words_add_item(speech->text, tool_name(speech, i),
				       said++, count, conjunction);
	return count;
}

bool speech_is_skip(const struct comparison *comparison, size_t i)
{
	return comparison->words[i] == WORD_SKIP;
}

bool speech_is_unrated(const struct comparison *comparison, size_t i)
{
	return comparison->words[i] == WORD_UNRATED;
}

bool speech_is_mixed(const struct comparison *comparison, size_t i)
{
	return comparison->words[i] == WORD_MIXED;
}

bool speech_is_ship(const struct comparison *comparison, size_t i)
{
	return comparison->words[i] == WORD_SHIP;
}

size_t speech_count(const struct speech *speech, speech_choice *belongs)
{
	size_t count = 0;

	for (size_t i = 0; i < speech->of->count; i++)
		count += belongs(speech->of, i);
	return count;
}

/* A sentence on the tools of one word, if any: "X is unrated: ..." */
void say_those(const struct speech *speech, speech_choice *belongs,
	       const char *one, const char *several)
{
	size_t count = speech_count(speech, belongs);

	if (!count)
		return;
	say(speech, " ");
	say_tools(speech, belongs, "and");
	say(speech, count == 1 ? one : several);
}
