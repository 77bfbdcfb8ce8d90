/*
 * The program smolcmp-transfer, which smolcmp runs: reads what it is asked,
 * and answers. What both say stands in include/smolcmp/transfer.h.
 */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/transfer.h"
#include "transfer/fetch.h"
#include "transfer/mail.h"

static const struct operation {
	const char *name;
	int (*run)(struct packet_reader *request, struct buffer *why);
} operations[] = {
	{ "mail", mail_send },
	{ "fetch", fetch_files },
};

/* The field that has to come next, or NULL. */
static const char *expect(struct packet_reader *request, const char *name)
{
	struct packet_field field;

	return packet_next(request, &field) && strcmp(field.name, name) == 0
		   ? field.value
		   : NULL;
}

static int carry_out(struct packet_reader *request, struct buffer *why)
{
	const char *protocol = expect(request, "protocol");
	const char *name;

	if (!protocol || strcmp(protocol, TRANSFER_PROTOCOL) != 0) {
		buffer_add_string(why, "smolcmp-transfer is run by smolcmp of "
				       "the same version, and by nobody else");
		return -1;
	}
	name = expect(request, "operation");
	for (size_t i = 0; i < sizeof(operations) / sizeof(*operations); i++)
		if (name && strcmp(operations[i].name, name) == 0)
			return operations[i].run(request, why);
	buffer_add_string(why, "smolcmp-transfer does not know how to do that");
	return -1;
}

int main(void)
{
	struct buffer request, why, answer;
	struct packet_reader reader;
	int status;

	/* A server that hangs up is a failure to tell of. */
	signal(SIGPIPE, SIG_IGN);
	buffer_init(&request);
	buffer_init(&why);
	buffer_init(&answer);
	if (descriptor_read(STDIN_FILENO, &request) < 0)
		return 4;
	packet_reader_init(&reader, &request);
	status = carry_out(&reader, &why);
	packet_add_text(&answer, "status", status == 0 ? "done" : "failed");
	if (status < 0)
		packet_add_text(&answer, "reason", why.bytes);
	status = descriptor_write(STDOUT_FILENO, answer.bytes, answer.length);
	buffer_release(&request);
	buffer_release(&why);
	buffer_release(&answer);
	return status < 0 ? 4 : 0;
}
