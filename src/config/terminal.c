#include "smolcmp/terminal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
	WIDTH_LEAST = 20,
	WIDTH_DEFAULT = 80,
	WIDTH_MOST = 10000,
	ROWS_DEFAULT = 24,
};

/* The variable's value, NULL when it is unset or empty. */
static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] ? value : NULL;
}

bool terminal_is_utf8(void)
{
	const char *name = variable("LC_ALL");
	const char *codeset;

	if (!name)
		name = variable("LC_CTYPE");
	if (!name)
		name = variable("LANG");
	if (!name)
		return false;
	codeset = strchr(name, '.');
	if (!codeset) {
		if (!setlocale(LC_CTYPE, ""))
			return false;
		return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	}
	return strncasecmp(codeset, ".UTF-8", 6) == 0 ||
	       strncasecmp(codeset, ".UTF8", 5) == 0;
}

bool terminal_is_dumb(void)
{
	const char *term = variable("TERM");

	return !term || strcmp(term, "dumb") == 0;
}

static bool wants_color(enum color color)
{
	const char *force = variable("CLICOLOR_FORCE");
	const char *wish = variable("CLICOLOR");

	if (color != COLOR_AUTO)
		return color == COLOR_ALWAYS;
	if (variable("NO_COLOR"))
		return false;
	if (force && strcmp(force, "0") != 0)
		return true;
	if (wish && strcmp(wish, "0") == 0)
		return false;
	return isatty(STDOUT_FILENO) && !terminal_is_dumb();
}

/* The variable's value as a number above 0, or 0. */
static long number(const char *name)
{
	const char *value = variable(name);
	char *end;
	long result;

	if (!value)
		return 0;
	result = strtol(value, &end, 10);
	return !*end && result > 0 ? result : 0;
}

static size_t first(long size, const char *name, size_t otherwise)
{
	if (!size)
		size = number(name);
	return size ? (size_t)size : otherwise;
}

bool terminal_screen(int fd, struct screen *screen)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) < 0)
		return false;
	screen->columns = first(size.ws_col, "COLUMNS", WIDTH_DEFAULT);
	screen->rows = first(size.ws_row, "LINES", ROWS_DEFAULT);
	return true;
}

static long wanted_width(long option)
{
	struct screen screen;
	long columns;

	if (option)
		return option;
	columns = number("COLUMNS");
	if (columns)
		return columns;
	if (terminal_screen(STDOUT_FILENO, &screen))
		return (long)screen.columns;
	return WIDTH_DEFAULT;
}

struct terminal terminal_detect(const struct options *options)
{
	long width = wanted_width(options->width);

	if (width < WIDTH_LEAST)
		width = WIDTH_LEAST;
	if (width > WIDTH_MOST)
		width = WIDTH_MOST;
	return (struct terminal){ .width = (size_t)width,
				  .utf8 = terminal_is_utf8(),
				  .color = wants_color(options->color) };
}
