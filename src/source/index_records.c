/* Records of an index, in the order of the data. */
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

#include "source/index_internal.h"

/* What stands in front of a record's members in its table. */
enum { PLACE, IN_FILE, IN_LINE, IN_COLUMN, MEMBERS };

/* Where a kind's records are. */
struct cursor {
	enum record_kind kind;
	bool ended;
	int64_t place; /* of the record that stands next */
	struct columns columns;
	struct columns details;
	/* With the detail, if all is wanted; else that is asked for one by one,
	 * by a statement that is prepared when first needed. */
	struct statement records;
	struct statement detail;
};

struct index_reading {
	struct index *index;
	const struct texts *slugs; /* NULL: of all tools */
	const struct record_sink *sink;
	struct arena scratch; /* for what lives as long as it is handed over */
	struct cursor cursors[RECORD_KINDS];
};

/* What chooses records of some tools; NULL: there are none. */
static const char *const tool_conditions[RECORD_KINDS] = {
	[RECORD_TOOL] = "slug IN ",
	[RECORD_REVIEWER] = "id IN (SELECT reviewer FROM review WHERE tool IN ",
	[RECORD_REVIEW] = "tool IN ",
	[RECORD_VOTES] = "tool IN ",
	[RECORD_BALLOT] = "tool IN ",
};

/* Of these there may be none, and then no table. */
static const char *const facts[RECORD_KINDS] = {
	[RECORD_BALLOT] = INDEX_BALLOTS,
	[RECORD_DUEL] = INDEX_DUELS,
	[RECORD_DECISION] = INDEX_DECISIONS,
};

static void add_list(struct buffer *sql, size_t count)
{
	buffer_add_char(sql, '(');
	for (size_t i = 0; i < count; i++)
		buffer_printf(sql, "%s?%zu", i ? "," : "", i + 1);
	buffer_add_char(sql, ')');
}

/* To read a few reviewers takes less time than to choose among them. */
enum { REVIEWERS_FEW = 64 };

static void add_condition(const struct index_reading *reading,
			  enum record_kind kind, struct buffer *sql)
{
	bool reviewers = kind == RECORD_REVIEWER;

	if (!reading->slugs ||
	    (reviewers &&
	     index_fact(reading->index, INDEX_REVIEWERS) <= REVIEWERS_FEW))
		return;
	buffer_add_string(sql, " WHERE ");
	buffer_add_string(sql, tool_conditions[kind]);
	add_list(sql, reading->slugs->count);
	if (reviewers)
		buffer_add_char(sql, ')');
}

static void bind_slugs(const struct index_reading *reading,
		       struct statement *statement)
{
	for (size_t i = 0; i < reading->slugs->count; i++)
		statement_bind_text(statement, (int)i + 1,
				    reading->slugs->items[i]);
}

/* Whether the detail of all records is wanted. */
static bool is_whole(const struct index_reading *reading,
		     const struct cursor *cursor)
{
	return !reading->sink->wants && index_tables[cursor->kind].detail;
}

static int prepare_records(struct index_reading *reading, struct cursor *cursor)
{
	const struct table_names *names = &index_tables[cursor->kind];
	struct buffer sql;
	int status;

	buffer_init(&sql);
	buffer_add_string(&sql, "SELECT place, in_file, in_line, in_column, ");
	columns_list(&cursor->columns, &sql);
	if (is_whole(reading, cursor)) {
		buffer_add_string(&sql, ", ");
		columns_list(&cursor->details, &sql);
	}
	buffer_add_string(&sql, " FROM ");
	buffer_add_string(&sql, names->records);
	if (is_whole(reading, cursor)) {
		buffer_add_string(&sql, " LEFT JOIN ");
		buffer_add_string(&sql, names->detail);
		buffer_add_string(&sql, " USING (place)");
	}
	add_condition(reading, cursor->kind, &sql);
	buffer_add_string(&sql, " ORDER BY place");
	status = statement_prepare(&cursor->records, &reading->index->database,
				   sql.bytes);
	if (status == 0 && strchr(sql.bytes, '?'))
		bind_slugs(reading, &cursor->records);
	buffer_release(&sql);
	return status;
}

static int prepare_detail(struct index_reading *reading, struct cursor *cursor)
{
	struct buffer sql;
	int status;

	buffer_init(&sql);
	buffer_add_string(&sql, "SELECT ");
	columns_list(&cursor->details, &sql);
	buffer_printf(&sql, " FROM %s WHERE place = ?",
		      index_tables[cursor->kind].detail);
	status = statement_prepare(&cursor->detail, &reading->index->database,
				   sql.bytes);
	buffer_release(&sql);
	return status;
}

/* Go on to the next record. */
static int advance(struct cursor *cursor)
{
	int status = statement_step(&cursor->records);

	if (status < 0)
		return -1;
	cursor->ended = !status;
	if (status)
		cursor->place = statement_number(&cursor->records, PLACE);
	return 0;
}

static int prepare(struct index_reading *reading, enum record_kind kind)
{
	struct cursor *cursor = &reading->cursors[kind];

	cursor->kind = kind;
	cursor->ended = true;
	if ((reading->slugs && !tool_conditions[kind]) ||
	    (facts[kind] && !index_fact(reading->index, facts[kind])) ||
	    (kind == RECORD_BALLOT && reading->sink->tallies))
		return 0;
	columns_make(&cursor->columns, kind, false);
	columns_make(&cursor->details, kind, true);
	return prepare_records(reading, cursor) < 0 ? -1 : advance(cursor);
}

static bool wants(const struct index_reading *reading, const char *slug)
{
	return !reading->sink->wants ||
	       reading->sink->wants(reading->sink->context, slug);
}

/* The slug of the tool whose detail a record may have. */
static const char *slug_of(enum record_kind kind, const void *object)
{
	return kind == RECORD_TOOL
		   ? ((const struct tool_record *)object)->slug
		   : ((const struct review_record *)object)->tool;
}

/* Read the members of detail of a record, if it has any and they are wanted. */
static int read_detail(struct index_reading *reading, struct cursor *cursor,
		       void *object, struct arena *arena)
{
	int status;

	if (is_whole(reading, cursor))
		return columns_read(&cursor->details, &cursor->records,
				    MEMBERS + (int)cursor->columns.count,
				    object, arena);
	if (!index_tables[cursor->kind].detail ||
	    !wants(reading, slug_of(cursor->kind, object)))
		return 0;
	if (!cursor->detail.handle && prepare_detail(reading, cursor) < 0)
		return -1;
	statement_bind_number(&cursor->detail, 1, cursor->place);
	status = statement_step(&cursor->detail);
	if (status > 0)
		status = columns_read(&cursor->details, &cursor->detail, 0,
				      object, arena);
	statement_rewind(&cursor->detail);
	return status;
}

/* Only where they stand inside their tool may these leave it out. */
static bool has_subject(enum record_kind kind, const void *object)
{
	if (kind == RECORD_REVIEW)
		return ((const struct review_record *)object)->tool;
	if (kind == RECORD_VOTES)
		return ((const struct votes_record *)object)->tool;
	return true;
}

/* What the columns of a row say; its texts live as long as the reader's. */
static int decode(struct index_reading *reading, struct cursor *cursor,
		  void *object)
{
	bool kept = cursor->kind == RECORD_TOOL ||
		    cursor->kind == RECORD_REVIEWER ||
		    cursor->kind == RECORD_DECISION;
	struct arena *arena = kept ? reading->sink->arena : &reading->scratch;
	const struct shape *shape = record_shapes[cursor->kind];

	if (columns_read(&cursor->columns, &cursor->records, MEMBERS, object,
			 arena) < 0)
		return -1;
	if (shape->check && shape->check(object))
		return -1;
	if (!has_subject(cursor->kind, object))
		return -1;
	return read_detail(reading, cursor, object, arena);
}

static void set_record(struct record *record, const void *object)
{
	switch (record->kind) {
	case RECORD_TOOL:
		record->tool = object;
		return;
	case RECORD_REVIEWER:
		record->reviewer = object;
		return;
	case RECORD_REVIEW:
		record->review = object;
		return;
	case RECORD_VOTES:
		record->votes = object;
		return;
	case RECORD_BALLOT:
		record->ballot = object;
		return;
	case RECORD_DUEL:
		record->duel = object;
		return;
	case RECORD_DECISION:
		record->decision = object;
		return;
	case RECORD_KINDS:
		return;
	}
}

static int take(struct index_reading *reading, struct cursor *cursor)
{
	const struct statement *row = &cursor->records;
	struct error *error = reading->index->database.error;
	max_align_t object[SHAPE_SIZE / sizeof(max_align_t)];
	struct record record = { .kind = cursor->kind };

	if (index_place(reading->index, row, IN_FILE, &record.place) < 0)
		return -1;
	memset(object, 0, record_shapes[cursor->kind]->size);
	if (decode(reading, cursor, object) < 0)
		return index_refuse_record(reading->index, cursor->kind,
					   cursor->place);
	set_record(&record, object);
	reading->sink->take(reading->sink->context, &record, error);
	arena_reset(&reading->scratch);
	return 0;
}

/* The one with the record that comes first; NULL at the end. */
static struct cursor *first(struct index_reading *reading)
{
	struct cursor *least = NULL;

	for (size_t i = 0; i < RECORD_KINDS; i++) {
		struct cursor *cursor = &reading->cursors[i];

		if (!cursor->ended && (!least || cursor->place < least->place))
			least = cursor;
	}
	return least;
}

int index_reading_open(struct index_reading **opened, struct index *index,
		       const struct texts *slugs,
		       const struct record_sink *sink)
{
	struct index_reading *reading = memory_zero(1, sizeof(*reading));
	int status = 0;

	*opened = reading;
	reading->index = index;
	reading->slugs = slugs;
	reading->sink = sink;
	arena_init(&reading->scratch);
	for (int i = 0; i < RECORD_KINDS && status == 0; i++)
		status = prepare(reading, (enum record_kind)i);
	return status;
}

void index_reading_release(struct index_reading *reading)
{
	if (!reading)
		return;
	for (size_t i = 0; i < RECORD_KINDS; i++) {
		statement_release(&reading->cursors[i].records);
		statement_release(&reading->cursors[i].detail);
	}
	arena_release(&reading->scratch);
	free(reading);
}

int index_reading_take(struct index_reading *reading, int64_t first_place,
		       int64_t last)
{
	struct cursor *cursor;

	while ((cursor = first(reading)) && cursor->place <= last) {
		if (cursor->place >= first_place && take(reading, cursor) < 0)
			return -1;
		if (advance(cursor) < 0)
			return -1;
	}
	return 0;
}
