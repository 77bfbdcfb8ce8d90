/*
 * Output that is longer than the screen, in a pager.
 */
#ifndef SMOLCMP_PAGER_H
#define SMOLCMP_PAGER_H

#include <stdbool.h>

#include "smolcmp/buffer.h"

/*
 * The command that is to show this output: SMOLCMP_PAGER, else PAGER, else
 * less. NULL when there is none to be used: standard output is no terminal,
 * the text fits on it, the command is empty or cat, or it would be less, which
 * nobody asked for, and the terminal is a dumb one.
 */
const char *pager_find(const struct buffer *text);

/* Whether somebody named it: less is not missed where it is not installed. */
bool pager_is_named(const char *command);

/*
 * Run the command, give it the text and wait until it ends, however it does;
 * until then the keyboard's signals are its own. LESS is FRX for it unless it
 * is set.
 *
 * False when it could not be started, and nothing was shown.
 */
bool pager_show(const char *command, const struct buffer *text);

#endif
