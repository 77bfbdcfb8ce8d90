/*
 * The only place that speaks and exits: options, dispatch, output checked
 * once, exit status.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/command.h"
#include "smolcmp/memory.h"
#include "smolcmp/render.h"
#include "smolcmp/terminal.h"

enum { STATUS_GATE_FAILED = 1 };

/* A closed standard stream must not become the next file that is opened: what
 * takes its place fails as the closed one would. */
static void fill_closed_streams(void)
{
	for (int fd = 0; fd <= STDERR_FILENO; fd++) {
		int mode = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;

		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", mode) != fd)
			_exit(4);
	}
}

static int write_all(int fd, const struct buffer *bytes)
{
	size_t done = 0;

	while (done < bytes->length) {
		ssize_t written =
		    write(fd, bytes->bytes + done, bytes->length - done);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return -1;
		done += (size_t)written;
	}
	return 0;
}

/* What cannot be said on stderr cannot be said at all. */
static void say(const struct buffer *message)
{
	int status = write_all(STDERR_FILENO, message);

	(void)status;
}

static void say_error(const struct error *error)
{
	bool utf8 = terminal_is_utf8();
	struct buffer message;

	buffer_init(&message);
	for (size_t i = 0; i < error->count; i++)
		render_message(&message, utf8, error->items[i].where,
			       error->items[i].text);
	if (error->more)
		render_message(&message, utf8, "",
			       "there are more problems; these are the first");
	say(&message);
	buffer_release(&message);
}

static void say_notes(const struct response *response)
{
	bool utf8 = response->notes.count && terminal_is_utf8();
	struct buffer message;

	buffer_init(&message);
	for (size_t i = 0; i < response->notes.count; i++)
		render_message(&message, utf8, "", response->notes.items[i]);
	say(&message);
	buffer_release(&message);
}

static int write_output(const struct buffer *out, struct error *error)
{
	if (write_all(STDOUT_FILENO, out) == 0 &&
	    (!out->length || close(STDOUT_FILENO) == 0))
		return 0;
	/* Whoever read us has gone, and SIGPIPE is ignored: no message. */
	if (errno == EPIPE)
		error->kind = ERROR_SYSTEM;
	return error_set(error, ERROR_SYSTEM, NULL,
			 "cannot write the output: %s", strerror(errno));
}

static void render(const struct renderer *renderer,
		   const struct options *options,
		   const struct response *response, struct buffer *out)
{
	struct terminal terminal;
	struct style style;

	if (response->file) {
		buffer_add(out, response->file->bytes, response->file->length);
		return;
	}
	if (response->candidates) {
		render_candidates(&response->report, out);
		return;
	}
	if (renderer->document) {
		renderer->document(response->document, out);
		return;
	}
	terminal = terminal_detect(options);
	style = (struct style){ .width = terminal.width,
				.utf8 = terminal.utf8,
				.color = terminal.color };
	renderer->report(&response->report, &style, out);
}

static int run(const struct command *command, const struct command_line *line,
	       struct response *response, struct error *error)
{
	const struct options *options = &line->options;
	const char *format = options->format ? options->format : "text";
	const struct renderer *renderer = render_find(format);
	struct request request = { .options = options,
				   .arguments = line->arguments + 1,
				   .count = (size_t)line->count - 1 };
	struct buffer text;
	int status;

	if (!renderer)
		return error_set(
		    error, ERROR_USAGE, NULL, "--format is '%s', want %s",
		    format,
		    option_wanted(&response->arena, render_formats(), NULL));
	buffer_init(&text);
	request.document = renderer->document != NULL;
	status = command->run(&request, response, error);
	if (!options->quiet)
		say_notes(response);
	if (status == 0) {
		render(renderer, options, response, &text);
		status = write_output(&text, error);
	}
	buffer_release(&text);
	return status;
}

/* Turn --help and --version into what they stand for. */
static int choose_command(struct command_line *line, char **help,
			  const struct command **command, struct error *error)
{
	if (line->options.help) {
		/* The command stands where help looks for it. */
		help[0] = (char *)"help";
		help[1] = line->count ? line->arguments[0] : NULL;
		line->arguments = help;
		line->count = line->count ? 2 : 1;
	}
	if (!line->count)
		return error_set(error, ERROR_USAGE, NULL,
				 "no command given, see 'smolcmp help'");
	*command = command_find(line->arguments[0]);
	if (!*command)
		return error_set(error, ERROR_USAGE, NULL,
				 "no command is called '%s', see 'smolcmp "
				 "help'",
				 line->arguments[0]);
	if (line->options.help)
		return 0;
	return options_check(line, (*command)->name, (*command)->options,
			     error);
}

static int say_version(struct error *error)
{
	struct buffer text;
	int status;

	buffer_init(&text);
	buffer_add_string(&text, "smolcmp " SMOLCMP_VERSION "\n");
	status = write_output(&text, error);
	buffer_release(&text);
	return status;
}

int main(int argc, char **argv)
{
	static struct error error;
	struct command_line line;
	struct response response;
	const struct command *command = NULL;
	char *help[2];
	int status;

	fill_closed_streams();
	/* jansson mistakes exhausted memory for bad text; it never sees any. */
	json_set_alloc_funcs(memory_alloc, free);
	error_init(&error);
	response_init(&response);
	if (options_parse(argc, argv, &response.arena, &line, &error) == 0) {
		if (line.options.version)
			say_version(&error);
		else if (choose_command(&line, help, &command, &error) == 0)
			run(command, &line, &response, &error);
	}
	say_error(&error);
	status = error_exit_status(error.kind);
	if (!status && response.gate_failed)
		status = STATUS_GATE_FAILED;
	response_release(&response);
	return status;
}
