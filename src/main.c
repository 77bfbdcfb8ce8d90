/*
 * The only place that decides what is said and how the program ends: options,
 * dispatch, output checked once, exit status.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/bar.h"
#include "smolcmp/command.h"
#include "smolcmp/descriptor.h"
#include "smolcmp/measure.h"
#include "smolcmp/memory.h"
#include "smolcmp/pager.h"
#include "smolcmp/publish.h"
#include "smolcmp/render.h"
#include "smolcmp/stream.h"
#include "smolcmp/target.h"
#include "smolcmp/terminal.h"

enum { STATUS_GATE_FAILED = 1 };

/* Say the notes that have come together, unless --quiet. */
static void say_notes(const struct options *options, struct response *response)
{
	if (!options->quiet)
		stream_say_notes(&response->notes);
	response->notes.count = 0;
}

/* The note of --verbose on what came after reading. */
static void note_time(uint64_t began, struct response *response)
{
	uint64_t taken = measure_now() - began - response->reading_time;
	struct buffer text;

	buffer_init(&text);
	buffer_add_string(&text, response->reading_time ? "everything else in "
							: "all in ");
	measure_add_time(&text, taken);
	response_note(response, "%s", text.bytes);
	buffer_release(&text);
}

/* The output on its way to stdout. */
struct output {
	struct outlet outlet;
	const struct options *options;
	struct response *response;
	struct target target;
	struct bar bar;
	int failure; /* errno of what could not be written; 0 */
};

static void write_text(struct output *output, const struct buffer *text)
{
	if (!output->failure &&
	    descriptor_write(STDOUT_FILENO, text->bytes, text->length) < 0)
		output->failure = errno;
}

/* Write what there is so far, behind the notes. */
static bool take(void *context, const struct buffer *text)
{
	struct output *output = context;

	bar_erase(&output->bar);
	say_notes(output->options, output->response);
	write_text(output, text);
	return !output->failure;
}

/* Output goes to the file at path, which may be NULL. To be released in any
 * case. */
static int output_open(struct output *output, const char *path,
		       const struct options *options, struct response *response,
		       struct error *error)
{
	struct screen screen;

	*output = (struct output){ .options = options, .response = response };
	outlet_init(&output->outlet);
	bar_init(&output->bar);
	if (target_open(&output->target, path, error) < 0)
		return -1;
	/* Whether it takes a pager is known at the end. */
	if (!terminal_screen(STDOUT_FILENO, &screen))
		output->outlet.take = take;
	output->outlet.context = output;
	return 0;
}

static void output_release(struct output *output)
{
	target_release(&output->target);
	outlet_release(&output->outlet);
}

/* Show all of the output in a pager if that takes one. */
static bool show_in_pager(struct output *output)
{
	const struct buffer *text = &output->outlet.text;
	const char *pager = output->options->no_pager ? NULL : pager_find(text);

	if (!pager)
		return false;
	if (pager_show(pager, text))
		return true;
	if (pager_is_named(pager))
		response_note(output->response,
			      "note: the pager '%s' cannot be started", pager);
	say_notes(output->options, output->response);
	return false;
}

/* Write what is left of the output, behind the notes. */
static int write_output(struct output *output, struct error *error)
{
	bar_erase(&output->bar);
	say_notes(output->options, output->response);
	if (show_in_pager(output))
		return 0;
	write_text(output, &output->outlet.text);
	if (!output->failure && outlet_length(&output->outlet) &&
	    close(STDOUT_FILENO) < 0)
		output->failure = errno;
	if (!output->failure)
		return target_publish(&output->target, error);
	/* Whoever read us has gone, and SIGPIPE is ignored: no message. */
	if (output->failure == EPIPE)
		error->kind = ERROR_SYSTEM;
	return error_set(error, ERROR_SYSTEM, NULL,
			 "cannot write the output: %s",
			 strerror(output->failure));
}

/* Hand the output to whom the command named, behind the notes. */
static int deliver_output(struct output *output, struct error *error)
{
	struct response *response = output->response;
	const struct delivery *delivery = &response->delivery;
	int status;

	bar_erase(&output->bar);
	say_notes(output->options, response);
	status = delivery->deliver(delivery->context, &output->outlet.text,
				   response, error);
	say_notes(output->options, response);
	return status;
}

static void render(const struct renderer *renderer,
		   const struct request *request,
		   const struct response *response, struct outlet *outlet)
{
	const struct options *options = request->options;
	struct terminal terminal;
	struct style style;

	if (response->file) {
		buffer_add(&outlet->text, response->file->bytes,
			   response->file->length);
		return;
	}
	if (response->candidates) {
		render_candidates(&response->report, &outlet->text);
		return;
	}
	if (renderer->document) {
		renderer->document(response->document, &response->series,
				   outlet);
		return;
	}
	if (renderer->list) {
		struct series list =
		    fields_series(request->command->list, response->document,
				  &response->series);

		renderer->list(&list, outlet);
		return;
	}
	terminal = terminal_detect(options);
	style = (struct style){ .width = terminal.width,
				.utf8 = terminal.utf8,
				.color = terminal.color };
	renderer->report(&response->report, &style, outlet);
}

/* Run the command and render what it answers. */
static int answer(const struct request *request,
		  const struct renderer *renderer, struct response *response,
		  struct outlet *outlet, struct error *error)
{
	uint64_t began = measure_now();

	response->report.title = request->command->name;
	if (request->command->run(request, response, error) < 0)
		return -1;
	if (response->publication && publish(request, response, error) < 0)
		return -1;
	if (response->delivery.deliver)
		outlet->take = NULL;
	render(renderer, request, response, outlet);
	if (request->options->verbose)
		note_time(began, response);
	return 0;
}

/* The file in place of standard output; of index and fetch it is what the
 * command itself makes. */
static const char *output_path(const struct command *command,
			       const struct options *options)
{
	return command->options & (OPTION_INDEX | OPTION_FETCH)
		   ? NULL
		   : options->output;
}

static int run(const struct command *command, const struct command_line *line,
	       struct response *response, struct error *error)
{
	const struct options *options = &line->options;
	const char *format =
	    options->format ? options->format : command->format;
	const struct renderer *renderer = render_find(format);
	struct request request = { .command = command,
				   .options = options,
				   .arguments = line->arguments + 1,
				   .count = (size_t)line->count - 1 };
	struct output output;
	int status;

	if (!renderer || !render_goes_with(renderer, command->name))
		return error_set(error, ERROR_USAGE, NULL,
				 "--format is '%s', want %s", format,
				 option_wanted(&response->arena,
					       render_formats(command->name),
					       NULL));
	if (renderer->only && options->fields)
		return error_set(error, ERROR_USAGE, NULL,
				 "--fields does not go with --format %s",
				 format);
	request.document = !renderer->report;
	request.sheet = renderer->sheet;
	request.progress = options->quiet ? NULL : &output.bar.progress;
	status = output_open(&output, output_path(command, options), options,
			     response, error);
	if (status == 0)
		status =
		    answer(&request, renderer, response, &output.outlet, error);
	bar_erase(&output.bar);
	if (status < 0)
		say_notes(options, response);
	else if (response->delivery.deliver)
		status = deliver_output(&output, error);
	else
		status = write_output(&output, error);
	output_release(&output);
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

static int say_version(const struct options *options, struct response *response,
		       struct error *error)
{
	struct output output;
	int status;

	status =
	    output_open(&output, options->output, options, response, error);
	buffer_add_string(&output.outlet.text, "smolcmp " SMOLCMP_VERSION "\n");
	if (status == 0)
		status = write_output(&output, error);
	output_release(&output);
	return status;
}

static unsigned groups_of(const char *name)
{
	const struct command *command = command_find(name);

	return command ? command->options : 0;
}

int main(int argc, char **argv)
{
	static struct error error;
	struct command_line line;
	struct response response;
	const struct command *command = NULL;
	char *help[2];
	int status;

	stream_fill_closed();
	/* jansson mistakes exhausted memory for bad text; it never sees any. */
	json_set_alloc_funcs(memory_alloc, free);
	error_init(&error);
	response_init(&response);
	if (options_parse(argc, argv, groups_of, &response.arena, &line,
			  &error) == 0) {
		if (line.options.version)
			say_version(&line.options, &response, &error);
		else if (choose_command(&line, help, &command, &error) == 0)
			run(command, &line, &response, &error);
	}
	stream_say_error(&error);
	status = error_exit_status(error.kind);
	if (!status && response.gate_failed)
		status = STATUS_GATE_FAILED;
	response_release(&response);
	return status;
}
