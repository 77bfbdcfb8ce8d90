#include "transfer/answer.h"

#include <poll.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"

int answer_send(struct buffer *fields)
{
	int status =
	    descriptor_write(STDOUT_FILENO, fields->bytes, fields->length);

	buffer_clear(fields);
	return status;
}

bool answer_is_unwanted(void)
{
	struct pollfd asker = { .fd = STDOUT_FILENO };

	return poll(&asker, 1, 0) > 0 && asker.revents & (POLLERR | POLLHUP);
}
