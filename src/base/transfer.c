#include "smolcmp/transfer.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/packet.h"
#include "smolcmp/program.h"

static const char helper[] = "smolcmp-transfer";

/* The helper at this way from the folder that the program is in. */
static bool is_there(struct buffer *path, const char *folder, const char *way)
{
	buffer_clear(path);
	buffer_printf(path, "%s/%s%s", folder, way, helper);
	return access(path->bytes, X_OK) == 0;
}

/* Beside the program, where it is built; else where both were installed, which
 * may have been moved together; else where they were to be installed. */
static void find(struct buffer *path)
{
	char program[PATH_MAX];
	ssize_t length =
	    readlink("/proc/self/exe", program, sizeof(program) - 1);
	char *slash;

	program[length > 0 ? length : 0] = '\0';
	slash = strrchr(program, '/');
	if (slash) {
		*slash = '\0';
		if (is_there(path, program, "") ||
		    is_there(path, program, SMOLCMP_HELPER_WAY))
			return;
	}
	buffer_clear(path);
	buffer_printf(path, "%s/%s", SMOLCMP_HELPER_FOLDER, helper);
}

void transfer_begin(struct buffer *request, const char *operation)
{
	packet_add_text(request, "protocol", TRANSFER_PROTOCOL);
	packet_add_text(request, "operation", operation);
}

/* Read the answer: 1 done, 0 failed with why, -1 none that is whole. */
static int take_answer(struct buffer *answer, const char **why)
{
	struct packet_reader reader;
	struct packet_field field;
	int done = -1;

	*why = "";
	packet_reader_init(&reader, answer);
	while (packet_next(&reader, &field)) {
		if (strcmp(field.name, "status") == 0)
			done = strcmp(field.value, "done") == 0;
		else if (strcmp(field.name, "reason") == 0)
			*why = field.value;
	}
	return reader.left ? -1 : done;
}

/* Run the helper, which may fail in ways of its own. */
static int ask(const struct buffer *request, struct buffer *answer,
	       struct buffer *why)
{
	const char *arguments[2] = { NULL };
	struct program program;
	struct buffer path;
	int status;

	buffer_init(&path);
	find(&path);
	arguments[0] = path.bytes;
	status = program_start(&program, arguments, request, why);
	if (status == 0) {
		int reading = descriptor_read(fileno(program.output), answer);

		status = program_end(&program, why);
		if (reading < 0 && status == 0) {
			buffer_add_string(why, "its answer cannot be read");
			status = -1;
		}
	}
	buffer_release(&path);
	return status;
}

int transfer_run(struct buffer *request, const char *where, struct error *error)
{
	struct buffer answer, why;
	const char *reason;
	int done;

	buffer_init(&answer);
	buffer_init(&why);
	packet_add_text(request, "end", "");
	if (ask(request, &answer, &why) < 0)
		error_set(error, ERROR_SYSTEM, where, "%s failed: %s", helper,
			  why.bytes);
	else if ((done = take_answer(&answer, &reason)) < 0)
		error_set(error, ERROR_SYSTEM, where, "%s gave no answer",
			  helper);
	else if (!done)
		error_set(error, ERROR_SYSTEM, where, "%s", reason);
	buffer_release(&answer);
	buffer_release(&why);
	return error->kind == ERROR_NONE ? 0 : -1;
}
