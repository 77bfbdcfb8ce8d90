#include "smolcmp/pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/render.h"
#include "smolcmp/terminal.h"

extern char **environ;

static const char usual[] = "less";

/* What the shell exits with when it finds no such program, or cannot run
 * it. */
enum { EXIT_NOT_RUN = 126, EXIT_NOT_FOUND = 127 };

static const char *chosen(void)
{
	const char *command = getenv("SMOLCMP_PAGER");

	if (!command)
		command = getenv("PAGER");
	if (!command)
		return terminal_is_dumb() ? NULL : usual;
	if (!command[0] || strcmp(command, "cat") == 0)
		return NULL;
	return command;
}

const char *pager_find(const struct buffer *text)
{
	struct screen screen;

	if (!terminal_screen(STDOUT_FILENO, &screen))
		return NULL;
	if (render_rows(text, screen.columns, screen.rows + 1) <= screen.rows)
		return NULL;
	return chosen();
}

bool pager_is_named(const char *command)
{
	return command != usual;
}

/* While a pager runs the keyboard's signals must not end us in front of it,
 * which would leave the terminal to two readers; nor must its leaving early.
 * How it ended must be known. */
static const struct {
	int number;
	void (*action)(int);
} quietened[] = {
	{ SIGINT, SIG_IGN },
	{ SIGQUIT, SIG_IGN },
	{ SIGPIPE, SIG_IGN },
	{ SIGCHLD, SIG_DFL },
};

enum { QUIETENED = sizeof(quietened) / sizeof(*quietened) };

/* Begin with it; initial becomes the signals that a child gets back. */
static void change_signals(struct sigaction before[QUIETENED],
			   sigset_t *initial)
{
	sigemptyset(initial);
	for (int i = 0; i < QUIETENED; i++) {
		struct sigaction action = { .sa_handler = quietened[i].action };

		sigemptyset(&action.sa_mask);
		sigaction(quietened[i].number, &action, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaddset(initial, quietened[i].number);
	}
}

static void restore_signals(const struct sigaction before[QUIETENED])
{
	for (int i = 0; i < QUIETENED; i++)
		sigaction(quietened[i].number, &before[i], NULL);
}

/* Start a command that reads from input; 0 or an errno. What somebody named
 * may be any line of shell. */
static int start(const char *command, int input, const sigset_t *initial,
		 pid_t *child)
{
	const char *line[] = { "sh", "-c", command, NULL };
	const char *name[] = { command, NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	int failure;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, initial);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	if (!pager_is_named(command))
		failure = posix_spawnp(child, command, &files, &attributes,
				       (char *const *)name, environ);
	else
		failure = posix_spawn(child, "/bin/sh", &files, &attributes,
				      (char *const *)line, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return failure;
}

/* Wait for the end; false when there was no beginning. */
static bool wait_for(pid_t child)
{
	int status = 0;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return !WIFEXITED(status) || (WEXITSTATUS(status) != EXIT_NOT_RUN &&
				      WEXITSTATUS(status) != EXIT_NOT_FOUND);
}

/* A pipe of which no program that we start inherits an end. */
static int make_pipe(int ends[2])
{
	if (pipe(ends) < 0)
		return -1;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	return 0;
}

bool pager_show(const char *command, const struct buffer *text)
{
	struct sigaction before[QUIETENED];
	sigset_t initial;
	bool shown = false;
	pid_t child;
	int ends[2];

	if (make_pipe(ends) < 0)
		return false;
	setenv("LESS", "FRX", 0);
	change_signals(before, &initial);
	if (start(command, ends[0], &initial, &child) == 0) {
		int status;

		close(ends[0]);
		ends[0] = -1;
		/* It is free to leave before it has read everything. */
		status = descriptor_write(ends[1], text->bytes, text->length);
		(void)status;
		close(ends[1]);
		ends[1] = -1;
		shown = wait_for(child);
	}
	restore_signals(before);
	for (int i = 0; i < 2; i++)
		if (ends[i] >= 0)
			close(ends[i]);
	return shown;
}
