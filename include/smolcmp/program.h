/* Another program whose output is read: started without a shell. */
#ifndef SMOLCMP_PROGRAM_H
#define SMOLCMP_PROGRAM_H

#include <signal.h>
#include <stdio.h>
#include <sys/types.h>

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

struct program {
	const char *name;
	FILE *output; /* of the program, to be read to its end or left */
	pid_t child;
	FILE *complaints;
	struct sigaction before; /* of SIGCHLD */
};

/*
 * Start arguments[0], looked for in PATH, with the arguments that follow up to
 * NULL. It reads input, or nothing when that is NULL, and gets the environment
 * as it is. -1, and nothing to be ended, when it cannot be started: why is
 * what hinders that.
 */
MUST_CHECK int program_start(struct program *program,
			     const char *const *arguments,
			     const struct buffer *input, struct buffer *why);

/* Wait for its end. -1 when that was a failure; why is what it said first. */
MUST_CHECK int program_end(struct program *program, struct buffer *why);

#endif
