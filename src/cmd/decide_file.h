/* The file that a decision is added to. */
#ifndef CMD_DECIDE_FILE_H
#define CMD_DECIDE_FILE_H

#include "cmd/data.h"

/*
 * The path of decisions.jsonl beside the data: the file of that name among the
 * sources, else one in the first that is a directory, else one in the folder of
 * the first that is a file. Fails with ERROR_USAGE where there is no beside.
 */
MUST_CHECK int decide_find_file(const struct data *data, struct arena *arena,
				const char **path, struct error *error);

/* Refuse what is no file of lines by its name. */
MUST_CHECK int decide_check_file(const char *path, struct error *error);

/* True when reading the data reads this file, once it is there. */
bool decide_is_read(const struct data *data, const char *path);

/*
 * Give a decision an id that no other one has, of the data or of its file: the
 * day and what was chosen, "2026-11-27-brook", with a number behind it if it
 * takes one; and the ids of those in whose place it stands. All in arena. Fails
 * when the file is no verdict data.
 */
MUST_CHECK int decide_place(const struct data *data, const char *path,
			    struct decision *decision, struct arena *arena,
			    struct error *error);

#endif
