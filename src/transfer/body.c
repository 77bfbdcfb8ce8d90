#include "transfer/body.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/memory.h"

/* The widest window, of gzip alone. */
enum { GZIP = 15 + 16, BLOCK = 1 << 16 };

void body_init(struct body *body, uint64_t limit)
{
	*body = (struct body){ .fd = -1, .limit = limit };
}

void body_release(struct body *body)
{
	if (body->packed)
		inflateEnd(&body->stream);
	body->packed = false;
	if (body->fd >= 0)
		close(body->fd);
	body->fd = -1;
}

static int cannot_write(struct buffer *why)
{
	buffer_printf(why, "sends what cannot be written: %s", strerror(errno));
	return -1;
}

/* Cut the file to what it is said to have, which must be there. */
static int begin_at(struct body *body, uint64_t from, struct buffer *why)
{
	struct stat status;

	if (fstat(body->fd, &status) < 0)
		return cannot_write(why);
	if (!S_ISREG(status.st_mode) || (uint64_t)status.st_size < from) {
		buffer_add_string(why, "sends the rest of a file that is not "
				       "there");
		return -1;
	}
	if (ftruncate(body->fd, (off_t)from) < 0 ||
	    lseek(body->fd, (off_t)from, SEEK_SET) < 0)
		return cannot_write(why);
	body->bytes = from;
	return 0;
}

int body_open(struct body *body, int folder, const char *name, uint64_t from,
	      bool packed, struct buffer *why)
{
	body_release(body);
	body->fd = openat(
	    folder, name,
	    O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
	if (body->fd < 0)
		return cannot_write(why);
	if (begin_at(body, from, why) < 0)
		return -1;
	body->inside = false;
	if (packed) {
		memset(&body->stream, 0, sizeof(body->stream));
		if (inflateInit2(&body->stream, GZIP) != Z_OK)
			memory_exhausted();
		body->packed = true;
	}
	return 0;
}

static int write_out(struct body *body, const void *bytes, size_t length,
		     struct buffer *why)
{
	if (body->bytes > body->limit || length > body->limit - body->bytes) {
		buffer_printf(why,
			      "sends more than the %" PRIu64 " bytes allowed",
			      body->limit);
		return -1;
	}
	if (descriptor_write(body->fd, bytes, length) < 0)
		return cannot_write(why);
	body->bytes += length;
	return 0;
}

/* Unpack until nothing is left of what came, and nothing held back. */
static int unpack(struct body *body, struct buffer *why)
{
	unsigned char block[BLOCK];
	int status = Z_OK;

	do {
		if (!body->inside && inflateReset(&body->stream) != Z_OK)
			memory_exhausted();
		body->inside = true;
		body->stream.next_out = block;
		body->stream.avail_out = sizeof(block);
		status = inflate(&body->stream, Z_NO_FLUSH);
		if (status == Z_MEM_ERROR)
			memory_exhausted();
		if (status != Z_OK && status != Z_STREAM_END &&
		    status != Z_BUF_ERROR) {
			buffer_add_string(why, "sends compressed data that is "
					       "damaged");
			return -1;
		}
		if (write_out(body, block,
			      sizeof(block) - body->stream.avail_out, why) < 0)
			return -1;
		body->inside = status != Z_STREAM_END;
	} while (body->stream.avail_in ||
		 (body->inside && !body->stream.avail_out));
	return 0;
}

int body_add(struct body *body, const void *bytes, size_t length,
	     struct buffer *why)
{
	if (!body->packed)
		return write_out(body, bytes, length, why);
	if (!length)
		return 0;
	body->stream.next_in = (unsigned char *)(uintptr_t)bytes;
	body->stream.avail_in = (unsigned)length;
	return unpack(body, why);
}

int body_end(struct body *body, struct buffer *why)
{
	/* Nothing at all is no gzip either. */
	bool whole = !body->packed || (!body->inside && body->stream.total_in);

	body_release(body);
	if (!whole)
		buffer_add_string(why, "sends compressed data that breaks off");
	return whole ? 0 : -1;
}

void body_break(struct body *body)
{
	if (body->packed && body->fd >= 0 && ftruncate(body->fd, 0) == 0)
		body->bytes = 0;
	body_release(body);
}
