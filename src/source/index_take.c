/* Records and files on their way into an index. */
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "source/index_write.h"

void index_writer_check(struct index_writer *writer, int status)
{
	writer->failed |= status < 0;
}

/* Sources and files. */

static void write_filter(struct index_writer *writer,
			 const struct source_filter *filter)
{
	struct statement insert;
	int status = statement_prepare(&insert, &writer->database,
				       "INSERT INTO filter VALUES (?,?,?)");

	if (status == 0) {
		statement_bind_text(&insert, 1, filter->base);
		statement_bind_text(
		    &insert, 2, texts_write(&filter->files, &writer->scratch));
		statement_bind_text(
		    &insert, 3,
		    texts_write(&filter->exclude, &writer->scratch));
		status = statement_run(&insert);
		writer->filters++;
	}
	statement_release(&insert);
	index_writer_check(writer, status);
}

void index_writer_source(struct index_writer *writer, const char *name,
			 const struct source_filter *filter)
{
	if (!writer->source_number && filter && filter->base && !writer->failed)
		write_filter(writer, filter);
	writer->source_number++;
	writer->file_count = 0;
	writer->repeatable = source_is_repeatable(name);
	if (writer->failed)
		return;
	statement_bind_number(&writer->source, 1, writer->source_number);
	statement_bind_text(&writer->source, 2, name);
	index_writer_check(writer, statement_run(&writer->source));
}

/* Write a file down: with what it was, or with its name alone. */
static void write_file(struct index_writer *writer, struct writer_file file,
		       const struct file_stamp *stamp,
		       const struct file_read *read)
{
	struct statement *insert = &writer->file;

	if (read) {
		writer->has_reviews |= read->has_reviews;
		writer->passed_over += read->foreign;
	}
	if (writer->failed)
		return;
	for (int i = 4; i <= 10; i++)
		statement_bind_nothing(insert, i);
	statement_bind_number(insert, 1, file.number);
	statement_bind_number(insert, 2, writer->source_number);
	statement_bind_text(insert, 3, file.name);
	if (read) {
		statement_bind_number(insert, 4, (int64_t)read->bytes);
		statement_bind_number(insert, 5, !read->foreign);
		statement_bind_number(insert, 6, read->has_reviews);
		if (stamp->has_time)
			statement_bind_number(insert, 7, stamp->changed);
		if (stamp->has_digest)
			statement_bind_bytes(insert, 8, stamp->digest.bytes,
					     SHA256_BYTES);
		statement_bind_number(insert, 9, writer->first + 1);
		statement_bind_number(insert, 10, writer->place);
	}
	index_writer_check(writer, statement_run(insert));
}

static struct writer_file add_file(struct index_writer *writer,
				   const char *name)
{
	struct writer_file file = { name, ++writer->file_number };

	writer->files =
	    memory_grow(writer->files, writer->file_count,
			&writer->file_capacity, sizeof(*writer->files));
	writer->files[writer->file_count++] = file;
	return file;
}

/* The number of a file of the source that is spoken of. */
int64_t index_writer_mention(struct index_writer *writer, const char *name)
{
	struct writer_file file;

	for (size_t i = writer->file_count; i--;)
		if (writer->files[i].name == name)
			return writer->files[i].number;
	file = add_file(writer, name);
	write_file(writer, file, NULL, NULL);
	return file.number;
}

/* Files that are read. */

void index_writer_begin_recall(struct index_writer *writer, const char *name)
{
	writer->now = add_file(writer, name);
	writer->first = writer->place;
}

void index_writer_end_recall(struct index_writer *writer,
			     const struct file_stamp *stamp,
			     const struct file_read *read)
{
	writer->written.files++;
	writer->written.recalled++;
	write_file(writer, writer->now, stamp, read);
}

static bool begin_file(void *context, const char *name, int fd,
		       const void *bytes, size_t size, struct file_read *read,
		       struct error *error)
{
	struct index_writer *writer = context;

	(void)read;
	(void)error;
	index_writer_begin_recall(writer, name);
	file_stamp_begin(&writer->stamp, fd, bytes, size);
	return false;
}

static void end_file(void *context, const struct file_read *read,
		     struct error *error)
{
	struct index_writer *writer = context;

	if (file_stamp_end(&writer->stamp) < 0)
		error_add(error, writer->now.name, "changed while it was read");
	writer->stamp.has_digest &= writer->repeatable;
	writer->written.files++;
	write_file(writer, writer->now, &writer->stamp, read);
}

const struct file_watcher *index_writer_files(struct index_writer *writer)
{
	return &writer->watcher;
}

/* Records. */

static const void *object_of(const struct record *record)
{
	switch (record->kind) {
	case RECORD_TOOL:
		return record->tool;
	case RECORD_REVIEWER:
		return record->reviewer;
	case RECORD_REVIEW:
		return record->review;
	case RECORD_VOTES:
		return record->votes;
	case RECORD_BALLOT:
		return record->ballot;
	case RECORD_DUEL:
		return record->duel;
	case RECORD_DECISION:
		return record->decision;
	case RECORD_KINDS:
		break;
	}
	return NULL;
}

static void write_record(struct index_writer *writer,
			 const struct record *record)
{
	const void *object = object_of(record);
	struct filler *filler = writer->fillers[record->kind];

	writer->has_reviews |= record->kind == RECORD_REVIEW;
	statement_bind_number(&filler->insert, 1, ++writer->place);
	statement_bind_number(&filler->insert, 2,
			      index_writer_mention(writer, record->place.file));
	statement_bind_number(&filler->insert, 3, (int64_t)record->place.line);
	statement_bind_number(&filler->insert, 4,
			      (int64_t)record->place.column);
	columns_bind(&filler->columns, object, &filler->insert, 5,
		     &writer->scratch);
	index_writer_check(writer, statement_run(&filler->insert));
	writer->written.records++;
	writer->records[record->kind]++;
	filler++;
	if (!filler->insert.handle)
		return;
	statement_bind_number(&filler->insert, 1, writer->place);
	if (columns_bind(&filler->columns, object, &filler->insert, 2,
			 &writer->scratch))
		index_writer_check(writer, statement_run(&filler->insert));
}

/* Say that there is a ballot on a tool: it is counted when all of them are
 * here. */
static void mention_ballot(const struct record_sink *next,
			   const struct record *record, struct error *error)
{
	const struct votes_record votes = { .tool = record->ballot->tool,
					    .tallied = true };
	const struct record mention = { .kind = RECORD_VOTES,
					.place = record->place,
					.votes = &votes };

	next->take(next->context, &mention, error);
}

static void take(void *context, const struct record *record,
		 struct error *error)
{
	struct index_writer *writer = context;

	if (!writer->failed)
		write_record(writer, record);
	arena_reset(&writer->scratch);
	if (record->kind == RECORD_BALLOT)
		mention_ballot(writer->next, record, error);
	else
		writer->next->take(writer->next->context, record, error);
}

static void lose(void *context, enum record_kind kind, struct place place,
		 const char *name)
{
	struct index_writer *writer = context;

	writer->next->lose(writer->next->context, kind, place, name);
}

struct record_sink index_writer_sink(struct index_writer *writer,
				     const struct record_sink *next)
{
	writer->next = next;
	writer->watcher = (struct file_watcher){ writer, begin_file, end_file };
	return (struct record_sink){ .context = writer,
				     .arena = next->arena,
				     .take = take,
				     .lose = lose,
				     .progress = next->progress,
				     .threads = next->threads,
				     .files = &writer->watcher,
				     .remote = next->remote };
}
