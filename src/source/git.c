#include "source/git.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "smolcmp/memory.h"
#include "smolcmp/program.h"
#include "source/tree.h"

static const char scheme[] = "git:";

enum { SCHEME = sizeof(scheme) - 1, SIZE_DIGITS = 18 };

bool git_is_named(const char *name)
{
	return strncmp(name, scheme, SCHEME) == 0;
}

/* Reading must not become fetching, nor a question to somebody. */
void git_keep_quiet(void)
{
	setenv("GIT_NO_LAZY_FETCH", "1", 1);
	setenv("GIT_ALLOW_PROTOCOL", "none", 1);
	setenv("GIT_TERMINAL_PROMPT", "0", 1);
	setenv("GIT_OPTIONAL_LOCKS", "0", 1);
}

/* The length of the revision: up to the first colon that stands in no braces,
 * as "main@{2026-01-31 12:00}" has some. */
static size_t revision_length(const char *text)
{
	size_t at = 0;

	for (int depth = 0; text[at]; at++) {
		if (text[at] == ':' && depth <= 0)
			break;
		depth += (text[at] == '{') - (text[at] == '}');
	}
	return at;
}

void git_split(const char *name, struct arena *arena, const char **revision,
	       const char **path)
{
	const char *text = name + SCHEME;
	size_t length = revision_length(text);
	const char *at = text + length + (text[length] == ':');
	size_t path_length = strlen(at);

	while (path_length > 1 && at[path_length - 1] == '/')
		path_length--;
	*revision = arena_text(arena, text, length);
	*path = arena_text(arena, at, path_length);
}

/* The last one there is of those that an absolute path leads through. */
const char *git_folder(struct arena *arena, const char **path)
{
	char *folder;
	struct stat status;

	if ((*path)[0] != '/')
		return ".";
	folder = arena_string(arena, *path);
	while (folder[1] &&
	       (stat(folder, &status) < 0 || !S_ISDIR(status.st_mode))) {
		char *slash = strrchr(folder, '/');

		slash[slash == folder] = '\0';
	}
	*path += strlen(folder);
	*path += **path == '/';
	return folder;
}

const char *git_reason(const struct buffer *why)
{
	static const char fatal[] = "fatal: ";

	return strncmp(why->bytes, fatal, sizeof(fatal) - 1) == 0
		   ? why->bytes + sizeof(fatal) - 1
		   : why->bytes;
}

static int start(struct program *program, const char *const *arguments,
		 const struct buffer *input, const char *name,
		 struct error *error)
{
	struct buffer why;
	int status;

	buffer_init(&why);
	status = program_start(program, arguments, input, &why);
	if (status < 0)
		error_add(error, name, "%s", why.bytes);
	buffer_release(&why);
	return status;
}

static int end(struct program *program, const char *name, struct error *error)
{
	struct buffer why;
	int status;

	buffer_init(&why);
	status = program_end(program, &why);
	if (status < 0)
		status =
		    error_add(error, name, "git says: %s", git_reason(&why));
	buffer_release(&why);
	return status;
}

/* Where a listing goes, and what of it counts. */
struct git_query {
	struct git_tree *tree;
	const char *revision;
	const char *above; /* the folder and a slash, or nothing */
	const char *path;  /* from there on; empty: everything */
	const struct source_filter *filter;
	struct arena *arena;
};

/* True when a part of the path below where we look begins with a dot. */
static bool is_hidden(const struct git_query *query, const char *path)
{
	size_t length = strlen(query->path);

	if (strncmp(path, query->path, length) == 0)
		path += length;
	for (; path; path = strchr(path, '/')) {
		path += path[0] == '/';
		if (path[0] == '.' && strncmp(path, "../", 3) != 0)
			return true;
	}
	return false;
}

/* Take "MODE blob OBJECT<tab>PATH". Links are not followed, for what they lead
 * to is listed by itself. */
static void take_entry(const struct git_query *query, const char *line)
{
	struct git_tree *tree = query->tree;
	const char *tab = strchr(line, '\t');
	const char *object = tab;
	const char *path;
	const char *whole;

	if (strncmp(line, "100", 3) != 0 || !tab)
		return;
	while (object > line && object[-1] != ' ')
		object--;
	path = tab + 1;
	tree->one = strcmp(path, query->path) == 0;
	whole = arena_printf(query->arena, "%s%s", query->above, path);
	if (!tree->one && (!tree_is_data(path) || is_hidden(query, path) ||
			   tree_leaves_out(query->filter, whole)))
		return;
	tree->files = memory_grow(tree->files, tree->count, &tree->capacity,
				  sizeof(*tree->files));
	tree->files[tree->count++] = (struct git_file){
		.name = arena_printf(query->arena, "%s%s:%s", scheme,
				     query->revision, whole),
		.object =
		    arena_text(query->arena, object, (size_t)(tab - object)),
	};
}

static int list(const struct git_query *query, struct error *error)
{
	const char *arguments[] = { "git",
				    "-C",
				    query->tree->folder,
				    "--literal-pathspecs",
				    "ls-tree",
				    "-r",
				    "-z",
				    query->revision,
				    "--",
				    query->path[0] ? query->path : NULL,
				    NULL };
	const char *name = query->tree->name;
	struct program program;
	size_t capacity = 0;
	char *line = NULL;
	bool any = false;

	if (start(&program, arguments, NULL, name, error) < 0)
		return -1;
	while (getdelim(&line, &capacity, '\0', program.output) > 0) {
		any = true;
		take_entry(query, line);
	}
	free(line);
	if (end(&program, name, error) < 0)
		return -1;
	if (!any)
		return error_add(error, name, "is not there at this revision");
	if (!query->tree->count)
		return error_add(error, name,
				 "holds no .json, .jsonl or .ndjson file");
	return 0;
}

int git_list(const char *name, const struct source_filter *filter,
	     struct arena *arena, struct git_tree *tree, struct error *error)
{
	struct git_query query = { .tree = tree,
				   .filter = filter,
				   .arena = arena };

	*tree = (struct git_tree){ .name = name };
	git_split(name, arena, &query.revision, &query.path);
	if (!query.revision[0])
		return error_add(error, name,
				 "names no revision, want 'git:REVISION' or "
				 "'git:REVISION:PATH'");
	/* git would take it for an option. */
	if (query.revision[0] == '-')
		return error_add(error, name,
				 "the revision begins with a dash");
	tree->folder = git_folder(arena, &query.path);
	query.above = strcmp(tree->folder, ".") == 0 ? ""
		      : tree->folder[1]
			  ? arena_printf(arena, "%s/", tree->folder)
			  : tree->folder;
	git_keep_quiet();
	return list(&query, error);
}

void git_release(struct git_tree *tree)
{
	free(tree->files);
	tree->files = NULL;
}

/* The size in "OBJECT blob SIZE"; false when the answer is another one. */
static bool read_size(FILE *output, char **line, size_t *capacity, size_t *size)
{
	const char *digits;

	if (getdelim(line, capacity, '\n', output) <= 0)
		return false;
	digits = strstr(*line, " blob ");
	if (!digits)
		return false;
	digits += strlen(" blob ");
	if (strspn(digits, "0123456789") > SIZE_DIGITS)
		return false;
	*size = strtoul(digits, NULL, 10);
	return true;
}

/* One object and the line end behind it. */
static bool read_object(FILE *output, struct buffer *bytes, size_t size)
{
	char block[BUFSIZ];

	buffer_clear(bytes);
	while (bytes->length < size) {
		size_t left = size - bytes->length;
		size_t count =
		    fread(block, 1, left < sizeof(block) ? left : sizeof(block),
			  output);

		if (!count)
			return false;
		buffer_add(bytes, block, count);
	}
	return getc(output) == '\n';
}

static int read_all(const struct git_tree *tree, FILE *output,
		    int (*take)(void *context, const char *name,
				const char *bytes, size_t size),
		    void *context, struct error *error)
{
	struct buffer bytes;
	size_t capacity = 0;
	char *line = NULL;
	int status = 0;

	buffer_init(&bytes);
	for (size_t i = 0; status == 0 && i < tree->count; i++) {
		const char *name = tree->files[i].name;
		size_t size;

		if (read_size(output, &line, &capacity, &size) &&
		    read_object(output, &bytes, size))
			status = take(context, name, bytes.bytes, bytes.length);
		else
			status = error_add(error, name,
					   "git does not have its content");
	}
	free(line);
	buffer_release(&bytes);
	return status;
}

int git_read(const struct git_tree *tree,
	     int (*take)(void *context, const char *name, const char *bytes,
			 size_t size),
	     void *context, struct error *error)
{
	const char *const arguments[] = { "git",      "-C",	 tree->folder,
					  "cat-file", "--batch", NULL };
	struct program program;
	struct buffer objects;
	int status;

	buffer_init(&objects);
	for (size_t i = 0; i < tree->count; i++)
		buffer_printf(&objects, "%s\n", tree->files[i].object);
	status = start(&program, arguments, &objects, tree->name, error);
	buffer_release(&objects);
	if (status < 0)
		return -1;
	if (read_all(tree, program.output, take, context, error) < 0) {
		struct buffer why;

		/* It is cut short, and ends as it will. */
		buffer_init(&why);
		status = program_end(&program, &why);
		buffer_release(&why);
		return -1;
	}
	return end(&program, tree->name, error);
}
