/*
 * What a signal that ends the program removes first, so that nothing half done
 * is left behind.
 */
#ifndef SMOLCMP_GUARD_H
#define SMOLCMP_GUARD_H

#include <stddef.h>

/* A file that is not finished; of several, the last one. path must stay as it
 * is until guard_leave_file(). */
void guard_file(const char *path);
void guard_leave_file(const char *path);

/* A folder, and files in it whose names are the numbers below count, which may
 * be said again; of more than four folders, the first three and the last one.
 * As of a file, path must stay. */
void guard_folder(const char *path, size_t count);
void guard_leave_folder(const char *path);

#endif
