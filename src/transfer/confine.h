/* What the helper gives up before it meets a server. */
#ifndef TRANSFER_CONFINE_H
#define TRANSFER_CONFINE_H

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

/*
 * From here on no file can be written, made, renamed or removed, but that files
 * in the folder, unless it is NULL, can be made and written; no program be
 * started and no right be gained, and only files be read that names, TLS and
 * logins take, and the count files named. Files that are open stay so.
 *
 * Where the kernel has no Landlock (Linux before 5.13, other systems, or when
 * it is switched off) all that is given up is to gain rights, where there is a
 * way to. -1 with why if the kernel has it and does not let us: nobody is to
 * believe in what is not there.
 */
MUST_CHECK int confine(const char *const *files, size_t count,
		       const char *folder, struct buffer *why);

#endif
