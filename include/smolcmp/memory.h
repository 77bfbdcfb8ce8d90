/*
 * Memory that is there or ends the program: the one place where running out
 * of it is handled (a message, exit status 4). Nothing returned here is NULL,
 * so no caller has a path for it that could not be tested.
 */
#ifndef SMOLCMP_MEMORY_H
#define SMOLCMP_MEMORY_H

#include <stddef.h>

/* size bytes, uninitialised, at least one; free with free(). */
void *memory_alloc(size_t size);

/* count * size bytes of zero; ends the program when the product overflows. */
void *memory_zero(size_t count, size_t size);

/*
 * Make room for one more item in an array of count items of size bytes, and
 * return the array, moved or not. *capacity is kept by this function and
 * starts at 0 with a NULL array.
 */
void *memory_grow(void *array, size_t count, size_t *capacity, size_t size);

/* Bytes of old resized; the rest as realloc. */
void *memory_resize(void *old, size_t size);

/* Give back to the system what was freed in pieces, as threads do that are at
 * their end, and leave it in pools of their own. */
void memory_trim(void);

/* Say that memory is used up and end the program. */
_Noreturn void memory_exhausted(void);

#endif
