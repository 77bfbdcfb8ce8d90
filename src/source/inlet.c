#include "source/inlet.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "smolcmp/memory.h"

enum {
	PACKED = 64 * 1024, /* bytes of gzip that are read at once */
	GZIP = 15 + 16,	    /* for zlib: the largest window, with its header */
};

struct inflating {
	z_stream stream;
	bool between; /* members: the last one is whole */
	bool ended;
	uint64_t inflated;
	_Atomic uint64_t taken;
	char problem[128]; /* empty: none */
	uint8_t *packed;
	size_t room;
};

void inlet_init(struct inlet *inlet, int fd)
{
	*inlet = (struct inlet){ .fd = fd, .pending = -1 };
}

void inlet_init_bytes(struct inlet *inlet, const void *bytes, size_t size)
{
	*inlet = (struct inlet){
		.fd = -1, .bytes = bytes, .left = size, .pending = -1
	};
}

void inlet_release(struct inlet *inlet)
{
	if (!inlet->inflating)
		return;
	inflateEnd(&inlet->inflating->stream);
	free(inlet->inflating->packed);
	free(inlet->inflating);
	inlet->inflating = NULL;
}

bool inlet_is_packed(const uint8_t *bytes, size_t size)
{
	return size >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

/* What stands there. */
static ssize_t read_raw(struct inlet *inlet, uint8_t *block, size_t size)
{
	ssize_t got;

	if (inlet->fd < 0) {
		got = (ssize_t)(size < inlet->left ? size : inlet->left);
		memcpy(block, inlet->bytes, (size_t)got);
		inlet->bytes += got;
		inlet->left -= (size_t)got;
		return got;
	}
	do
		got = read(inlet->fd, block, size);
	while (got < 0 && errno == EINTR);
	return got;
}

static void begin_inflating(struct inlet *inlet, const uint8_t *bytes,
			    size_t size)
{
	struct inflating *inflating = memory_zero(1, sizeof(*inflating));

	if (inflateInit2(&inflating->stream, GZIP) != Z_OK)
		memory_exhausted();
	inflating->room = size > PACKED ? size : PACKED;
	inflating->packed = memory_alloc(inflating->room);
	memcpy(inflating->packed, bytes, size);
	inflating->stream.next_in = inflating->packed;
	inflating->stream.avail_in = (uInt)size;
	inflating->taken = size;
	inlet->inflating = inflating;
}

/* The first bytes say what the rest is. */
static ssize_t begin(struct inlet *inlet, uint8_t *block, size_t size)
{
	uint8_t start[2];
	ssize_t got = read_raw(inlet, block, size);

	inlet->begun = true;
	if (got == 1 && block[0] == 0x1f) {
		ssize_t more = read_raw(inlet, start + 1, 1);

		if (more < 0)
			return -1;
		start[0] = block[0];
		if (more > 0)
			inlet->pending = start[1];
		if (more > 0 && inlet_is_packed(start, 2)) {
			begin_inflating(inlet, start, 2);
			return inlet_read(inlet, block, size);
		}
	}
	if (got < 0 || !inlet_is_packed(block, (size_t)got))
		return got;
	begin_inflating(inlet, block, (size_t)got);
	return inlet_read(inlet, block, size);
}

static ssize_t fail(struct inflating *inflating, const char *text)
{
	snprintf(inflating->problem, sizeof(inflating->problem), "%s", text);
	errno = EBADMSG;
	return -1;
}

/* Have something to inflate; 0 at the end, -1 as inlet_read(). */
static ssize_t refill(struct inlet *inlet)
{
	struct inflating *inflating = inlet->inflating;
	ssize_t got;

	if (inflating->stream.avail_in)
		return 1;
	got = read_raw(inlet, inflating->packed, inflating->room);
	if (got <= 0)
		return got;
	inflating->stream.next_in = inflating->packed;
	inflating->stream.avail_in = (uInt)got;
	atomic_fetch_add(&inflating->taken, (uint64_t)got);
	return got;
}

/* Another member may follow a whole one, and nothing else. */
static ssize_t begin_member(struct inlet *inlet)
{
	struct inflating *inflating = inlet->inflating;
	ssize_t got = refill(inlet);

	if (got <= 0) {
		inflating->ended = got == 0;
		return got;
	}
	/* zlib would say of the second byte only later what it is. */
	if (inflating->stream.next_in[0] != 0x1f)
		return fail(inflating, "has something behind the end of its "
				       "gzip data");
	if (inflateReset(&inflating->stream) != Z_OK)
		return fail(inflating, "cannot be inflated");
	inflating->between = false;
	return 1;
}

/* Inflate some of what is there. */
static ssize_t step(struct inlet *inlet)
{
	struct inflating *inflating = inlet->inflating;
	ssize_t got = refill(inlet);

	if (got == 0)
		return fail(inflating, "is cut: its gzip data does not end");
	if (got < 0)
		return -1;
	switch (inflate(&inflating->stream, Z_NO_FLUSH)) {
	case Z_OK:
	case Z_BUF_ERROR:
		return 1;
	case Z_STREAM_END:
		inflating->between = true;
		return 1;
	case Z_MEM_ERROR:
		memory_exhausted();
	default:
		break;
	}
	fail(inflating, "");
	snprintf(inflating->problem, sizeof(inflating->problem),
		 "is damaged gzip data: %s",
		 inflating->stream.msg ? inflating->stream.msg
				       : "it cannot be inflated");
	return -1;
}

static ssize_t inflate_some(struct inlet *inlet, uint8_t *block, size_t size)
{
	struct inflating *inflating = inlet->inflating;
	size_t length;

	inflating->stream.next_out = block;
	inflating->stream.avail_out =
	    (uInt)(size < UINT32_MAX ? size : UINT32_MAX);
	do {
		ssize_t going =
		    inflating->between ? begin_member(inlet) : step(inlet);

		if (going < 0)
			return -1;
	} while (inflating->stream.next_out == block && !inflating->ended);
	length = (size_t)(inflating->stream.next_out - block);
	inflating->inflated += length;
	if (inlet->limit && inflating->inflated > inlet->limit)
		return fail(inflating, "is larger than --max-filesize says "
				       "when it is inflated");
	return (ssize_t)length;
}

ssize_t inlet_read(struct inlet *inlet, uint8_t *block, size_t size)
{
	if (inlet->inflating)
		return inflate_some(inlet, block, size);
	if (!inlet->begun)
		return begin(inlet, block, size);
	if (inlet->pending >= 0) {
		block[0] = (uint8_t)inlet->pending;
		inlet->pending = -1;
		return 1;
	}
	return read_raw(inlet, block, size);
}

const char *inlet_problem(const struct inlet *inlet)
{
	return inlet->inflating && inlet->inflating->problem[0]
		   ? inlet->inflating->problem
		   : NULL;
}

uint64_t inlet_taken(const struct inlet *inlet)
{
	return inlet->inflating ? atomic_load(&inlet->inflating->taken) : 0;
}
