#include "smolcmp/transfer.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

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

/* An answer on its way. */
struct answer {
	const struct transfer_taker *taker;
	struct buffer text; /* that has come and was not taken yet */
	struct buffer reason;
	int done; /* 1 done, 0 failed, -1 not known */
};

static void take_field(struct answer *answer, const struct packet_field *field)
{
	if (strcmp(field->name, "status") == 0)
		answer->done = strcmp(field->value, "done") == 0;
	else if (answer->taker)
		answer->taker->take(answer->taker->context, field);
	if (strcmp(field->name, "reason") == 0 && answer->done == 0)
		buffer_add(&answer->reason, field->value, field->length);
}

/* Take the fields that have come; what is left may be the start of one. */
static void take_fields(struct answer *answer)
{
	struct packet_reader reader;
	struct packet_field field;

	packet_reader_init(&reader, &answer->text);
	while (packet_next(&reader, &field))
		take_field(answer, &field);
	memmove(answer->text.bytes, reader.at, reader.left + 1);
	answer->text.length = reader.left;
}

/* -1 with errno set when it cannot be read to its end. */
static int listen(int fd, struct answer *answer)
{
	char block[4096];
	ssize_t count;

	while ((count = read(fd, block, sizeof(block))) != 0) {
		if (count < 0 && errno != EINTR)
			return -1;
		if (count < 0)
			continue;
		buffer_add(&answer->text, block, (size_t)count);
		take_fields(answer);
	}
	if (answer->text.length)
		answer->done = -1;
	return 0;
}

/* Run the helper, which may fail in ways of its own. */
static int ask(const struct buffer *request, struct answer *answer,
	       struct buffer *why)
{
	const char *arguments[2] = { NULL };
	struct program program;
	struct buffer path;
	int status;

	buffer_init(&path);
	find(&path);
	arguments[0] = path.bytes;
	if (access(path.bytes, F_OK) < 0) {
		buffer_printf(why,
			      "'%s' is not there, and addresses and mail need "
			      "it; install all of smolcmp",
			      path.bytes);
		status = -1;
	} else {
		status = program_start(&program, arguments, request, why);
	}
	if (status == 0) {
		int reading = listen(fileno(program.output), answer);

		status = program_end(&program, why);
		if (reading < 0 && status == 0) {
			buffer_add_string(why, "its answer cannot be read");
			status = -1;
		}
	}
	buffer_release(&path);
	return status;
}

int transfer_run(struct buffer *request, const struct transfer_taker *taker,
		 const char *where, struct error *error)
{
	struct answer answer = { .taker = taker, .done = -1 };
	struct buffer why;
	int status = 0;

	buffer_init(&answer.text);
	buffer_init(&answer.reason);
	buffer_init(&why);
	packet_add_text(request, "end", "");
	if (ask(request, &answer, &why) < 0)
		status = error_set(error, ERROR_SYSTEM, where, "%s failed: %s",
				   helper, why.bytes);
	else if (answer.done < 0)
		status = error_set(error, ERROR_SYSTEM, where,
				   "%s gave no answer", helper);
	else if (!answer.done)
		status = error_set(error, ERROR_SYSTEM, where, "%s",
				   answer.reason.bytes);
	buffer_release(&answer.text);
	buffer_release(&answer.reason);
	buffer_release(&why);
	return status;
}
