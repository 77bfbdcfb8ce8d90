/*
 * The one reader of JSON that people or publishers wrote: strict, and in
 * memory that does not grow with the text.
 *
 * It walks a text once, block by block, and hands out what the caller asks
 * for: scan_peek says what stands next, and exactly one of scan_enter,
 * scan_text, scan_number, scan_word and scan_skip consumes it. Whatever is
 * passed over is checked as strictly as what is taken: grammar, UTF-8,
 * escapes, number ranges, duplicate members, depth.
 *
 * Knows JSON and positions. Does not know records, nor what any member means.
 *
 * A failure is recorded once, with its place, in the error that the scan was
 * begun with; every call after it fails too.
 *
 * Where it differs from jansson (JSON_DECODE_ANY | JSON_REJECT_DUPLICATES):
 * a byte order mark in front is skipped; a NUL right behind a number or a word,
 * depth over SCAN_DEPTH, over SCAN_MEMBERS members in an object, a member name
 * over SCAN_TEXT bytes and a number over SCAN_DIGITS characters are refused.
 * tests/fuzz holds the two against each other.
 */
#ifndef SMOLCMP_SCAN_H
#define SMOLCMP_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"
#include "smolcmp/hash.h"
#include "smolcmp/place.h"

enum {
	SCAN_DEPTH = 64,
	SCAN_MEMBERS = 1000,
	SCAN_TEXT = 64 * 1024,
	SCAN_DIGITS = 1024,
	SCAN_GUESS = 16,	/* bytes of a name, its quotes and its colon */
	SCAN_BLOCK = 64 * 1024, /* larger ones are no faster, see bench/ */
};

enum scan_kind {
	SCAN_FAILED,
	SCAN_END, /* the text is used up */
	SCAN_OBJECT,
	SCAN_ARRAY,
	SCAN_STRING,
	SCAN_NUMBER,
	SCAN_TRUE,
	SCAN_FALSE,
	SCAN_NULL,
};

struct slice {
	const char *bytes; /* no NUL behind; NULL when not taken */
	size_t length;
};

struct scan_number {
	bool integer;	/* written without fraction and exponent */
	int64_t whole;	/* when integer */
	double decimal; /* always */
};

struct scan_position {
	uint64_t line;
	uint64_t column;
};

struct scan_frame {
	bool object;
	bool begun;	   /* a member or element was handed out */
	size_t first_name; /* of this object, in names */
};

/* A member's name, to be told from others without its text: up to 16 bytes
 * stand as they are, longer ones by their fingerprint. */
struct scan_name {
	struct fingerprint print;
	size_t length;
};

struct blocks;

struct scan {
	const char *file;
	struct error *error;
	bool begun;  /* a byte order mark was looked for */
	bool broken; /* a failure is recorded */

	struct blocks *blocks; /* of the file; NULL for bytes in memory */
	bool ended;	       /* there is nothing more to read */
	const uint8_t *at;
	const uint8_t *end;
	uint64_t bytes;			 /* read so far */
	const struct progress *progress; /* NULL: nobody watches */

	const uint8_t *counted; /* position is known up to here */
	struct scan_position position;
	const uint8_t *token; /* start of the last value; NULL when gone, */
	struct scan_position token_position; /* then this is where it was */

	bool one_line; /* a value must not hold a line break between tokens */
	unsigned depth;
	struct scan_frame frames[SCAN_DEPTH];
	struct scan_name *names; /* of the objects that are open */
	size_t name_count;
	size_t name_capacity;
	struct buffer decoded;
};

/*
 * Begin to scan what fd gives, in blocks of block_size bytes (at least 1,
 * SCAN_BLOCK unless a test wants otherwise); a large file is read ahead by a
 * thread. file names it in messages. fd, file and error must outlive the scan;
 * fd is not closed.
 */
void scan_init_file(struct scan *scan, const char *file, int fd,
		    size_t block_size, struct error *error);

/* The same for bytes in memory, which must outlive the scan. */
void scan_init_bytes(struct scan *scan, const char *file, const void *bytes,
		     size_t size, struct error *error);

/* The same for bytes that gzip made; the text is what it made them from. */
void scan_init_packed(struct scan *scan, const char *file, const void *bytes,
		      size_t size, struct error *error);

void scan_release(struct scan *scan);

/* What value stands next, behind any blanks; nothing is consumed. */
enum scan_kind scan_peek(struct scan *scan);

/* Go into the object or array that stands next. */
MUST_CHECK int scan_enter(struct scan *scan);

/*
 * Go into the object that stands next if its text begins with start, which ends
 * with the value of its first member: that member is then behind. False where
 * it does not, and where that cannot be told at once; nothing is consumed.
 */
bool scan_enter_behind(struct scan *scan, const char *start, size_t length,
		       const struct scan_name *first);

/*
 * The next member of the object that was entered: 1 and its name, decoded and
 * valid until the next call; 0 when the object has ended (and is left); -1 on
 * failure. The value that follows must be consumed.
 */
MUST_CHECK int scan_member(struct scan *scan, struct slice *name);

/* How a member's name would stand in the text, with its quotes and a colon. */
struct scan_guess {
	uint64_t text[SCAN_GUESS / sizeof(uint64_t)];
	uint64_t mask[SCAN_GUESS / sizeof(uint64_t)]; /* bits that count */
	size_t length;				      /* of text, in bytes */
	struct scan_name name;
};

/* Make a guess of a name that JSON need not escape; false when it is too long
 * for one. */
bool scan_guess_init(struct scan_guess *guess, const char *name, size_t length);

/*
 * The same as scan_member, quick where the name is the one guessed:
 * name->bytes is NULL then. A guess must be a name that this object has not
 * had yet.
 */
MUST_CHECK int scan_member_guess(struct scan *scan,
				 const struct scan_guess *guess,
				 struct slice *name);

/* The same for elements of an array. */
MUST_CHECK int scan_element(struct scan *scan);

/*
 * Consume a string. text->length is that of its decoded UTF-8; text->bytes is
 * valid until the next call, and NULL if not wanted or longer than SCAN_TEXT.
 */
MUST_CHECK int scan_text(struct scan *scan, bool wanted, struct slice *text);

MUST_CHECK int scan_number(struct scan *scan, struct scan_number *number);

/* Consume true, false or null. */
MUST_CHECK int scan_word(struct scan *scan);

/* Consume a value of any kind. */
MUST_CHECK int scan_skip(struct scan *scan);

/* Succeeds when nothing but blanks follows. */
MUST_CHECK int scan_finish(struct scan *scan);

/* Succeeds when the line (or the text) ends here but for blanks. */
MUST_CHECK int scan_line_end(struct scan *scan);

/* Where the value that was peeked at last begins; once the scan has passed the
 * end of that line, where the line begins that it stands in. */
struct place scan_place(struct scan *scan);

/* Where the scan stands: behind what was consumed last. */
struct place scan_here(struct scan *scan);

#endif
