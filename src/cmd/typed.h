/*
 * A command line that is being typed: read leniently, since what is wrong or
 * missing may yet be mended.
 */
#ifndef CMD_TYPED_H
#define CMD_TYPED_H

#include "smolcmp/command.h"

struct typed {
	const struct command *command;	  /* NULL: none yet, */
	bool unknown;			  /* or what stands there is none */
	struct texts arguments;		  /* behind the command */
	struct texts data;		  /* given with --data */
	const struct option_row *pending; /* the next word is its argument */
	const struct option_row *many;	  /* so it is unless it is an option */
	bool only_arguments;		  /* "--" was there */
};

/* What the words say, which are not copied; lists live in arena. */
void typed_read(struct typed *typed, char *const *words, size_t count,
		struct arena *arena);

/*
 * The option that a word beginning with '-' names to the command (NULL: none
 * yet), as getopt_long() would see it, or NULL; *value is the argument attached
 * to it, or NULL.
 */
const struct option_row *typed_option(const char *word,
				      const struct command *command,
				      const char **value);

#endif
