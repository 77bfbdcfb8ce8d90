/*
 * Data as git keeps it: "git:REV" is what the working directory held at a
 * revision, "git:REV:PATH" one file or directory of it; the repository is that
 * of the working directory, or of the folder where an absolute PATH leads.
 * Objects are read as they are stored; nothing is fetched.
 */
#ifndef SOURCE_GIT_H
#define SOURCE_GIT_H

#include "smolcmp/buffer.h"
#include "smolcmp/source.h"

struct git_file {
	const char *name;   /* "git:REV:path" */
	const char *object; /* its id */
};

struct git_tree {
	const char *name;	/* as it was given */
	const char *folder;	/* that git runs in */
	struct git_file *files; /* in byte order of path */
	size_t count;
	size_t capacity;
	bool one; /* the path is that of a file */
};

/* True of the name of such a source. */
bool git_is_named(const char *name);

/* The parts of such a name, in arena; the path is empty where there is none,
 * and the revision may be. */
void git_split(const char *name, struct arena *arena, const char **revision,
	       const char **path);

/* The folder that git runs in for a path: "." unless it is absolute, and what
 * the path is from there on. */
const char *git_folder(struct arena *arena, const char **path);

/* Why git failed, without the word that it begins with. */
const char *git_reason(const struct buffer *why);

/* Keep git from fetching, and from asking anybody. */
void git_keep_quiet(void);

/* List the data files, as of a directory tree. To be released in any case. */
MUST_CHECK int git_list(const char *name, const struct source_filter *filter,
			struct arena *arena, struct git_tree *tree,
			struct error *error);
void git_release(struct git_tree *tree);

/* Hand over what each file holds, in order, until take fails. */
MUST_CHECK int git_read(const struct git_tree *tree,
			int (*take)(void *context, const char *name,
				    const char *bytes, size_t size),
			void *context, struct error *error);

#endif
