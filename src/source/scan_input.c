/* Where a scan's bytes come from, and where in the text they stand. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/progress.h"
#include "source/blocks.h"
#include "source/plain.h"
#include "source/scan_internal.h"

static void init(struct scan *scan, const char *file, struct error *error)
{
	memset(scan, 0, offsetof(struct scan, frames));
	scan->file = file;
	scan->error = error;
	scan->position = (struct scan_position){ .line = 1, .column = 1 };
	scan->names = NULL;
	scan->name_count = 0;
	scan->name_capacity = 0;
	buffer_init(&scan->decoded);
}

void scan_init_file(struct scan *scan, const char *file, int fd,
		    size_t block_size, struct error *error)
{
	init(scan, file, error);
	scan->at = scan->end = scan->counted = (const uint8_t *)"";
	scan->blocks = blocks_new(fd, block_size);
}

void scan_init_bytes(struct scan *scan, const char *file, const void *bytes,
		     size_t size, struct error *error)
{
	init(scan, file, error);
	scan->ended = true;
	scan->at = scan->counted = bytes;
	scan->end = scan->at + size;
	scan->bytes = size;
}

void scan_init_packed(struct scan *scan, const char *file, const void *bytes,
		      size_t size, struct error *error)
{
	init(scan, file, error);
	scan->at = scan->end = scan->counted = (const uint8_t *)"";
	scan->blocks = blocks_of_bytes(bytes, size, SCAN_BLOCK);
}

void scan_release(struct scan *scan)
{
	blocks_free(scan->blocks);
	free(scan->names);
	buffer_release(&scan->decoded);
	scan->blocks = NULL;
	scan->names = NULL;
}

/* Move the known position on to a later byte of its line that is still in
 * memory. */
static void count_to(struct scan *scan, const uint8_t *to)
{
	scan->position.column += plain_count_characters(scan->counted, to);
	scan->counted = to;
}

/* Consume the line feed at hand. None stands inside a token, so that lines
 * need no counting elsewhere. */
static void end_line(struct scan *scan)
{
	scan->position.line++;
	scan->position.column = 1;
	scan->counted = ++scan->at;
	scan->token = NULL;
	scan->token_position = scan->position;
}

static struct place place_of(const struct scan *scan,
			     struct scan_position position)
{
	return (struct place){ .file = scan->file,
			       .line = position.line,
			       .column = position.column };
}

struct place scan_place(struct scan *scan)
{
	if (scan->token) {
		count_to(scan, scan->token);
		scan->token_position = scan->position;
		scan->token = NULL;
	}
	return place_of(scan, scan->token_position);
}

struct place scan_here(struct scan *scan)
{
	scan_place(scan);
	count_to(scan, scan->at);
	return place_of(scan, scan->position);
}

int scan_fail(struct scan *scan, const uint8_t *at, const char *format, ...)
{
	char text[200];
	va_list arguments;

	if (scan->broken)
		return -1;
	scan->broken = true;
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	if (at > scan->counted)
		count_to(scan, at);
	return problem_add(scan->error, PROBLEM_SYNTAX,
			   place_of(scan, scan->position), "%s", text);
}

int scan_unexpected(struct scan *scan, const char *wanted)
{
	if (scan->at == scan->end)
		return scan_fail(scan, scan->at,
				 "the text ends where %s should be", wanted);
	if (*scan->at > ' ' && *scan->at < 0x7f)
		return scan_fail(scan, scan->at,
				 "'%c' stands where %s should be", *scan->at,
				 wanted);
	return scan_fail(scan, scan->at,
			 "byte 0x%02x stands where %s should be", *scan->at,
			 wanted);
}

/* Say why there is no next block. */
static void fail_to_read(struct scan *scan)
{
	int number = errno;
	const char *problem = blocks_problem(scan->blocks);

	if (problem) {
		scan_fail(scan, scan->end, "%s", problem);
		return;
	}
	scan->broken = true;
	error_add(scan->error, scan->file, "cannot read: %s", strerror(number));
}

void scan_count(struct scan *scan, size_t got)
{
	scan->bytes += got;
	if (scan->progress)
		scan->progress->more(scan->progress->context,
				     blocks_taken(scan->blocks, got));
}

bool scan_more(struct scan *scan)
{
	size_t rest = (size_t)(scan->end - scan->at);
	uint8_t *block;
	ssize_t got;

	if (scan->broken || scan->ended || rest > BLOCKS_ROOM)
		return false;
	scan_here(scan);
	got = blocks_next(scan->blocks, scan->at, rest, &block);
	scan->at = scan->counted = block - rest;
	scan->end = block + (got > 0 ? got : 0);
	scan->ended = got <= 0;
	if (got < 0)
		fail_to_read(scan);
	if (got <= 0)
		return false;
	scan_count(scan, (size_t)got);
	return true;
}

bool scan_at_line(const struct scan *scan)
{
	return !scan->depth && scan->counted == scan->at &&
	       scan->position.column == 1;
}

void scan_resume(struct scan *scan, const uint8_t *bytes, size_t length,
		 uint64_t line, bool ended)
{
	scan->at = scan->counted = blocks_hold(scan->blocks, bytes, length);
	scan->end = scan->at + length;
	scan->position = (struct scan_position){ .line = line, .column = 1 };
	scan->token_position = scan->position;
	scan->token = NULL;
	scan->ended = ended;
}

bool scan_have(struct scan *scan, size_t count)
{
	while ((size_t)(scan->end - scan->at) < count)
		if (!scan_more(scan))
			return false;
	return true;
}

void scan_begin(struct scan *scan)
{
	static const uint8_t mark[] = { 0xef, 0xbb, 0xbf };

	scan->begun = true;
	if (scan_have(scan, sizeof(mark)) &&
	    memcmp(scan->at, mark, sizeof(mark)) == 0) {
		scan->at += sizeof(mark);
		scan->counted = scan->at;
	}
}

bool scan_all_blanks(struct scan *scan)
{
	for (;;) {
		while (scan->at < scan->end) {
			uint8_t byte = *scan->at;

			if (byte > ' ')
				return true;
			if (byte == '\n' && scan->one_line && scan->depth) {
				scan_fail(scan, scan->at,
					  "a line of JSON Lines ends inside a "
					  "record");
				return false;
			}
			if (byte == '\n')
				end_line(scan);
			else if (byte == ' ' || byte == '\t' || byte == '\r')
				scan->at++;
			else
				return true;
		}
		if (!scan_more(scan))
			return false;
	}
}

int scan_finish(struct scan *scan)
{
	if (scan_blanks(scan))
		return scan_fail(scan, scan->at,
				 "more text after the document");
	return scan->broken ? -1 : 0;
}

int scan_line_end(struct scan *scan)
{
	if (scan->broken)
		return -1;
	for (;;) {
		while (scan->at < scan->end) {
			uint8_t byte = *scan->at;

			if (byte == '\n') {
				end_line(scan);
				return 0;
			}
			if (byte != ' ' && byte != '\t' && byte != '\r')
				return scan_fail(scan, scan->at,
						 "more text after the record");
			scan->at++;
		}
		if (!scan_more(scan))
			return scan->broken ? -1 : 0;
	}
}
