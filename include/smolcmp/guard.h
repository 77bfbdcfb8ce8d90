/*
 * What a signal that ends the program removes first, so that nothing half done
 * is left behind.
 */
#ifndef SMOLCMP_GUARD_H
#define SMOLCMP_GUARD_H

#include <stddef.h>

/* A file that is not finished, one of any number. path must stay as it is until
 * guard_leave_file() gets the same pointer. */
void guard_file(const char *path);
void guard_leave_file(const char *path);

/* A folder, one of any number, and files in it whose names are the numbers
 * below count, which may be said again. As of a file otherwise. */
void guard_folder(const char *path, size_t count);
void guard_leave_folder(const char *path);

#endif
