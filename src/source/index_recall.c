/* Holding an index against its sources, and taking from it what is as it was.
 */
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "source/index_internal.h"
#include "source/index_read.h"
#include "source/index_write.h"

/* A file as it was when the index was made. */
struct old_file {
	const char *name;
	int64_t number;
	int64_t source;
	struct file_stamp stamp;
	struct file_read read;
	int64_t first, last; /* places of its records */
	bool stamped;	     /* else there is no telling */
	bool seen;
};

struct index_recall {
	struct index *index;
	struct index_writer *writer; /* NULL: nothing is read */
	struct index_reading *reading;
	const struct record_sink *next;
	struct file_watcher watcher;
	const struct file_watcher *through; /* the writer's own */

	struct old_file *files; /* of all sources, in order */
	size_t count;
	int64_t source; /* the one that is being read, */
	size_t at;	/* and its file that is looked for first */

	struct file_difference *differences;
	size_t difference_count;
	size_t difference_capacity;
};

static void add_difference(struct index_recall *recall, const char *name,
			   enum file_state state)
{
	recall->differences = memory_grow(
	    recall->differences, recall->difference_count,
	    &recall->difference_capacity, sizeof(*recall->differences));
	recall->differences[recall->difference_count++] =
	    (struct file_difference){ arena_string(recall->index->arena, name),
				      state };
}

/* Columns of the query below. */
enum {
	NUMBER,
	SOURCE,
	NAME,
	BYTES,
	DATA,
	REVIEWS,
	CHANGED,
	SHA256,
	FIRST,
	LAST
};

static int load_file(struct index_recall *recall, const struct statement *row,
		     size_t *capacity)
{
	struct old_file file = { .number = statement_number(row, NUMBER),
				 .source = statement_number(row, SOURCE) };
	struct slice digest = statement_bytes(row, SHA256);

	file.name = index_file(recall->index, file.number);
	if (!file.name)
		return -1;
	file.read.bytes = (uint64_t)statement_number(row, BYTES);
	file.read.foreign = !statement_number(row, DATA);
	file.read.has_reviews = statement_number(row, REVIEWS);
	file.first = statement_number(row, FIRST);
	file.last = statement_number(row, LAST);
	file.stamp.size = file.read.bytes;
	file.stamp.has_time = statement_type(row, CHANGED) == COLUMN_NUMBER;
	file.stamp.changed = statement_number(row, CHANGED);
	file.stamp.has_digest = file.stamped = digest.length == SHA256_BYTES;
	if (file.stamped)
		memcpy(file.stamp.digest.bytes, digest.bytes, SHA256_BYTES);
	recall->files = memory_grow(recall->files, recall->count, capacity,
				    sizeof(*recall->files));
	recall->files[recall->count++] = file;
	return 0;
}

static int load_files(struct index_recall *recall)
{
	struct statement statement;
	size_t capacity = 0;
	int status = statement_prepare(
	    &statement, &recall->index->database,
	    "SELECT number, source, name, bytes, data, reviews, changed, "
	    "sha256, first, last FROM file WHERE data IS NOT NULL "
	    "ORDER BY number");

	while (status == 0 && (status = statement_step(&statement)) > 0)
		status = load_file(recall, &statement, &capacity);
	statement_release(&statement);
	return status;
}

/* The file of that name in the source at hand; NULL when it is new. They come
 * in the same order as before. */
static struct old_file *find(struct index_recall *recall, const char *name)
{
	for (size_t i = recall->at; i < recall->count; i++) {
		if (recall->files[i].source != recall->source)
			break;
		if (strcmp(recall->files[i].name, name) != 0)
			continue;
		recall->at = i + 1;
		recall->files[i].seen = true;
		return &recall->files[i];
	}
	return NULL;
}

/* Whether a file is as it was: by size and time, where those tell, else by its
 * digest. Its new time is kept. */
static bool is_same(struct old_file *file, int fd, const void *bytes,
		    size_t size)
{
	struct file_stamp *old = &file->stamp;
	struct file_stamp stamp;
	bool same;

	if (!file->stamped)
		return false;
	if (file_stamp_look(&stamp, fd) && stamp.size != old->size)
		return false;
	if (fd >= 0 && stamp.has_time && old->has_time &&
	    stamp.changed == old->changed)
		return true;
	file_stamp_begin(&stamp, fd, bytes, size);
	same = file_stamp_end(&stamp) == 0 && stamp.has_digest &&
	       stamp.size == old->size &&
	       sha256_equal(&stamp.digest, &old->digest);
	old->has_time = stamp.has_time;
	old->changed = stamp.changed;
	return same;
}

/* Hand over the records of a file from the index. */
static void hand_over(struct index_recall *recall, struct old_file *file)
{
	index_writer_begin_recall(recall->writer, file->name);
	if (index_reading_take(recall->reading, file->first, file->last) == 0 &&
	    index_tell_problems(recall->index, file->number) == 0)
		index_writer_end_recall(recall->writer, &file->stamp,
					&file->read);
}

static bool begin_file(void *context, const char *name, int fd,
		       const void *bytes, size_t size, struct file_read *read,
		       struct error *error)
{
	struct index_recall *recall = context;
	struct old_file *file = find(recall, name);
	bool same = file && is_same(file, fd, bytes, size);
	/* The records of another index are of other files than itself. */
	bool nested = fd >= 0 && index_is(fd);

	if (!same)
		add_difference(recall, name, file ? FILE_CHANGED : FILE_NEW);
	*read = (struct file_read){ .foreign = false };
	if (!recall->writer)
		return true;
	if (!same || nested)
		return recall->through->begin(recall->through->context, name,
					      fd, bytes, size, read, error);
	hand_over(recall, file);
	*read = file->read;
	return true;
}

static void end_file(void *context, const struct file_read *read,
		     struct error *error)
{
	struct index_recall *recall = context;

	recall->through->end(recall->through->context, read, error);
}

int index_recall_open(struct index_recall **opened, struct index *index,
		      struct index_writer *writer,
		      const struct record_sink *next)
{
	struct index_recall *recall = memory_zero(1, sizeof(*recall));

	*opened = recall;
	recall->index = index;
	recall->writer = writer;
	recall->next = next;
	recall->watcher = (struct file_watcher){ recall, begin_file, end_file };
	if (load_files(recall) < 0)
		return -1;
	if (!writer)
		return 0;
	recall->through = index_writer_files(writer);
	return index_reading_open(&recall->reading, index, NULL, next);
}

void index_recall_release(struct index_recall *recall)
{
	if (!recall)
		return;
	index_reading_release(recall->reading);
	free(recall->files);
	free(recall->differences);
	free(recall);
}

/* What was there of the last source and was not met again. */
static void end_source(struct index_recall *recall)
{
	for (size_t i = 0; i < recall->count; i++)
		if (recall->files[i].source == recall->source &&
		    !recall->files[i].seen)
			add_difference(recall, recall->files[i].name,
				       recall->files[i].stamped ? FILE_GONE
								: FILE_UNKNOWN);
}

void index_recall_source(struct index_recall *recall)
{
	end_source(recall);
	recall->source++;
	recall->at = 0;
	while (recall->at < recall->count &&
	       recall->files[recall->at].source < recall->source)
		recall->at++;
}

const struct file_watcher *index_recall_files(struct index_recall *recall)
{
	return &recall->watcher;
}

const struct file_difference *
index_recall_differences(struct index_recall *recall, size_t *count)
{
	end_source(recall);
	recall->source = -1;
	*count = recall->difference_count;
	return recall->differences;
}
