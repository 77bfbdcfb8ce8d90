/*
 * Writes the manual: pages made of the program's tables and of the prose in
 * man/. Run by the build, not installed.
 *
 * usage: manual DATE PROSE OUTPUT
 *
 * DATE is a day as mdoc has it, PROSE and OUTPUT are folders. Every command
 * that help lists wants a file PROSE/COMMAND.mdoc, which begins with its
 * DESCRIPTION. A line .\"@NAME there becomes what the program knows: see
 * inserts below.
 */
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/command.h"

struct page {
	const char *name;
	int section;
	const char *about;	       /* the line behind its name */
	const char *prose;	       /* its file, without .mdoc */
	const struct command *command; /* NULL: of them all */
};

__attribute__((format(printf, 1, 2), noreturn)) static void
fail(const char *format, ...)
{
	va_list arguments;

	fputs("manual: ", stderr);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	exit(1);
}

/* Words of the tables: a dash that begins a word is typed as it is. */
static void put_words(FILE *out, const char *text)
{
	for (const char *at = text; *at; at++) {
		bool begins = at == text || strchr(" -('", at[-1]);

		if (*at == '\\')
			fputs("\\e", out);
		else if (*at == '-' && begins)
			fputs("\\-", out);
		else
			fputc(*at, out);
	}
}

/* The same from a capital on. */
static void put_sentence(FILE *out, const char *text)
{
	char first[] = { (char)toupper((unsigned char)text[0]), '\0' };

	put_words(out, first);
	put_words(out, text + 1);
}

static void put_lower(FILE *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		fputc(tolower((unsigned char)text[i]), out);
}

/* "-d, --data source", or "-d source" when short, and a line end. */
static void put_flags(FILE *out, const struct option_row *row, bool is_short)
{
	if (row->letter)
		fprintf(out, "Fl %c%s", row->letter, is_short ? "" : " , ");
	if (!row->letter || !is_short)
		fprintf(out, "Fl -%s", row->name);
	if (row->argument) {
		fputs(" Ar ", out);
		put_lower(out, row->argument->name,
			  strlen(row->argument->name));
	}
	fputc('\n', out);
}

/* "TOOL TOOL... [ID]", a macro for each word. */
static void put_arguments(FILE *out, const char *arguments)
{
	for (const char *at = arguments; *at; at += strspn(at, " ]")) {
		const char *macro = *at == '[' ? "Op Ar" : "Ar";
		size_t length;

		at += *at == '[';
		length = strcspn(at, ". ]");
		fprintf(out, ".%s ", macro);
		put_lower(out, at, length);
		at += length;
		length = strspn(at, ".");
		fputs(length ? " ...\n" : "\n", out);
		at += length;
	}
}

/* Those that cannot be left out, or the others. */
static void put_synopsis(FILE *out, unsigned groups, bool needed)
{
	for (size_t i = 0; i < option_count; i++) {
		const struct option_row *row = &option_rows[i];

		if (!(row->groups & groups) ||
		    needed != !!(row->groups & OPTION_NEEDED))
			continue;
		fputs(needed ? "." : ".Op ", out);
		put_flags(out, row, true);
	}
}

static void put_head(FILE *out, const struct page *page, const char *date)
{
	fprintf(out, ".Dd %s\n.Dt ", date);
	for (const char *at = page->name; *at; at++)
		fputc(toupper((unsigned char)*at), out);
	fprintf(out, " %d\n.Os\n.Sh NAME\n.Nm %s\n.Nd ", page->section,
		page->name);
	put_words(out, page->about);
	fputc('\n', out);
	if (!page->command)
		return;
	fprintf(out, ".Sh SYNOPSIS\n.Nm smolcmp %s\n", page->command->name);
	put_arguments(out, page->command->arguments);
	put_synopsis(out, page->command->options, true);
	put_synopsis(out, page->command->options, false);
}

/* For choices that have to be made; it lives as long as the program. */
static struct arena arena;

static void put_meaning(FILE *out, const struct command *command,
			const struct option_row *row)
{
	const char *const *choices = command_choices(command, row, &arena);
	const char *others = choices ? row->argument->others : NULL;

	put_sentence(out, command_option_summary(&arena, command, row));
	if (!choices) {
		fputs(".\n", out);
		return;
	}
	fputs(":\n", out);
	for (size_t i = 0; choices[i]; i++) {
		bool last = !choices[i + 1];

		if (i && last && !others)
			fputs("or\n", out);
		fprintf(out, ".Cm %s%s\n", choices[i],
			!last && (choices[i + 2] || others) ? " ,"
			: last && !others		    ? " ."
							    : "");
	}
	if (others) {
		fputs("or ", out);
		put_words(out, others);
		fputs(".\n", out);
	}
}

static void put_section(FILE *out, const struct command *command,
			const struct option_section *section)
{
	bool begun = false;

	for (size_t i = 0; i < option_count; i++) {
		const struct option_row *row = &option_rows[i];

		if (!(row->groups & command->options) ||
		    option_section(row) != section)
			continue;
		if (!begun)
			fprintf(out, ".Ss %s\n.Bl -tag -width Ds\n",
				section->title);
		begun = true;
		fputs(".It ", out);
		put_flags(out, row, false);
		put_meaning(out, command, row);
	}
	if (begun)
		fputs(".El\n", out);
}

static void put_options(FILE *out, const struct page *page)
{
	fputs(".Sh OPTIONS\n", out);
	for (size_t i = 0; i < option_section_count; i++)
		put_section(out, page->command, &option_sections[i]);
}

static void put_commands(FILE *out, const struct page *page)
{
	(void)page;
	fputs(".Bl -tag -width Ds\n", out);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &commands[i];

		if (!command->summary)
			continue;
		fprintf(out, ".It Xr smolcmp-%s 1\n", command->name);
		put_sentence(out, command->summary);
		fputs(".\n", out);
	}
	fputs(".El\n", out);
}

static bool can_exit(const struct command *command,
		     const struct exit_status *status)
{
	if (!command)
		return true;
	/* Nobody is unknown to a command that is told none. */
	if (status->number == error_exit_status(ERROR_UNKNOWN_TOOL) &&
	    !strstr(command->arguments, "TOOL") &&
	    !strstr(command->arguments, "REVIEWER"))
		return false;
	return status->options & command->options;
}

static void put_exit_status(FILE *out, const struct page *page)
{
	fputs(".Sh EXIT STATUS\n.Bl -tag -width Ds\n", out);
	for (size_t i = 0; i < exit_status_count; i++) {
		const struct exit_status *status = &exit_statuses[i];

		if (!can_exit(page->command, status))
			continue;
		fprintf(out, ".It %d\n", status->number);
		put_sentence(out, status->meaning);
		fputs(".\n", out);
	}
	fputs(".El\n", out);
}

static int by_name(const void *a, const void *b)
{
	const struct command *const *x = a;
	const struct command *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

/* All other pages, by section and name. */
static void put_see_also(FILE *out, const struct page *page)
{
	const struct command **sorted = calloc(command_count, sizeof(*sorted));
	bool overview = !page->command && page->section == 1;

	if (!sorted)
		fail("%s", strerror(errno));
	for (size_t i = 0; i < command_count; i++)
		sorted[i] = &commands[i];
	qsort(sorted, command_count, sizeof(*sorted), by_name);
	fputs(".Sh SEE ALSO\n", out);
	if (!overview)
		fputs(".Xr smolcmp 1 ,\n", out);
	for (size_t i = 0; i < command_count; i++)
		if (sorted[i]->summary && sorted[i] != page->command)
			fprintf(out, ".Xr smolcmp-%s 1%s\n", sorted[i]->name,
				i + 1 < command_count || page->section == 1
				    ? " ,"
				    : "");
	if (page->section == 1)
		fputs(".Xr smolcmp 5\n", out);
	free(sorted);
}

/* What stands in place of a line .\"@NAME. */
static const struct {
	const char *name;
	void (*put)(FILE *out, const struct page *page);
} inserts[] = {
	{ "commands", put_commands },
	{ "exit-status", put_exit_status },
	{ "options", put_options },
	{ "see-also", put_see_also },
};

static void put_line(FILE *out, const struct page *page, const char *line)
{
	if (strncmp(line, ".\\\"@", 4) != 0) {
		fputs(line, out);
		return;
	}
	line += 4;
	for (size_t i = 0; i < sizeof(inserts) / sizeof(*inserts); i++) {
		size_t length = strlen(inserts[i].name);

		if (strncmp(line, inserts[i].name, length) == 0 &&
		    line[length] == '\n') {
			inserts[i].put(out, page);
			return;
		}
	}
	fail("%s.mdoc: nothing to insert is called %s", page->prose, line);
}

static FILE *open_file(const char *mode, const char *folder, const char *name,
		       const char *end)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s.%s", folder, name, end);
	file = fopen(path, mode);
	if (!file)
		fail("%s: %s", path, strerror(errno));
	return file;
}

static void write_page(const struct page *page, char **argv)
{
	char end[] = { (char)('0' + page->section), '\0' };
	FILE *in = open_file("r", argv[2], page->prose, "mdoc");
	FILE *out = open_file("w", argv[3], page->name, end);
	char line[1024];

	put_head(out, page, argv[1]);
	while (fgets(line, sizeof(line), in))
		put_line(out, page, line);
	if (ferror(in) || fclose(in) != 0 || ferror(out) || fclose(out) != 0)
		fail("%s.%s: %s", page->name, end, strerror(errno));
}

int main(int argc, char **argv)
{
	const struct page overview = { "smolcmp", 1,
				       "which of these tools to ship, and how "
				       "sure that is",
				       "smolcmp.1", NULL };
	const struct page data = { "smolcmp", 5,
				   "verdict data and configuration of smolcmp",
				   "smolcmp.5", NULL };

	arena_init(&arena);
	if (argc != 4)
		fail("want DATE PROSE OUTPUT");
	write_page(&overview, argv);
	write_page(&data, argv);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &commands[i];
		char name[64];
		struct page page = { name, 1, command->summary, command->name,
				     command };

		snprintf(name, sizeof(name), "smolcmp-%s", command->name);
		if (command->summary)
			write_page(&page, argv);
	}
	return 0;
}
