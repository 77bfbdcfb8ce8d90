/* The beginning and the end of an index. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "smolcmp/memory.h"
#include "source/index_internal.h"
#include "source/index_write.h"

/* How many there are of what there may be none of. */
static int64_t count_of(const struct index_writer *writer, const char *fact)
{
	const struct {
		const char *fact;
		int64_t count;
	} counts[] = {
		{ INDEX_FILTERS, writer->filters },
		{ INDEX_PROBLEMS, writer->problems },
		{ INDEX_BALLOTS, writer->records[RECORD_BALLOT] },
		{ INDEX_DUELS, writer->records[RECORD_DUEL] },
		{ INDEX_DECISIONS, writer->records[RECORD_DECISION] },
	};
	size_t i = 0;

	while (strcmp(counts[i].fact, fact) != 0)
		i++;
	return counts[i].count;
}

/* Tables, of which it is not known yet whether they stay, or indexes. */
static int make_tables(struct index_writer *writer, size_t from, size_t to)
{
	struct arena arena;
	int status = 0;

	arena_init(&arena);
	for (size_t i = from; i < to && status == 0; i++) {
		const struct table *table = &index_schema[i];
		const char *sql = table_statement(table, &arena);

		if (sql && (i < index_schema_before || !table->fact ||
			    count_of(writer, table->fact)))
			status = database_run(&writer->database, sql);
	}
	arena_release(&arena);
	return status;
}

/* Each table takes time wherever the index is opened. */
static int drop_empty(struct index_writer *writer)
{
	char sql[80];
	int status = 0;

	for (size_t i = 0; i < index_schema_count && status == 0; i++) {
		const struct table *table = &index_schema[i];

		if (!table->fact || !table_name(table) ||
		    count_of(writer, table->fact))
			continue;
		snprintf(sql, sizeof(sql), "DROP TABLE %s", table_name(table));
		status = database_run(&writer->database, sql);
	}
	return status;
}

static int prepare_filler(struct index_writer *writer, enum record_kind kind,
			  bool detail)
{
	const char *table =
	    detail ? index_tables[kind].detail : index_tables[kind].records;
	struct filler *filler = &writer->fillers[kind][detail];
	struct buffer sql;
	int status;

	if (!table)
		return 0;
	columns_make(&filler->columns, kind, detail);
	buffer_init(&sql);
	buffer_printf(&sql, "INSERT INTO %s VALUES (?%s", table,
		      detail ? "" : ",?,?,?");
	for (size_t i = 0; i < filler->columns.count; i++)
		buffer_add_string(&sql, ",?");
	buffer_add_char(&sql, ')');
	status =
	    statement_prepare(&filler->insert, &writer->database, sql.bytes);
	buffer_release(&sql);
	return status;
}

static int prepare(struct index_writer *writer)
{
	const struct {
		struct statement *statement;
		const char *sql;
	} others[] = {
		{ &writer->source, "INSERT INTO source VALUES (?,?)" },
		{ &writer->file,
		  "INSERT INTO file VALUES (?,?,?,?,?,?,?,?,?,?)" },
		{ &writer->problem,
		  "INSERT INTO problem VALUES (NULL,?,?,?,?,?)" },
		{ &writer->fact, "INSERT INTO fact VALUES (?,?)" },
		{ &writer->tool,
		  "INSERT INTO standing VALUES (?,?,?,?,?,?,?,?)" },
		{ &writer->name, "INSERT OR IGNORE INTO name VALUES (?,?)" },
		{ &writer->words,
		  "INSERT INTO words(rowid, text) VALUES (?,?)" },
	};
	size_t count = sizeof(others) / sizeof(*others);
	int status = 0;

	for (int i = 0; i < 2 * RECORD_KINDS && status == 0; i++)
		status =
		    prepare_filler(writer, (enum record_kind)(i / 2), i % 2);
	for (size_t i = 0; i < count - !writer->has_words && status == 0; i++)
		status = statement_prepare(others[i].statement,
					   &writer->database, others[i].sql);
	return status;
}

static int begin(struct index_writer *writer, const char *path)
{
	struct database *database = &writer->database;

	if (draft_open(&writer->draft, path) < 0)
		return error_set(writer->error, ERROR_SYSTEM, writer->shown,
				 "cannot be written: %s", strerror(errno));
	draft_guard(&writer->draft);
	if (database_create(database, writer->draft.path, writer->shown,
			    writer->error) < 0 ||
	    database_run(database, "BEGIN") < 0 ||
	    make_tables(writer, 0, index_schema_before) < 0)
		return -1;
	if (writer->has_words &&
	    database_run(database, index_text_statement) < 0)
		return -1;
	return prepare(writer);
}

int index_writer_open(struct index_writer **opened, const char *path,
		      const char *name, bool full_text, struct error *error)
{
	struct index_writer *writer = memory_zero(1, sizeof(*writer));

	*opened = writer;
	writer->draft.fd = -1;
	writer->shown = name;
	writer->error = error;
	writer->has_words = full_text;
	arena_init(&writer->arena);
	arena_init(&writer->scratch);
	return begin(writer, path);
}

static void release_statements(struct index_writer *writer)
{
	struct statement *const others[] = { &writer->source,  &writer->file,
					     &writer->problem, &writer->fact,
					     &writer->tool,    &writer->name,
					     &writer->words };

	for (size_t i = 0; i < RECORD_KINDS; i++) {
		statement_release(&writer->fillers[i][0].insert);
		statement_release(&writer->fillers[i][1].insert);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		statement_release(others[i]);
}

void index_writer_release(struct index_writer *writer)
{
	if (!writer)
		return;
	release_statements(writer);
	if (writer->database.handle)
		index_writer_check(writer, database_close(&writer->database));
	draft_release(&writer->draft);
	free(writer->files);
	arena_release(&writer->arena);
	arena_release(&writer->scratch);
	free(writer);
}

int index_writer_tally(struct index_writer *writer)
{
	/* What has been written so far reads like an index. */
	struct index index = { .database = writer->database,
			       .arena = &writer->arena,
			       .bytes = UINT64_MAX };
	int status;

	if (writer->failed)
		return -1;
	status = make_tables(writer, index_schema_before, index_schema_tallied);
	if (status == 0 && writer->records[RECORD_BALLOT])
		status = index_tally(&index, NULL, writer->next);
	statement_release(&index.file_name);
	free(index.files);
	return status;
}

/* What is known in the end. */

void index_writer_problem(struct index_writer *writer, enum problem problem,
			  const struct place *place, const char *text)
{
	struct statement *insert = &writer->problem;
	int64_t file = index_writer_mention(writer, place->file);

	if (writer->failed)
		return;
	statement_bind_number(insert, 1, file);
	statement_bind_number(insert, 2, (int64_t)place->line);
	statement_bind_number(insert, 3, (int64_t)place->column);
	statement_bind_number(insert, 4, problem);
	statement_bind_text(insert, 5, text);
	index_writer_check(writer, statement_run(insert));
	writer->problems++;
}

void index_writer_fact(struct index_writer *writer, const char *name,
		       int64_t value)
{
	if (writer->failed)
		return;
	statement_bind_text(&writer->fact, 1, name);
	statement_bind_number(&writer->fact, 2, value);
	index_writer_check(writer, statement_run(&writer->fact));
}

void index_writer_tool(struct index_writer *writer,
		       const struct index_standing *standing, const char *words)
{
	struct statement *insert = &writer->tool;

	if (writer->failed)
		return;
	statement_bind_number(insert, 1, ++writer->tools);
	statement_bind_number(insert, 2, (int64_t)standing->sequence);
	statement_bind_text(insert, 3, standing->slug);
	statement_bind_number(insert, 4, (int64_t)standing->panel.ship);
	statement_bind_number(insert, 5, (int64_t)standing->panel.total);
	statement_bind_number(insert, 6, (int64_t)standing->votes.ship);
	statement_bind_number(insert, 7, (int64_t)standing->votes.total);
	if (standing->adjusted.known)
		statement_bind_real(insert, 8, standing->adjusted.value);
	else
		statement_bind_nothing(insert, 8);
	index_writer_check(writer, statement_run(insert));
	if (!words || writer->failed)
		return;
	statement_bind_number(&writer->words, 1, writer->tools);
	statement_bind_text(&writer->words, 2, words);
	index_writer_check(writer, statement_run(&writer->words));
}

void index_writer_name(struct index_writer *writer, const char *slug,
		       const char *folded)
{
	if (writer->failed)
		return;
	statement_bind_text(&writer->name, 1, folded);
	statement_bind_text(&writer->name, 2, slug);
	index_writer_check(writer, statement_run(&writer->name));
}

static void write_facts(struct index_writer *writer)
{
	static const char *const counts[] = { INDEX_FILTERS, INDEX_PROBLEMS,
					      INDEX_BALLOTS, INDEX_DUELS,
					      INDEX_DECISIONS };

	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		index_writer_fact(writer, counts[i],
				  count_of(writer, counts[i]));
	index_writer_fact(writer, INDEX_WORDS, writer->has_words);
	index_writer_fact(writer, INDEX_REVIEWS, writer->has_reviews);
	index_writer_fact(writer, INDEX_FILES, (int64_t)writer->written.files);
	index_writer_fact(writer, INDEX_PASSED_OVER, writer->passed_over);
}

static int finish(struct index_writer *writer)
{
	struct database *database = &writer->database;
	char sql[240];

	write_facts(writer);
	release_statements(writer);
	if (writer->failed || drop_empty(writer) < 0 ||
	    make_tables(writer, index_schema_tallied, index_schema_count) < 0)
		return -1;
	if (writer->has_words &&
	    database_run(database,
			 "INSERT INTO words(words) VALUES ('optimize')") < 0)
		return -1;
	snprintf(sql, sizeof(sql),
		 "INSERT INTO usual SELECT panel_ship, panel_total, count(*), "
		 "min(number) FROM standing WHERE panel_total > 0 GROUP BY 1, "
		 "2; COMMIT;"
		 "PRAGMA application_id=%d; PRAGMA user_version=%d",
		 INDEX_APPLICATION, INDEX_VERSION);
	if (database_run(database, sql) < 0)
		return -1;
	return database_close(database);
}

int index_writer_publish(struct index_writer *writer,
			 struct index_written *written)
{
	struct stat status;

	if (finish(writer) < 0)
		return -1;
	*written = writer->written;
	if (fstat(writer->draft.fd, &status) == 0)
		written->bytes = (uint64_t)status.st_size;
	if (draft_publish(&writer->draft, true) < 0)
		return error_set(writer->error, ERROR_SYSTEM, writer->shown,
				 "cannot be written: %s", strerror(errno));
	return 0;
}
