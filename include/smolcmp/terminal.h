/* What the place where output goes can show, by options and environment. */
#ifndef SMOLCMP_TERMINAL_H
#define SMOLCMP_TERMINAL_H

#include "smolcmp/options.h"

struct terminal {
	size_t width;
	bool utf8;
	bool color;
};

/*
 * Whether the locale of the environment writes UTF-8. A name that ends in its
 * codeset ("de_DE.UTF-8", "C.UTF-8") says so itself, also where that locale
 * is not installed, and spares loading it; of others the C library is asked.
 */
bool terminal_is_utf8(void);

/* Whether it cannot move its cursor, going by TERM. */
bool terminal_is_dumb(void);

struct screen {
	size_t columns; /* at least 1, like rows */
	size_t rows;
};

/*
 * How much a terminal shows at once; where it does not say, COLUMNS and LINES,
 * else 80 and 24. False when the descriptor is no terminal.
 */
bool terminal_screen(int fd, struct screen *screen);

/*
 * Colour: --color, else NO_COLOR, CLICOLOR_FORCE, CLICOLOR, and whether
 * standard output is a terminal that is not dumb. Width: --width, else
 * COLUMNS, the terminal, 80.
 */
struct terminal terminal_detect(const struct options *options);

#endif
