#include "cmd/typed.h"

#include <string.h>

/* The option of this name, or the only one whose name begins so. */
static const struct option_row *find_long(const char *name, size_t length,
					  unsigned groups)
{
	const struct option_row *found = NULL;
	size_t count = 0;

	for (size_t i = 0; i < option_count; i++) {
		const struct option_row *row = &option_rows[i];

		if (strncmp(row->name, name, length) != 0 ||
		    !option_is_meant(row, groups))
			continue;
		if (!row->name[length])
			return row;
		found = row;
		count++;
	}
	return count == 1 ? found : NULL;
}

static const struct option_row *find_letter(char letter)
{
	for (size_t i = 0; i < option_count; i++)
		if (option_rows[i].letter == letter)
			return &option_rows[i];
	return NULL;
}

/* Of letters behind one dash, the one that takes an argument, or the last. */
static const struct option_row *find_letters(const char *letters,
					     const char **value)
{
	const struct option_row *row = NULL;

	for (; *letters; letters++) {
		row = find_letter(*letters);
		if (!row || !row->argument)
			continue;
		if (letters[1])
			*value = letters + 1;
		return row;
	}
	return row;
}

const struct option_row *typed_option(const char *word,
				      const struct command *command,
				      const char **value)
{
	size_t length = strcspn(word, "=");

	*value = NULL;
	if (word[1] != '-')
		return find_letters(word + 1, value);
	if (word[length])
		*value = word + length + 1;
	return find_long(word + 2, length - 2, command ? command->options : 0);
}

static void take_value(struct typed *typed, const struct option_row *row,
		       const char *value)
{
	if (strcmp(row->name, "data") == 0)
		typed->data.items[typed->data.count++] = value;
}

static void take_option(struct typed *typed, const char *word)
{
	const char *value;
	const struct option_row *row =
	    typed_option(word, typed->command, &value);

	typed->many = NULL;
	if (!row || !row->argument)
		return;
	if (option_takes_many(row))
		typed->many = row;
	if (value)
		take_value(typed, row, value);
	else
		typed->pending = row;
}

static void end_options(struct typed *typed)
{
	typed->only_arguments = true;
	typed->many = NULL;
}

static void take_word(struct typed *typed, const char *word)
{
	if (typed->many) {
		take_value(typed, typed->many, word);
		return;
	}
	if (typed->command || typed->unknown) {
		typed->arguments.items[typed->arguments.count++] = word;
		return;
	}
	typed->command = command_find(word);
	typed->unknown = !typed->command;
}

void typed_read(struct typed *typed, char *const *words, size_t count,
		struct arena *arena)
{
	memset(typed, 0, sizeof(*typed));
	typed->arguments.items = arena_zero(arena, count + 1, sizeof(char *));
	typed->data.items = arena_zero(arena, count + 1, sizeof(char *));
	for (size_t i = 0; i < count; i++) {
		const struct option_row *pending = typed->pending;

		typed->pending = NULL;
		if (pending)
			take_value(typed, pending, words[i]);
		else if (typed->only_arguments || words[i][0] != '-' ||
			 !words[i][1])
			take_word(typed, words[i]);
		else if (strcmp(words[i], "--") == 0)
			end_options(typed);
		else
			take_option(typed, words[i]);
	}
}
