#include "smolcmp/program.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"

extern char **environ;

/* Give a file bytes, and go back to its start. */
static bool fill(int fd, const struct buffer *input)
{
	return descriptor_write(fd, input->bytes, input->length) == 0 &&
	       lseek(fd, 0, SEEK_SET) == 0;
}

/* A temporary file, which no program inherits but under its number; NULL with
 * errno on failure. */
static FILE *make_file(void)
{
	FILE *file = tmpfile();

	if (file)
		fcntl(fileno(file), F_SETFD, FD_CLOEXEC);
	return file;
}

/* A file of what the program is to read: it may be longer than a pipe takes
 * while nobody reads what the program answers. NULL with errno on failure. */
static FILE *make_input(const struct buffer *input)
{
	FILE *file = input ? make_file() : fopen("/dev/null", "re");

	if (file && input && !fill(fileno(file), input)) {
		int failure = errno;

		fclose(file);
		errno = failure;
		return NULL;
	}
	return file;
}

/* 0 or an errno. */
static int spawn(struct program *program, const char *const *arguments,
		 int input, int output)
{
	posix_spawn_file_actions_t files;
	int failure;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, input, 0);
	posix_spawn_file_actions_adddup2(&files, output, 1);
	posix_spawn_file_actions_adddup2(&files, fileno(program->complaints),
					 2);
	failure = posix_spawnp(&program->child, arguments[0], &files, NULL,
			       (char *const *)arguments, environ);
	posix_spawn_file_actions_destroy(&files);
	return failure;
}

/* The same, with a pipe that becomes the program's output. */
static int start(struct program *program, const char *const *arguments,
		 FILE *input)
{
	int ends[2];
	int failure;

	if (pipe(ends) < 0)
		return errno;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	failure = spawn(program, arguments, fileno(input), ends[1]);
	close(ends[1]);
	if (failure) {
		close(ends[0]);
		return failure;
	}
	program->output = fdopen(ends[0], "r");
	return 0;
}

/* Put into words why name did not start; returns -1. */
static int fail(const char *name, int failure, struct buffer *why)
{
	if (failure == ENOENT)
		buffer_printf(why,
			      "the program '%s' is not installed, or not in "
			      "PATH",
			      name);
	else
		buffer_printf(why, "cannot run '%s': %s", name,
			      strerror(failure));
	return -1;
}

int program_start(struct program *program, const char *const *arguments,
		  const struct buffer *input, struct buffer *why)
{
	/* How it ends must be known, whatever our parent left us with. */
	struct sigaction usual = { .sa_handler = SIG_DFL };
	FILE *file;
	int failure;

	*program = (struct program){ .name = arguments[0] };
	file = make_input(input);
	program->complaints = file ? make_file() : NULL;
	if (!program->complaints) {
		buffer_printf(why, "cannot make a temporary file: %s",
			      strerror(errno));
		if (file)
			fclose(file);
		return -1;
	}
	sigemptyset(&usual.sa_mask);
	sigaction(SIGCHLD, &usual, &program->before);
	failure = start(program, arguments, file);
	fclose(file);
	if (!failure)
		return 0;
	sigaction(SIGCHLD, &program->before, NULL);
	fclose(program->complaints);
	return fail(arguments[0], failure, why);
}

int program_end(struct program *program, struct buffer *why)
{
	int status = -1;
	int byte;

	fclose(program->output);
	while (waitpid(program->child, &status, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGCHLD, &program->before, NULL);
	rewind(program->complaints);
	while ((byte = getc(program->complaints)) != EOF && byte != '\n')
		buffer_add_char(why, (char)byte);
	fclose(program->complaints);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	if (!why->length)
		buffer_printf(why, "it ended without saying why (status %d)",
			      status);
	return -1;
}
