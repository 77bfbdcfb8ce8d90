#include "source/index_table.h"

#include <string.h>

#include <unistr.h>

#include "source/index_list.h"
#include "source/license.h"
#include "source/value.h"

const struct table_names index_tables[RECORD_KINDS] = {
	[RECORD_TOOL] = { "tool", "tool_detail" },
	[RECORD_REVIEWER] = { "reviewer", NULL },
	[RECORD_REVIEW] = { "review", "review_detail" },
	[RECORD_VOTES] = { "votes", NULL },
	[RECORD_BALLOT] = { "ballot", NULL },
	[RECORD_DUEL] = { "duel", NULL },
	[RECORD_DECISION] = { "decision", NULL },
};

/* Columns. */

static const char *type_of(const struct member *member)
{
	switch (member->type) {
	case VALUE_TEXT:
	case VALUE_SLUG:
	case VALUE_LICENSE:
	case VALUE_CURRENCY:
	case VALUE_DATE:
	case VALUE_WORD:
	case VALUE_TEXTS:
	case VALUE_SLUGS:
	case VALUE_OBJECT:
	case VALUE_OBJECTS:
		return "TEXT";
	case VALUE_COUNT:
	case VALUE_FLAG:
		return "INTEGER";
	case VALUE_DECIMAL:
		return "REAL";
	default: /* not kept, or a record of its own */
		return NULL;
	}
}

void columns_make(struct columns *columns, enum record_kind kind, bool detail)
{
	const struct shape *shape = record_shapes[kind];

	columns->count = 0;
	for (unsigned i = 0; i < shape->count; i++) {
		const struct member *member = &shape->members[i];

		if (type_of(member) &&
		    detail == ((member->flags & MEMBER_DETAIL) != 0))
			columns->items[columns->count++] = member;
	}
}

void columns_list(const struct columns *columns, struct buffer *sql)
{
	for (size_t i = 0; i < columns->count; i++) {
		buffer_add_string(sql, i ? ", \"" : "\"");
		buffer_add_string(sql, columns->items[i]->name);
		buffer_add_char(sql, '"');
	}
}

/* Binding. */

static bool bind_text(struct statement *statement, int at, const char *text)
{
	if (text)
		statement_bind_text(statement, at, text);
	else
		statement_bind_nothing(statement, at);
	return text;
}

static bool bind_number(struct statement *statement, int at, bool known,
			uint64_t number)
{
	if (known)
		statement_bind_number(statement, at, (int64_t)number);
	else
		statement_bind_nothing(statement, at);
	return known;
}

static bool bind_real(struct statement *statement, int at,
		      const struct decimal *decimal)
{
	if (decimal->known)
		statement_bind_real(statement, at, decimal->value);
	else
		statement_bind_nothing(statement, at);
	return decimal->known;
}

static const char *date_text(const struct date *date, struct arena *arena)
{
	return date_is_known(*date)
		   ? date_format(*date, arena_alloc(arena, DATE_TEXT))
		   : NULL;
}

static bool bind(const struct member *member, const char *field,
		 struct statement *statement, int at, struct arena *scratch)
{
	const char *const *text = (const void *)field;
	const struct count *count = (const void *)field;
	const enum flag *flag = (const void *)field;
	int word;

	switch (member->type) {
	case VALUE_TEXT:
	case VALUE_SLUG:
	case VALUE_LICENSE:
		return bind_text(statement, at, *text);
	case VALUE_CURRENCY:
		return bind_text(statement, at, *field ? field : NULL);
	case VALUE_DATE:
		return bind_text(statement, at,
				 date_text((const void *)field, scratch));
	case VALUE_WORD:
		memcpy(&word, field, sizeof(word));
		return bind_text(statement, at, member->words->words[word]);
	case VALUE_COUNT:
		return bind_number(statement, at, count->known, count->value);
	case VALUE_FLAG:
		return bind_number(statement, at, *flag != FLAG_ABSENT,
				   *flag == FLAG_YES);
	case VALUE_DECIMAL:
		return bind_real(statement, at, (const void *)field);
	default:
		return bind_text(statement, at,
				 list_write(member, field, scratch));
	}
}

bool columns_bind(const struct columns *columns, const void *record,
		  struct statement *statement, int at, struct arena *scratch)
{
	bool any = false;

	for (size_t i = 0; i < columns->count; i++) {
		const struct member *member = columns->items[i];

		any |= bind(member, (const char *)record + member->offset,
			    statement, at + (int)i, scratch);
	}
	return any;
}

/* Reading. */

static bool is_text(struct slice text)
{
	return text.length <= SCAN_TEXT &&
	       !memchr(text.bytes, 0, text.length) &&
	       !u8_check((const uint8_t *)text.bytes, text.length);
}

static bool is_currency(struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] < 'A' || text.bytes[i] > 'Z')
			return false;
	return text.length == 3;
}

static int read_word(const struct value_words *words, struct slice text,
		     char *field)
{
	for (int i = 0; i < words->count; i++) {
		const char *word = words->words[i];

		if (!word || strlen(word) != text.length ||
		    memcmp(word, text.bytes, text.length) != 0)
			continue;
		memcpy(field, &i, sizeof(i));
		return 0;
	}
	return -1;
}

static int keep(struct slice text, bool fits, char *field, struct arena *arena)
{
	const char *kept;

	if (!fits)
		return -1;
	kept = arena_text(arena, text.bytes, text.length);
	memcpy(field, &kept, sizeof(kept));
	return 0;
}

static int read_text(const struct member *member, struct slice text,
		     char *field, struct arena *arena)
{
	switch (member->type) {
	case VALUE_TEXT:
		return keep(text, is_text(text), field, arena);
	case VALUE_SLUG:
		return keep(text, value_is_slug(text.bytes, text.length), field,
			    arena);
	case VALUE_LICENSE:
		return keep(text,
			    is_text(text) &&
				license_is_expression(text.bytes, text.length),
			    field, arena);
	case VALUE_CURRENCY:
		if (!is_currency(text))
			return -1;
		memcpy(field, text.bytes, text.length);
		return 0;
	case VALUE_DATE:
		return date_parse(text.bytes, text.length, (void *)field) ? 0
									  : -1;
	case VALUE_WORD:
		return read_word(member->words, text, field);
	default:
		return list_read(member, text, field, arena);
	}
}

static int read_number(const struct member *member, int64_t number, char *field)
{
	struct count count = { .known = true, .value = (uint64_t)number };
	enum flag flag = number ? FLAG_YES : FLAG_NO;

	if (member->type == VALUE_FLAG) {
		memcpy(field, &flag, sizeof(flag));
		return number == 0 || number == 1 ? 0 : -1;
	}
	memcpy(field, &count, sizeof(count));
	return number >= 0 && number <= 1000000000000 ? 0 : -1;
}

static int read_real(const struct member *member, double value, char *field)
{
	struct decimal decimal = { .known = true, .value = value };

	memcpy(field, &decimal, sizeof(decimal));
	return value >= member->range->low && value <= member->range->high ? 0
									   : -1;
}

static int read_value(const struct member *member,
		      const struct statement *statement, int at, char *field,
		      struct arena *arena)
{
	switch (statement_type(statement, at)) {
	case COLUMN_TEXT:
		return strcmp(type_of(member), "TEXT") == 0
			   ? read_text(member, statement_text(statement, at),
				       field, arena)
			   : -1;
	case COLUMN_NUMBER:
		return strcmp(type_of(member), "INTEGER") == 0
			   ? read_number(member,
					 statement_number(statement, at), field)
			   : -1;
	case COLUMN_REAL:
		return member->type == VALUE_DECIMAL
			   ? read_real(member, statement_real(statement, at),
				       field)
			   : -1;
	default:
		return -1;
	}
}

int columns_read(const struct columns *columns,
		 const struct statement *statement, int at, void *record,
		 struct arena *arena)
{
	for (size_t i = 0; i < columns->count; i++) {
		const struct member *member = columns->items[i];
		char *field = (char *)record + member->offset;

		if (statement_type(statement, at + (int)i) == COLUMN_NOTHING) {
			if (member->flags & MEMBER_REQUIRED)
				return -1;
		} else if (read_value(member, statement, at + (int)i, field,
				      arena) < 0) {
			return -1;
		}
	}
	return 0;
}

const char *texts_write(const struct texts *texts, struct arena *arena)
{
	static const struct member list = { .type = VALUE_TEXTS };

	return list_write(&list, texts, arena);
}

int texts_read(struct statement *statement, int at, struct texts *texts,
	       struct arena *arena)
{
	static const struct member list = { .name = "", .type = VALUE_TEXTS };
	struct slice text = statement_text(statement, at);

	*texts = (struct texts){ .count = 0 };
	return text.bytes ? list_read(&list, text, texts, arena) : 0;
}

/* The schema. */

#define RECORDS(kind, fact)                                                    \
	{ NULL, NULL, kind, false, fact },                                     \
	{                                                                      \
		NULL, NULL, kind, true, fact                                   \
	}

const struct table index_schema[] = {
	{ .name = "fact",
	  .sql = "(name TEXT PRIMARY KEY, value INTEGER NOT NULL)"
		 " WITHOUT ROWID" },
	{ .name = "source",
	  .sql = "(number INTEGER PRIMARY KEY, name TEXT NOT NULL)" },
	{ .name = "filter",
	  .sql = "(base TEXT NOT NULL, files TEXT, exclude TEXT)",
	  .fact = INDEX_FILTERS },
	{ .name = "file",
	  .sql = "(number INTEGER PRIMARY KEY, source INTEGER NOT NULL,"
		 " name TEXT NOT NULL, bytes INTEGER, data INTEGER,"
		 " reviews INTEGER, changed INTEGER, sha256 BLOB,"
		 " first INTEGER, last INTEGER)" },
	{ .name = "problem",
	  .sql = "(number INTEGER PRIMARY KEY, file INTEGER NOT NULL,"
		 " line INTEGER NOT NULL, \"column\" INTEGER NOT NULL,"
		 " kind INTEGER NOT NULL, text TEXT NOT NULL)",
	  .fact = INDEX_PROBLEMS },
	{ .name = "name",
	  .sql = "(folded TEXT, tool TEXT, PRIMARY KEY(folded, tool))"
		 " WITHOUT ROWID" },
	{ .name = "standing",
	  .sql = "(number INTEGER PRIMARY KEY, sequence INTEGER NOT NULL,"
		 " tool TEXT NOT NULL,"
		 " panel_ship INTEGER NOT NULL, panel_total INTEGER NOT NULL,"
		 " votes_ship INTEGER NOT NULL, votes_total INTEGER NOT NULL,"
		 " adjusted REAL)" },
	{ .name = "usual",
	  .sql = "(ship INTEGER, total INTEGER, tools INTEGER NOT NULL,"
		 " first INTEGER NOT NULL, PRIMARY KEY(ship, total)) WITHOUT "
		 "ROWID" },
	RECORDS(RECORD_TOOL, NULL),
	RECORDS(RECORD_REVIEWER, NULL),
	RECORDS(RECORD_REVIEW, NULL),
	RECORDS(RECORD_VOTES, NULL),
	RECORDS(RECORD_BALLOT, INDEX_BALLOTS),
	RECORDS(RECORD_DUEL, INDEX_DUELS),
	RECORDS(RECORD_DECISION, INDEX_DECISIONS),
	/* Everything that a tally takes, in the order that it takes. */
	{ .sql = "CREATE INDEX ballot_tool"
		 " ON ballot(tool, voter, date, verdict)",
	  .fact = INDEX_BALLOTS },
	{ .sql = "CREATE INDEX tool_slug ON tool(slug)" },
	{ .sql = "CREATE INDEX review_tool ON review(tool)" },
	{ .sql = "CREATE INDEX votes_tool ON votes(tool)" },
};

enum { INDEXES = 4, INDEXES_FOR_TALLIES = 1 };

const size_t index_schema_count = sizeof(index_schema) / sizeof(*index_schema);
const size_t index_schema_before =
    sizeof(index_schema) / sizeof(*index_schema) - INDEXES;
const size_t index_schema_tallied =
    sizeof(index_schema) / sizeof(*index_schema) - INDEXES +
    INDEXES_FOR_TALLIES;

const char *table_name(const struct table *table)
{
	if (table->sql)
		return table->name;
	return table->detail ? index_tables[table->kind].detail
			     : index_tables[table->kind].records;
}

/* The columns of a table of records. */
static void add_columns(const struct table *table, struct buffer *sql)
{
	struct columns columns;

	columns_make(&columns, table->kind, table->detail);
	buffer_add_string(sql, "(place INTEGER PRIMARY KEY");
	if (!table->detail)
		buffer_add_string(sql, ", in_file INTEGER NOT NULL, in_line "
				       "INTEGER NOT NULL, in_column INTEGER "
				       "NOT NULL");
	for (size_t i = 0; i < columns.count; i++) {
		buffer_add_string(sql, ", \"");
		buffer_add_string(sql, columns.items[i]->name);
		buffer_add_string(sql, "\" ");
		buffer_add_string(sql, type_of(columns.items[i]));
	}
	buffer_add_char(sql, ')');
}

const char *table_statement(const struct table *table, struct arena *arena)
{
	const char *name = table_name(table);
	const char *text = table->sql;
	struct buffer sql;

	if (!name)
		return text;
	buffer_init(&sql);
	buffer_add_string(&sql, "CREATE TABLE ");
	buffer_add_string(&sql, name);
	if (text)
		buffer_add_string(&sql, text);
	else
		add_columns(table, &sql);
	text = arena_text(arena, sql.bytes, sql.length);
	buffer_release(&sql);
	return text;
}

/* What has no case and no punctuation any more needs no other tokens. */
const char index_text_statement[] =
    "CREATE VIRTUAL TABLE words USING fts5(text, tokenize='ascii', content='',"
    " columnsize=0, detail=none)";

const char *const index_text_schema[] = {
	index_text_statement,
	"CREATE TABLE 'words_data'(id INTEGER PRIMARY KEY, block BLOB)",
	"CREATE TABLE 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term))"
	" WITHOUT ROWID",
	"CREATE TABLE 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID",
	NULL,
};
