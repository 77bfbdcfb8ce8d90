#include "remote/spot.h"

#include <string.h>

#include <jansson.h>

void spot_init(struct spot *spot, const char *start, const char *end)
{
	*spot =
	    (struct spot){ .at = start, .end = end, .line = 1, .column = 1 };
}

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* What stands behind a value and blanks; whether it was the text wanted. */
static const char *behind_value(const char *at, const char *end,
				const char *wanted, bool *found)
{
	json_error_t read;
	json_t *value =
	    json_loadb(at, (size_t)(end - at),
		       JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, &read);
	const char *text = json_string_value(value);

	*found = wanted && text && strcmp(text, wanted) == 0;
	json_decref(value);
	return skip_blanks(at + read.position);
}

/* Where the first of "files" begins, of a root that has it. */
static const char *find_first(const char *root, const char *end)
{
	const char *at = skip_blanks(root);
	bool found, ignored;

	for (;;) {
		/* Behind "{" or a comma stands the name, and then a colon. */
		at = behind_value(at + 1, end, "files", &found);
		if (found)
			return skip_blanks(skip_blanks(at + 1) + 1);
		at = behind_value(at + 1, end, NULL, &ignored);
	}
}

static void go_to(struct spot *spot, const char *at)
{
	for (; spot->at < at; spot->at++)
		if (*spot->at == '\n') {
			spot->line++;
			spot->column = 1;
		} else if (((unsigned char)*spot->at & 0xc0) != 0x80) {
			spot->column++;
		}
}

void spot_find_file(struct spot *spot, size_t number)
{
	const char *at = spot->at;
	bool ignored;

	if (!spot->in_files)
		at = find_first(at, spot->end);
	spot->in_files = true;
	for (; spot->number < number; spot->number++)
		at = skip_blanks(behind_value(at, spot->end, NULL, &ignored) +
				 1);
	go_to(spot, at);
}
