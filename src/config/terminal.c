#include "smolcmp/terminal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_LEAST = 20, WIDTH_DEFAULT = 80, WIDTH_MOST = 10000 };

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

static bool wants_color(enum color color)
{
	const char *force = variable("CLICOLOR_FORCE");
	const char *wish = variable("CLICOLOR");
	const char *term = variable("TERM");

	if (color != COLOR_AUTO)
		return color == COLOR_ALWAYS;
	if (variable("NO_COLOR"))
		return false;
	if (force && strcmp(force, "0") != 0)
		return true;
	if (wish && strcmp(wish, "0") == 0)
		return false;
	return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
}

static long wanted_width(long option)
{
	const char *columns = variable("COLUMNS");
	struct winsize size;
	char *end;
	long width;

	if (option)
		return option;
	if (columns) {
		width = strtol(columns, &end, 10);
		if (!*end && width > 0)
			return width;
	}
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		return size.ws_col;
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
