/* Sources that have addresses, when they have been got. */
#include <string.h>
#include <unistd.h>

#include "smolcmp/remote.h"
#include "source/index_read.h"
#include "source/source_internal.h"

/* Whoever takes problems, and whether there were any that a cache must not
 * have. */
struct counter {
	const struct problem_taker *taker;
	bool any;
};

static void count_problem(void *context, enum problem problem,
			  const struct place *place, const char *text)
{
	struct counter *counter = context;

	counter->any |= problem < PROBLEM_UNKNOWN_MEMBER;
	counter->taker->take(counter->taker->context, problem, place, text);
}

static int read_body(const struct remote_file *file, bool found,
		     const struct sum *sum)
{
	/* A query does not say what form it has. */
	struct text text =
	    source_text(file->url, strcspn(file->url, "?"), found);
	int fd = remote_body(sum->sink->remote, file);
	int status;

	text.limit = remote_limit(sum->sink->remote);
	text.unframed = file->unframed;
	if (fd < 0)
		return error_set(sum->error, ERROR_SYSTEM, file->url,
				 "what was fetched is gone or damaged; try "
				 "again");
	if (index_is(fd))
		status = error_add(sum->error, file->url,
				   "is an index, and those are read from files "
				   "alone; download it and name the file");
	else
		status = source_descriptor(fd, &text, sum);
	close(fd);
	return status;
}

/* A file that was got; the cache may have it if nothing is wrong with it. */
static int read_got(struct remote_file *file, bool found, const struct sum *sum)
{
	struct error *error = sum->error;
	struct counter counter = { .taker = error->taker };
	const struct problem_taker taker = { &counter, count_problem };
	size_t before = error->count;
	int status;

	if (counter.taker)
		error->taker = &taker;
	status = read_body(file, found, sum);
	error->taker = counter.taker;
	if (status == 0 && error->count == before && !error->more &&
	    !counter.any)
		remote_keep(sum->sink->remote, file);
	return status;
}

/* Of a bad listing nobody knows what it would have led to. */
static int lose_all(const struct remote_file *file, const struct sum *sum)
{
	const struct place place = { .file = file->url };

	sum->read->files++;
	if (sum->sink->lose)
		sum->sink->lose(sum->sink->context, RECORD_KINDS, place, NULL);
	return -1;
}

int source_remote(const char *name, const struct sum *sum)
{
	struct remote_file *file = remote_find(sum->sink->remote, name);
	uint64_t total = 0;
	int status = 0;

	if (!file)
		return error_add(sum->error, name,
				 "has an address, and was not fetched");
	if (file->refused)
		return lose_all(file, sum);
	for (size_t i = 0; i < file->count; i++)
		total += file->files[i].entry.bytes;
	source_announce(sum, file->listed ? total : file->entry.bytes);
	if (!file->listed)
		return read_got(file, false, sum);
	for (size_t i = 0; i < file->count && !error_is_full(sum->error); i++)
		if (read_got(&file->files[i], true, sum) < 0)
			status = -1;
	if (status == 0)
		remote_keep(sum->sink->remote, file);
	return status;
}
