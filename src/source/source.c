#include "smolcmp/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/form.h"
#include "smolcmp/progress.h"
#include "smolcmp/url.h"
#include "source/blocks.h"
#include "source/git.h"
#include "source/index_read.h"
#include "source/inlet.h"
#include "source/reader_internal.h"
#include "source/source_internal.h"

const char source_built_in[] = "built-in catalog";

static const unsigned char built_in[] = {
#include "embedded_catalog.inc"
};

static void add_file(const struct file_read *file, const struct sum *sum)
{
	sum->read->bytes += file->bytes;
	sum->read->files++;
	sum->read->passed_over += file->foreign;
	*sum->has_reviews |= file->has_reviews;
}

/* True when a file is not to be read. */
static bool is_left_out(const char *name, int fd, const void *bytes,
			size_t size, const struct sum *sum)
{
	const struct file_watcher *files = sum->sink->files;
	struct file_read file;

	if (!files || !files->begin(files->context, name, fd, bytes, size,
				    &file, sum->error))
		return false;
	add_file(&file, sum);
	return true;
}

/* A file was read. */
static void end_file(const struct file_read *file, const struct sum *sum)
{
	const struct file_watcher *files = sum->sink->files;

	add_file(file, sum);
	if (files)
		files->end(files->context, file, sum->error);
}

int source_settle(struct reader *reader, int status, const struct text *text,
		  const struct sum *sum)
{
	struct place place = { .file = text->name };
	struct file_read file;

	if (status < 0) {
		if (sum->sink->lose)
			sum->sink->lose(sum->sink->context, RECORD_KINDS, place,
					NULL);
	} else if (reader->lines && text->unframed) {
		status =
		    error_set(sum->error, ERROR_SYSTEM, text->name,
			      "the server did not say where it ends, so "
			      "that more lines may be missing; pin it with "
			      "#sha256=, or ask for one document");
	} else if (reader->foreign && !text->found) {
		status = problem_add(
		    sum->error, PROBLEM_SCHEMA, place,
		    "holds no verdict data%s",
		    reader->listing
			? " but a listing, which is read from its URL, and has "
			  "'format' as its first member"
			: "");
	} else if (reader->foreign && !reader->ours && sum->error->taker) {
		problem_add(sum->error, PROBLEM_UNREAD_FILE, place,
			    "holds no verdict data, and is passed over");
	}
	file = (struct file_read){ reader->decoder.scan.bytes, reader->foreign,
				   reader->has_reviews };
	end_file(&file, sum);
	return status;
}

/* Run a reader whose scan has begun. */
static int run(struct reader *reader, const struct text *text,
	       const struct sum *sum)
{
	int status = source_settle(reader, text->read(reader), text, sum);

	reader_release(reader);
	return status;
}

void source_announce(const struct sum *sum, uint64_t total)
{
	const struct progress *progress = sum->sink->progress;

	if (progress)
		progress->begin(progress->context,
				source_title(sum->read->name), PROGRESS_BYTES,
				total);
}

int source_descriptor(int fd, const struct text *text, const struct sum *sum)
{
	struct reader reader;

	if (is_left_out(text->name, fd, NULL, 0, sum))
		return 0;
	reader_init(&reader, sum->sink, sum->error);
	scan_init_file(&reader.decoder.scan, text->name, fd, SCAN_BLOCK,
		       sum->error);
	reader.decoder.scan.progress = sum->sink->progress;
	blocks_limit(reader.decoder.scan.blocks, text->limit);
	return run(&reader, text, sum);
}

static int read_built_in(const struct sum *sum)
{
	struct text text = { .name = source_built_in, .read = reader_document };
	struct reader reader;

	reader_init(&reader, sum->sink, sum->error);
	scan_init_bytes(&reader.decoder.scan, text.name, built_in,
			sizeof(built_in), sum->error);
	return run(&reader, &text, sum);
}

/* What has another name is told by its text. */
struct text source_text(const char *name, size_t length, bool found)
{
	static int (*const reads[])(struct reader *) = {
		[FORM_UNKNOWN] = reader_either,
		[FORM_DOCUMENT] = reader_document,
		[FORM_LINES] = reader_lines,
	};

	return (struct text){ .name = name,
			      .read = reads[form_of(name, length)],
			      .found = found };
}

/* An index counts as what it was made from. */
static int read_index(const char *name, int fd, const struct sum *sum)
{
	struct file_read file;
	int status;

	if (is_left_out(name, fd, NULL, 0, sum))
		return 0;
	status = index_read_file(name, sum->arena, sum->sink, &file, sum->read,
				 sum->error);
	end_file(&file, sum);
	return status;
}

int source_file(const char *name, bool found, const struct sum *sum)
{
	struct text text = source_text(name, strlen(name), found);
	int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	int status;

	if (fd < 0)
		return error_add(sum->error, name, "cannot open: %s",
				 strerror(errno));
	status = index_is(fd) ? read_index(name, fd, sum)
			      : source_descriptor(fd, &text, sum);
	close(fd);
	return status;
}

/* What is read from git one file after the other. */
struct git_reading {
	const struct sum *sum;
	bool found; /* as of a text */
	bool failed;
};

static void begin_bytes(struct scan *scan, const char *name, const char *bytes,
			size_t size, struct error *error)
{
	if (inlet_is_packed((const uint8_t *)bytes, size))
		scan_init_packed(scan, name, bytes, size, error);
	else
		scan_init_bytes(scan, name, bytes, size, error);
}

static int take_git_file(void *context, const char *name, const char *bytes,
			 size_t size)
{
	struct git_reading *reading = context;
	struct text text = source_text(name, strlen(name), reading->found);
	struct reader reader;

	if (is_left_out(name, -1, bytes, size, reading->sum))
		return 0;
	reader_init(&reader, reading->sum->sink, reading->sum->error);
	begin_bytes(&reader.decoder.scan, name, bytes, size,
		    reading->sum->error);
	if (run(&reader, &text, reading->sum) < 0)
		reading->failed = true;
	return error_is_full(reading->sum->error) ? -1 : 0;
}

static int read_git(const char *name, const struct source_filter *filter,
		    const struct sum *sum)
{
	struct git_reading reading = { .sum = sum };
	struct git_tree tree;
	int status = git_list(name, filter, sum->arena, &tree, sum->error);

	reading.found = !tree.one;
	if (status == 0)
		status = git_read(&tree, take_git_file, &reading, sum->error);
	git_release(&tree);
	return reading.failed ? -1 : status;
}

/* How much a file holds, 0 when only reading it would tell. */
static uint64_t size_of(const struct stat *status)
{
	return S_ISREG(status->st_mode) ? (uint64_t)status->st_size : 0;
}

static int read_one(const char *name, const struct stat *status,
		    const struct sum *sum)
{
	source_announce(sum, size_of(status));
	return source_file(name, false, sum);
}

/* What cannot be opened, and may be meant as an address. */
static int refuse(const char *name, const struct sum *sum)
{
	if (!url_is_other(name))
		return source_file(name, false, sum); /* says why */
	return error_add(sum->error, name,
			 "is no file, and of addresses only those of http and "
			 "https are read");
}

static int read_input(const struct sum *sum)
{
	struct text text = { .name = source_title("-"), .read = reader_either };
	struct stat status;

	source_announce(
	    sum, fstat(STDIN_FILENO, &status) == 0 ? size_of(&status) : 0);
	return source_descriptor(STDIN_FILENO, &text, sum);
}

int source_read_bytes(const char *name, const void *bytes, size_t size,
		      struct arena *arena, const struct record_sink *sink,
		      struct error *error)
{
	struct source_read read = { .name = name };
	bool has_reviews = false;
	const struct sum sum = { sink, arena, &read, &has_reviews, error };
	const struct text text = source_text(name, strlen(name), true);
	struct reader reader;

	reader_init(&reader, sink, error);
	scan_init_bytes(&reader.decoder.scan, name, bytes, size, error);
	return run(&reader, &text, &sum);
}

int source_read(const char *name, const struct source_filter *filter,
		struct arena *arena, const struct record_sink *sink,
		struct source_read *read, bool *has_reviews,
		struct error *error)
{
	struct sum sum = { sink, arena, read, has_reviews, error };
	struct stat status;
	size_t before = error->count;
	int result;

	*read = (struct source_read){ .name = name };
	if (name == source_built_in)
		result = read_built_in(&sum);
	else if (strcmp(name, "-") == 0)
		result = read_input(&sum);
	else if (url_is_named(name))
		result = source_remote(name, &sum);
	else if (git_is_named(name))
		result = read_git(name, filter, &sum);
	else if (stat(name, &status) < 0)
		result = refuse(name, &sum);
	else if (S_ISDIR(status.st_mode))
		result = source_directory(name, filter, &sum);
	else
		result = read_one(name, &status, &sum);
	/* Problems of single records do not end a read, but they count. */
	return result == 0 && error->count == before && !error->more ? 0 : -1;
}

const char *source_title(const char *name)
{
	return strcmp(name, "-") == 0 ? "stdin" : name;
}

bool source_is_repeatable(const char *name)
{
	struct stat status;

	if (name == source_built_in || git_is_named(name) || url_is_named(name))
		return true;
	return strcmp(name, "-") != 0 && stat(name, &status) == 0 &&
	       (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

bool source_is_text(const char *name)
{
	struct stat status;

	return name != source_built_in && !git_is_named(name) &&
	       stat(name, &status) == 0 &&
	       (S_ISDIR(status.st_mode) ||
		(S_ISREG(status.st_mode) && !index_is_named(name)));
}

bool source_is_local(const char *name)
{
	return !url_is_named(name) && source_is_repeatable(name);
}
