#include "cmd/decide_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "smolcmp/drift.h"
#include "source/tree.h"

static const char usual_name[] = "decisions.jsonl";

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The first source of a kind; NULL when there is none. */
static const char *find_source(const struct data *data,
			       bool (*is_kind)(const char *name,
					       const struct stat *status))
{
	for (size_t i = 0; i < data->sources.count; i++) {
		const char *name = data->sources.items[i];
		struct stat status;

		if (source_is_local(name) && stat(name, &status) == 0 &&
		    is_kind(name, &status))
			return name;
	}
	return NULL;
}

static bool is_decisions(const char *name, const struct stat *status)
{
	return S_ISREG(status->st_mode) &&
	       strcmp(base_name(name), usual_name) == 0;
}

static bool is_directory(const char *name, const struct stat *status)
{
	(void)name;
	return S_ISDIR(status->st_mode);
}

static bool is_file(const char *name, const struct stat *status)
{
	(void)name;
	return S_ISREG(status->st_mode);
}

int decide_find_file(const struct data *data, struct arena *arena,
		     const char **path, struct error *error)
{
	const char *found = find_source(data, is_decisions);

	if (found) {
		*path = found;
		return 0;
	}
	found = find_source(data, is_directory);
	if (found) {
		*path = arena_printf(arena, "%s%s%s", found,
				     found[strlen(found) - 1] == '/' ? "" : "/",
				     usual_name);
		return 0;
	}
	found = find_source(data, is_file);
	if (!found)
		return error_set(error, ERROR_USAGE, NULL,
				 "the data is no file or directory that a "
				 "decision could stand beside; name one with "
				 "--to");
	*path = arena_printf(arena, "%.*s%s", (int)(base_name(found) - found),
			     found, usual_name);
	return 0;
}

int decide_check_file(const char *path, struct error *error)
{
	if (tree_has_extension(path, ".jsonl") ||
	    tree_has_extension(path, ".ndjson"))
		return 0;
	return error_set(error, ERROR_USAGE, NULL,
			 "--to is '%s', want the path of a .jsonl file", path);
}

bool decide_is_read(const struct data *data, const char *path)
{
	const struct source_filter filter = data_filter(data);
	char *file = realpath(path, NULL);
	bool read = false;

	for (size_t i = 0; file && !read && i < data->sources.count; i++) {
		char *source = realpath(data->sources.items[i], NULL);
		const char *below = source ? tree_below(source, file) : NULL;

		/* Nothing hidden is read of a directory. */
		read = below && !strstr(below, "/.") &&
		       (!*below || !tree_leaves_out(&filter, path));
		free(source);
	}
	free(file);
	return read;
}

/* A path that is read as a file, whatever it looks like. */
static const char *as_file(const char *path, struct arena *arena)
{
	return strchr(path, ':') && path[0] != '/'
		   ? arena_printf(arena, "./%s", path)
		   : path;
}

static int read_file(const char *path, struct catalog *catalog,
		     struct arena *arena, struct error *error)
{
	struct record_sink sink = catalog_sink(catalog, NULL, NULL);
	struct source_read read;
	struct stat status;
	bool has_reviews = false;

	if (stat(path, &status) < 0 || !status.st_size)
		return 0;
	return source_read(as_file(path, arena), NULL, arena, &sink, &read,
			   &has_reviews, error);
}

static bool is_taken(const struct data *data, const struct catalog *file,
		     const char *id)
{
	uint32_t number;

	return names_find(&data->catalog.decision_names, id, &number) ||
	       names_find(&file->decision_names, id, &number);
}

/* The number-th id for a choice, no longer than one may be. */
static const char *number_id(const char *day, const char *chosen,
			     unsigned number, struct arena *arena)
{
	const char *tail = number > 1 ? arena_printf(arena, "-%u", number) : "";
	size_t room = SLUG_LONGEST - strlen(day) - 1 - strlen(tail);

	return arena_printf(arena, "%s-%.*s%s", day, (int)room, chosen, tail);
}

static const char *make_id(const struct data *data, const struct catalog *file,
			   const struct decision *decision, struct arena *arena)
{
	char day[DATE_TEXT];
	const char *id;

	date_format(decision->date, day);
	for (unsigned number = 1;; number++) {
		id = number_id(day, decision->chosen, number, arena);
		if (!is_taken(data, file, id))
			return id;
	}
}

/* Add those of a catalog, but for those known already, that stand until now and
 * that this one covers; its array has room for them. */
static void add_replaced(const struct catalog *catalog,
			 const struct names *known, struct decision *decision,
			 struct arena *arena)
{
	const struct decision_days days = { .as_of = decision->date };
	struct texts *replaces = &decision->replaces;

	for (size_t i = 0; i < catalog->decision_names.count; i++) {
		const struct decision *other = &catalog->decisions[i];
		uint32_t number;

		if (!(known && names_find(known, other->id, &number)) &&
		    decision_counts(other, &days) &&
		    decision_covers(decision, other) &&
		    !decision_successor(catalog, other, &days))
			replaces->items[replaces->count++] =
			    arena_string(arena, other->id);
	}
}

static void find_replaced(const struct data *data, const struct catalog *file,
			  struct decision *decision, struct arena *arena)
{
	const struct names *known = &data->catalog.decision_names;

	decision->replaces.items = arena_zero(
	    arena, known->count + file->decision_names.count, sizeof(char *));
	add_replaced(&data->catalog, NULL, decision, arena);
	/* The file may have more by now than the data had of it. */
	add_replaced(file, known, decision, arena);
}

int decide_place(const struct data *data, const char *path,
		 struct decision *decision, struct arena *arena,
		 struct error *error)
{
	struct catalog file;
	int status;

	catalog_init(&file);
	status = read_file(path, &file, arena, error);
	if (status == 0) {
		decision->id = make_id(data, &file, decision, arena);
		find_replaced(data, &file, decision, arena);
	}
	catalog_release(&file);
	return status;
}
