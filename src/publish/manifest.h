/*
 * Which files of a folder were made by a publication, and what was in them: a
 * line of JSON for each in .smolcmp-site.jsonl,
 *
 *	{"format":"smolcmp-site/1"}
 *	{"path":"index.html","sha256":"..."}
 *
 * sorted by path. While files are being written, a line for each is added at
 * the end before the file has its name, so that whatever ends the program, each
 * file there is known, be it by what was in it before or is now.
 */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "smolcmp/arena.h"
#include "smolcmp/buffer.h"
#include "smolcmp/error.h"
#include "smolcmp/names.h"
#include "smolcmp/sha256.h"

#define MANIFEST_NAME ".smolcmp-site.jsonl"

/* What may be in a file that was made. */
struct manifest_sum {
	struct sha256 sum;
	const struct manifest_sum *next;
};

struct manifest_file {
	const char *path;
	const struct manifest_sum *made; /* NULL: it never was */
	bool planned;			 /* it is wanted this time */
	bool there;
	struct sha256 now; /* what is in it if it is there */
};

struct manifest {
	struct arena arena;
	struct names paths;
	struct manifest_file *files; /* by number of the path */
	size_t capacity;
	size_t whole; /* bytes of whole lines that were read */
};

void manifest_init(struct manifest *manifest);
void manifest_release(struct manifest *manifest);

/* True of a path that a publication may have: of a closed set of characters,
 * and leading nowhere else. */
bool manifest_is_path(const char *path);

/* The file of a path, which is new if it was not known; it stays where it is
 * until the next one is asked for. */
struct manifest_file *manifest_file(struct manifest *manifest,
				    const char *path);

/* Take in what a manifest holds; a last line that was cut off is let be. where
 * is for messages. Fails as ERROR_SYSTEM on what is no manifest. */
MUST_CHECK int manifest_read(struct manifest *manifest,
			     const struct buffer *text, const char *where,
			     struct error *error);

/* What a manifest begins with, and the line of a file. */
void manifest_begin(struct buffer *out);
void manifest_add(struct buffer *out, const char *path,
		  const struct sha256 *sum);

/* All files that are planned, in order. */
void manifest_write(const struct manifest *manifest, struct buffer *out);

#endif
