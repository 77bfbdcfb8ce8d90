#include "source/index_sqlite.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <sqlite3.h>

#include "smolcmp/memory.h"

#ifndef SQLITE_LINKED
#include <dlfcn.h>
#endif

/* Everything that is called. */
#define FUNCTIONS(X)                                                           \
	X(config)                                                              \
	X(open_v2)                                                             \
	X(close)                                                               \
	X(db_config)                                                           \
	X(limit)                                                               \
	X(errmsg)                                                              \
	X(errstr)                                                              \
	X(exec)                                                                \
	X(prepare_v2)                                                          \
	X(finalize)                                                            \
	X(reset)                                                               \
	X(step)                                                                \
	X(bind_text)                                                           \
	X(bind_blob)                                                           \
	X(bind_int64)                                                          \
	X(bind_double)                                                         \
	X(bind_null)                                                           \
	X(column_type)                                                         \
	X(column_text)                                                         \
	X(column_blob)                                                         \
	X(column_bytes)                                                        \
	X(column_int64)                                                        \
	X(column_double)

struct sqlite {
#define X(name) __typeof__(sqlite3_##name) *name;
	FUNCTIONS(X)
#undef X
};

#ifdef SQLITE_LINKED

static const struct sqlite sqlite = {
#define X(name) .name = sqlite3_##name,
	FUNCTIONS(X)
#undef X
};

static int find_functions(const struct database *database)
{
	(void)database;
	return 0;
}

#else

static struct sqlite sqlite;

/* The library that the header speaks of, by the name that promises it. */
#ifdef __APPLE__
static const char library_name[] = "libsqlite3.dylib";
#else
static const char library_name[] = "libsqlite3.so.0";
#endif

static int find_functions(const struct database *database)
{
	void *library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		return error_set(database->error, ERROR_SYSTEM, NULL,
				 "an index takes SQLite, and '%s' cannot be "
				 "loaded",
				 library_name);
#define X(name)                                                                \
	*(void **)&sqlite.name = dlsym(library, "sqlite3_" #name);             \
	if (!sqlite.name)                                                      \
		return error_set(database->error, ERROR_SYSTEM, NULL,          \
				 "'%s' has no sqlite3_" #name, library_name);
	FUNCTIONS(X)
#undef X
	return 0;
}

#endif

/* One thread uses it, and nobody asks how much memory it takes. */
static int load(const struct database *database)
{
	static bool loaded;

	if (loaded)
		return 0;
	if (find_functions(database) < 0)
		return -1;
	sqlite.config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite.config(SQLITE_CONFIG_MEMSTATUS, 0);
	/* Pages one by one: else twenty are made at once, also for each set of
	 * values that a statement compares with. */
	sqlite.config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
	loaded = true;
	return 0;
}

/* Record what SQLite says of its last failure. */
RARE static int fail(struct database *database, int result)
{
	const char *reason = database->handle ? sqlite.errmsg(database->handle)
					      : sqlite.errstr(result);

	if ((result & 0xff) == SQLITE_NOMEM)
		memory_exhausted();
	if (database->writing)
		return error_set(database->error, ERROR_SYSTEM, database->name,
				 "cannot be written: %s", reason);
	return error_add(database->error, database->name,
			 "is no whole index: %s", reason);
}

int database_refuse(struct database *database, const char *format, ...)
{
	char text[sizeof(database->error->items[0].text)];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	return error_add(database->error, database->name,
			 "is no whole index: %s", text);
}

/* Bytes. */
enum { ROW_MOST = 256 * 1024 * 1024 };

/* What no index needs, and what a hostile one could use. */
static void defend(struct database *database)
{
	static const struct {
		int what;
		int on;
	} settings[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
	};
	static const struct {
		int what;
		int most;
	} limits[] = {
		{ SQLITE_LIMIT_LENGTH, ROW_MOST },
		{ SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 100 },
		{ SQLITE_LIMIT_COMPOUND_SELECT, 10 },
		{ SQLITE_LIMIT_ATTACHED, 0 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
		{ SQLITE_LIMIT_WORKER_THREADS, 0 },
	};

	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++)
		sqlite.db_config(database->handle, settings[i].what,
				 settings[i].on, NULL);
	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		sqlite.limit(database->handle, limits[i].what, limits[i].most);
}

/* A path as a URI, so that options can stand behind it; in arena. */
static const char *uri_of(struct arena *arena, const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789._-/";
	struct buffer uri;
	const char *copy;

	buffer_init(&uri);
	buffer_add_string(&uri, path[0] == '/' ? "file://" : "file:");
	for (; *path; path++) {
		if (strchr(plain, *path))
			buffer_add_char(&uri, *path);
		else
			buffer_printf(&uri, "%%%02X", (unsigned char)*path);
	}
	buffer_add_string(&uri, "?immutable=1");
	copy = arena_text(arena, uri.bytes, uri.length);
	buffer_release(&uri);
	return copy;
}

/* True of a file that nobody may write: it needs no locks. */
static bool is_frozen(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && !(status.st_mode & 0222);
}

int database_open(struct database *database, const char *path, const char *name,
		  struct error *error)
{
	int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX |
		    SQLITE_OPEN_PRIVATECACHE;
	bool frozen = is_frozen(path);
	struct arena arena;
	int result;

	*database = (struct database){ .name = name, .error = error };
	if (load(database) < 0)
		return -1;
	arena_init(&arena);
	result = sqlite.open_v2(
	    frozen	     ? uri_of(&arena, path)
	    : path[0] == '/' ? path
			     : arena_printf(&arena, "./%s", path),
	    &database->handle, flags | (frozen ? SQLITE_OPEN_URI : 0), NULL);
	arena_release(&arena);
	if (result != SQLITE_OK)
		return fail(database, result);
	defend(database);
	/* One lock for all that is read, which then is of one and the same
	 * file. */
	return database_run(database, "PRAGMA cell_size_check=ON; BEGIN");
}

int database_create(struct database *database, const char *path,
		    const char *name, struct error *error)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
		    SQLITE_OPEN_PRIVATECACHE;
	int result;

	*database =
	    (struct database){ .name = name, .writing = true, .error = error };
	if (load(database) < 0)
		return -1;
	result = sqlite.open_v2(path, &database->handle, flags, NULL);
	if (result != SQLITE_OK)
		return fail(database, result);
	/* What could not be read is not written. */
	sqlite.limit(database->handle, SQLITE_LIMIT_LENGTH, ROW_MOST);
	/* Whatever ends the program, the file has no name yet. */
	return database_run(database, "PRAGMA page_size=4096;"
				      "PRAGMA journal_mode=OFF;"
				      "PRAGMA synchronous=OFF;"
				      "PRAGMA locking_mode=EXCLUSIVE;"
				      "PRAGMA temp_store=FILE;"
				      "PRAGMA cache_size=-65536");
}

int database_close(struct database *database)
{
	int result =
	    database->handle ? sqlite.close(database->handle) : SQLITE_OK;

	database->handle = NULL;
	return result == SQLITE_OK ? 0 : fail(database, result);
}

int database_run(struct database *database, const char *sql)
{
	int result = sqlite.exec(database->handle, sql, NULL, NULL, NULL);

	return result == SQLITE_OK ? 0 : fail(database, result);
}

int statement_prepare(struct statement *statement, struct database *database,
		      const char *sql)
{
	int result;

	statement->database = database;
	statement->handle = NULL;
	result = sqlite.prepare_v2(database->handle, sql, -1,
				   &statement->handle, NULL);
	return result == SQLITE_OK ? 0 : fail(database, result);
}

void statement_release(struct statement *statement)
{
	if (statement->handle)
		sqlite.finalize(statement->handle);
	statement->handle = NULL;
}

/* A parameter can only fail to be bound where memory does, or where the text is
 * longer than any row may be, which stepping would not tell. */
static void bound(struct statement *statement, int result)
{
	if (result != SQLITE_OK)
		fail(statement->database, result);
}

void statement_bind_bytes(struct statement *statement, int at,
			  const void *bytes, size_t length)
{
	bound(statement, sqlite.bind_blob(statement->handle, at, bytes,
					  (int)length, SQLITE_STATIC));
}

void statement_bind_text(struct statement *statement, int at, const char *text)
{
	bound(statement,
	      sqlite.bind_text(statement->handle, at, text, -1, SQLITE_STATIC));
}

void statement_bind_number(struct statement *statement, int at, int64_t number)
{
	bound(statement, sqlite.bind_int64(statement->handle, at, number));
}

void statement_bind_real(struct statement *statement, int at, double value)
{
	bound(statement, sqlite.bind_double(statement->handle, at, value));
}

void statement_bind_nothing(struct statement *statement, int at)
{
	bound(statement, sqlite.bind_null(statement->handle, at));
}

int statement_step(struct statement *statement)
{
	int result = sqlite.step(statement->handle);

	if (result == SQLITE_ROW)
		return 1;
	return result == SQLITE_DONE ? 0 : fail(statement->database, result);
}

int statement_run(struct statement *statement)
{
	int status = statement_step(statement) < 0 ? -1 : 0;

	statement_rewind(statement);
	return status;
}

void statement_rewind(struct statement *statement)
{
	sqlite.reset(statement->handle); /* says again how the step went */
}

enum column_type statement_type(const struct statement *statement, int at)
{
	switch (sqlite.column_type(statement->handle, at)) {
	case SQLITE_INTEGER:
		return COLUMN_NUMBER;
	case SQLITE_FLOAT:
		return COLUMN_REAL;
	case SQLITE_TEXT:
		return COLUMN_TEXT;
	case SQLITE_BLOB:
		return COLUMN_BYTES;
	default:
		return COLUMN_NOTHING;
	}
}

struct slice statement_text(const struct statement *statement, int at)
{
	struct slice text = { .bytes = NULL };

	if (statement_type(statement, at) != COLUMN_TEXT)
		return text;
	text.bytes = (const char *)sqlite.column_text(statement->handle, at);
	text.length = (size_t)sqlite.column_bytes(statement->handle, at);
	if (!text.bytes)
		memory_exhausted();
	return text;
}

struct slice statement_bytes(const struct statement *statement, int at)
{
	struct slice bytes = { .bytes = NULL };

	if (statement_type(statement, at) != COLUMN_BYTES)
		return bytes;
	bytes.bytes = sqlite.column_blob(statement->handle, at);
	bytes.length = (size_t)sqlite.column_bytes(statement->handle, at);
	return bytes;
}

int64_t statement_number(const struct statement *statement, int at)
{
	return sqlite.column_int64(statement->handle, at);
}

double statement_real(const struct statement *statement, int at)
{
	return sqlite.column_double(statement->handle, at);
}
