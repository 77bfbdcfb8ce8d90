#include "smolcmp/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/render.h"
#include "smolcmp/terminal.h"

void stream_fill_closed(void)
{
	for (int fd = 0; fd <= STDERR_FILENO; fd++) {
		int mode = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;

		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", mode) != fd)
			_exit(4);
	}
}

void stream_say(const struct buffer *message)
{
	int status =
	    descriptor_write(STDERR_FILENO, message->bytes, message->length);

	(void)status;
}

void stream_say_error(const struct error *error)
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
	stream_say(&message);
	buffer_release(&message);
}

void stream_say_notes(const struct texts *notes)
{
	bool utf8 = notes->count && terminal_is_utf8();
	struct buffer message;

	buffer_init(&message);
	for (size_t i = 0; i < notes->count; i++)
		render_message(&message, utf8, "", notes->items[i]);
	stream_say(&message);
	buffer_release(&message);
}
