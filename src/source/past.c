/* Which revision stands for what a source was on a day. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "smolcmp/program.h"
#include "smolcmp/source.h"
#include "source/git.h"

/* The first line that git answers, in arena; NULL when it has none to give or
 * fails, and then why says so. */
static const char *ask(const char *const *arguments, struct arena *arena,
		       const char **why)
{
	struct program program;
	struct buffer complaint;
	size_t capacity = 0;
	char *line = NULL;
	const char *answer = NULL;

	buffer_init(&complaint);
	if (program_start(&program, arguments, NULL, &complaint) < 0) {
		*why = "git cannot be run";
		buffer_release(&complaint);
		return NULL;
	}
	if (getline(&line, &capacity, program.output) > 0)
		answer = arena_text(arena, line, strcspn(line, "\n"));
	free(line);
	if (program_end(&program, &complaint) < 0) {
		*why =
		    arena_printf(arena, "git says: %s", git_reason(&complaint));
		answer = NULL;
	}
	buffer_release(&complaint);
	return answer;
}

/* Where git looks for the past of something. */
struct trail {
	const char *revision; /* that it goes back from */
	const char *folder;   /* that git runs in, */
	const char *path;     /* and what the path is from there on */
};

static const char *find_revision(const struct trail *trail, struct date day,
				 struct arena *arena, const char **why)
{
	char text[DATE_TEXT];
	const char *before = arena_printf(arena, "--before=%sT23:59:59Z",
					  date_format(day, text));
	const char *const arguments[] = { "git",
					  "-C",
					  trail->folder,
					  "--literal-pathspecs",
					  "rev-list",
					  "--max-count=1",
					  "--first-parent",
					  "--abbrev-commit",
					  "--abbrev=12",
					  before,
					  "--end-of-options",
					  trail->revision,
					  "--",
					  trail->path,
					  NULL };

	*why = arena_printf(
	    arena, "git has no revision of it from %s or before", text);
	return ask(arguments, arena, why);
}

static const char *top_of(const char *folder, struct arena *arena)
{
	const char *const arguments[] = {
		"git", "-C", folder, "rev-parse", "--show-toplevel", NULL
	};
	const char *why;

	return ask(arguments, arena, &why);
}

/* The folder of a file, or a directory itself, and what is looked for there. */
static void find_trail(const char *path, const struct stat *status,
		       struct arena *arena, struct trail *trail)
{
	const char *slash = strrchr(path, '/');

	trail->revision = "HEAD";
	if (S_ISDIR(status->st_mode)) {
		trail->folder = path;
		trail->path = ".";
		return;
	}
	trail->folder = !slash ? "."
			: slash == path
			    ? "/"
			    : arena_text(arena, path, (size_t)(slash - path));
	trail->path = slash ? slash + 1 : path;
}

/* How a path is written behind a revision: as it was given if git, run here,
 * knows it so. */
static const char *write_path(const char *path, const struct trail *trail,
			      struct arena *arena)
{
	const char *here;
	const char *there;
	const char *written;
	char *real;

	if (path[0] == '/')
		return path;
	here = top_of(".", arena);
	there = top_of(trail->folder, arena);
	if (here && there && strcmp(here, there) == 0)
		return path;
	real = realpath(path, NULL);
	written = real ? arena_string(arena, real) : path;
	free(real);
	return written;
}

const char *source_past(const char *name, struct date day, struct arena *arena,
			const char **why)
{
	struct trail trail;
	struct stat status;
	const char *path = name;
	const char *found;

	git_keep_quiet();
	if (git_is_named(name)) {
		git_split(name, arena, &trail.revision, &path);
		trail.path = path;
		trail.folder = git_folder(arena, &trail.path);
		if (!trail.path[0])
			trail.path = ".";
	} else if (stat(name, &status) < 0) {
		*why = "it is no file or directory";
		return NULL;
	} else {
		find_trail(path, &status, arena, &trail);
	}
	found = find_revision(&trail, day, arena, why);
	if (!found)
		return NULL;
	if (!git_is_named(name))
		path = write_path(path, &trail, arena);
	return path[0] ? arena_printf(arena, "git:%s:%s", found, path)
		       : arena_printf(arena, "git:%s", found);
}
