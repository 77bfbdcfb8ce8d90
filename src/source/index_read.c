#include "source/index_read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/memory.h"
#include "smolcmp/progress.h"
#include "source/index_internal.h"

/* Where things stand in the header of an SQLite file, all numbers with the
 * highest byte first. */
static const char magic[16] = "SQLite format 3";
enum {
	WRITE_VERSION = 18,
	READ_VERSION = 19,
	USER_VERSION = 60,
	APPLICATION = 68,
	HEADER = 100,
};

/* A legacy rollback journal; the other one would need files beside it. */
enum { JOURNAL = 1 };

bool index_is(int fd)
{
	char bytes[sizeof(magic)];

	return pread(fd, bytes, sizeof(bytes), 0) == sizeof(bytes) &&
	       memcmp(bytes, magic, sizeof(bytes)) == 0;
}

bool index_is_named(const char *name)
{
	struct stat status;
	bool is;
	int fd;

	/* Whoever writes to a pipe must not see it opened and closed. */
	if (stat(name, &status) < 0 || !S_ISREG(status.st_mode))
		return false;
	fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	is = fd >= 0 && index_is(fd);
	if (fd >= 0)
		close(fd);
	return is;
}

static uint32_t number_at(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	       (uint32_t)bytes[2] << 8 | bytes[3];
}

/* What can be told before SQLite looks at the file. */
static int check_header(struct index *index, const uint8_t *header)
{
	const char *name = index->database.name;
	struct error *error = index->database.error;
	uint32_t version = number_at(header + USER_VERSION);

	if (number_at(header + APPLICATION) != INDEX_APPLICATION)
		return error_add(error, name,
				 "is an SQLite database, and no index that "
				 "smolcmp made");
	if (version != INDEX_VERSION)
		return error_add(error, name,
				 "is an index of version %lu, and this program "
				 "reads version %d; make it again with "
				 "'smolcmp index'",
				 (unsigned long)version, INDEX_VERSION);
	if (header[WRITE_VERSION] != JOURNAL || header[READ_VERSION] != JOURNAL)
		return database_refuse(&index->database,
				       "it wants files beside it");
	return 0;
}

static int look(struct index *index, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	uint8_t header[HEADER];
	struct stat status;
	bool whole;

	if (fd < 0)
		return error_add(index->database.error, path, "cannot open: %s",
				 strerror(errno));
	whole = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
		pread(fd, header, sizeof(header), 0) == sizeof(header);
	close(fd);
	if (!whole)
		return database_refuse(&index->database, "it is too short");
	index->bytes = (uint64_t)status.st_size;
	return check_header(index, header);
}

/* The next statement of a schema, which must be this one. */
static int check_statement(struct statement *schema, const char *wanted)
{
	struct slice sql;
	int status = statement_step(schema);

	if (status < 0)
		return -1;
	sql = status ? statement_text(schema, 0)
		     : (struct slice){ .bytes = NULL };
	if (!sql.bytes || strlen(wanted) != sql.length ||
	    memcmp(wanted, sql.bytes, sql.length) != 0)
		return database_refuse(schema->database,
				       "its tables are not those of an index");
	return 0;
}

static int check_tables(struct index *index, struct statement *schema,
			size_t from, size_t to)
{
	struct arena arena;
	int status = 0;

	arena_init(&arena);
	for (size_t i = from; i < to && status == 0; i++) {
		const struct table *table = &index_schema[i];
		const char *sql = table_statement(table, &arena);

		if (sql && (!table->fact || index_fact(index, table->fact)))
			status = check_statement(schema, sql);
	}
	arena_release(&arena);
	return status;
}

/* The schema must be the one that we make, to the letter. */
static int check_schema(struct index *index)
{
	bool has_words = index_fact(index, INDEX_WORDS);
	struct statement schema;
	int status;

	status = statement_prepare(&schema, &index->database,
				   "SELECT sql FROM sqlite_schema "
				   "ORDER BY rowid");
	if (status == 0)
		status = check_tables(index, &schema, 0, index_schema_before);
	for (size_t i = 0; status == 0 && has_words && index_text_schema[i];
	     i++)
		status = check_statement(&schema, index_text_schema[i]);
	if (status == 0)
		status = check_tables(index, &schema, index_schema_before,
				      index_schema_count);
	if (status == 0)
		status = statement_step(&schema);
	if (status > 0)
		status = database_refuse(&index->database,
					 "it has more than an index has");
	statement_release(&schema);
	return status;
}

static int read_facts(struct index *index)
{
	struct statement statement;
	int status = statement_prepare(&statement, &index->database,
				       "SELECT name, value FROM fact");

	while (status == 0 && (status = statement_step(&statement)) > 0) {
		struct slice name = statement_text(&statement, 0);

		status = 0;
		if (!name.bytes || index->fact_count == FACTS_MOST) {
			status = database_refuse(&index->database,
						 "its facts are none");
			break;
		}
		index->facts[index->fact_count].name =
		    arena_text(index->arena, name.bytes, name.length);
		index->facts[index->fact_count++].value =
		    statement_number(&statement, 1);
	}
	statement_release(&statement);
	return status;
}

uint64_t index_bytes(const struct index *index)
{
	return index->bytes;
}

int64_t index_fact(const struct index *index, const char *name)
{
	for (size_t i = 0; i < index->fact_count; i++)
		if (strcmp(index->facts[i].name, name) == 0)
			return index->facts[i].value;
	return 0;
}

int index_open(struct index **opened, const char *name, struct arena *arena,
	       struct error *error)
{
	struct index *index = memory_zero(1, sizeof(*index));

	*opened = index;
	index->arena = arena;
	index->database = (struct database){ .name = name, .error = error };
	if (look(index, name) < 0 ||
	    database_open(&index->database, name, name, error) < 0 ||
	    read_facts(index) < 0)
		return -1;
	return check_schema(index);
}

void index_close(struct index *index)
{
	if (!index)
		return;
	statement_release(&index->file_name);
	statement_release(&index->find[0]);
	statement_release(&index->find[1]);
	statement_release(&index->first);
	if (database_close(&index->database) < 0)
		index->database.handle = NULL;
	free(index->files);
	free(index);
}

/* Make room for names of files up to a number. */
static void make_room(struct index *index, size_t number)
{
	size_t count = number + index->file_count + 16;

	if (number < index->file_count)
		return;
	index->files =
	    memory_resize(index->files, count * sizeof(*index->files));
	memset(index->files + index->file_count, 0,
	       (count - index->file_count) * sizeof(*index->files));
	index->file_count = count;
}

static int read_file_name(struct index *index, int64_t number)
{
	struct statement *statement = &index->file_name;
	struct slice name;
	int status = 0;

	if (!statement->handle)
		status = statement_prepare(statement, &index->database,
					   "SELECT name FROM file "
					   "WHERE number = ?");
	if (status < 0)
		return -1;
	statement_bind_number(statement, 1, number);
	if (statement_step(statement) > 0) {
		name = statement_text(statement, 0);
		if (name.bytes)
			index->files[number] =
			    arena_text(index->arena, name.bytes, name.length);
	}
	statement_rewind(statement);
	return 0;
}

const char *index_file(struct index *index, int64_t number)
{
	/* Each takes some bytes of the index. */
	if (number >= 1 && (uint64_t)number <= index->bytes / 8) {
		make_room(index, (size_t)number);
		if (!index->files[number] && read_file_name(index, number) < 0)
			return NULL;
		if (index->files[number])
			return index->files[number];
	}
	database_refuse(&index->database,
			"a record is of a file that is not listed");
	return NULL;
}

int index_place(struct index *index, const struct statement *row, int at,
		struct place *place)
{
	*place = (struct place){
		.file = index_file(index, statement_number(row, at)),
		.line = (uint64_t)statement_number(row, at + 1),
		.column = (uint64_t)statement_number(row, at + 2),
	};
	return place->file ? 0 : -1;
}

int index_refuse_record(struct index *index, enum record_kind kind,
			int64_t place)
{
	return database_refuse(&index->database,
			       "record %lld of table '%s' is not what the data "
			       "format allows",
			       (long long)place, index_tables[kind].records);
}

int index_tell_problems(struct index *index, int64_t file)
{
	struct error *error = index->database.error;
	struct statement statement;
	int status;

	if (!error->taker || !index_fact(index, INDEX_PROBLEMS))
		return 0;
	status = statement_prepare(&statement, &index->database,
				   "SELECT file, line, \"column\", kind, text "
				   "FROM problem WHERE ?1 IN (0, file) "
				   "ORDER BY number");
	if (status == 0)
		statement_bind_number(&statement, 1, file);
	while (status == 0 && (status = statement_step(&statement)) > 0) {
		struct place place = {
			.file =
			    index_file(index, statement_number(&statement, 0)),
			.line = (uint64_t)statement_number(&statement, 1),
			.column = (uint64_t)statement_number(&statement, 2),
		};
		int64_t kind = statement_number(&statement, 3);
		struct slice text = statement_text(&statement, 4);

		status = 0;
		if (!place.file || !text.bytes ||
		    kind < PROBLEM_UNKNOWN_MEMBER || kind >= PROBLEMS) {
			status = database_refuse(&index->database,
						 "a problem in it is none");
			break;
		}
		problem_add(error, (enum problem)kind, place, "%.*s",
			    (int)text.length, text.bytes);
	}
	statement_release(&statement);
	return status;
}

int index_read(struct index *index, const struct texts *slugs,
	       const struct record_sink *sink, struct source_read *read,
	       bool *has_reviews)
{
	struct index_reading *reading = NULL;
	int status;

	*read = (struct source_read){
		.name = index->database.name,
		.bytes = index->bytes,
		.files = (uint64_t)index_fact(index, INDEX_FILES),
		.passed_over = (uint64_t)index_fact(index, INDEX_PASSED_OVER),
	};
	*has_reviews |= index_fact(index, INDEX_REVIEWS) != 0;
	status = index_reading_open(&reading, index, slugs, sink);
	if (status == 0)
		status = index_reading_take(reading, 0, INT64_MAX);
	if (status == 0 && sink->tallies && index_fact(index, INDEX_BALLOTS))
		status = index_tally(index, slugs, sink);
	index_reading_release(reading);
	return status < 0 || slugs ? status : index_tell_problems(index, 0);
}

int index_read_file(const char *name, struct arena *arena,
		    const struct record_sink *sink, struct file_read *file,
		    struct source_read *read, struct error *error)
{
	struct source_read inside;
	struct index *index;
	int status = index_open(&index, name, arena, error);

	*file = (struct file_read){ .foreign = false };
	if (status == 0)
		status =
		    index_read(index, NULL, sink, &inside, &file->has_reviews);
	if (status == 0) {
		file->bytes = inside.bytes;
		/* It is counted as a file itself. */
		read->files += inside.files - 1;
		read->passed_over += inside.passed_over;
	}
	index_close(index);
	return status;
}
