/*
 * A file of lines that only grows at its end, and does so whole: whoever reads
 * it, and whatever ends the program, finds the old file or the new one.
 *
 * Whoever has it open has it alone; others who open it as a journal wait.
 */
#ifndef SMOLCMP_JOURNAL_H
#define SMOLCMP_JOURNAL_H

#include "smolcmp/claim.h"

struct journal {
	struct claim claim;
};

/*
 * Open a file, or make it; its path must outlive the journal. Fails with
 * ERROR_SYSTEM. To be released in any case; a file that was made and got no
 * line goes again.
 */
MUST_CHECK int journal_open(struct journal *journal, const char *path,
			    struct error *error);
void journal_release(struct journal *journal);

/*
 * Add a line; text has no newline. The file keeps its mode and every byte, and
 * gets a newline at its end if it lacks one. Once done it is on the disk. Fails
 * with ERROR_SYSTEM and leaves everything as it was. A journal takes one line.
 */
MUST_CHECK int journal_append(struct journal *journal, const char *text,
			      struct error *error);

#endif
