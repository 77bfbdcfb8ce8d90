/*
 * Names that become small numbers: each different string once, numbered from
 * 0 in the order of first mention.
 */
#ifndef SMOLCMP_NAMES_H
#define SMOLCMP_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smolcmp/arena.h"

struct names {
	const char **items; /* by number; not owned */
	uint64_t *hashes;   /* of them */
	size_t count;
	size_t capacity;
	size_t hash_capacity;
	uint32_t *slots;   /* number + 1 by hash, 0 when free */
	size_t slot_count; /* a power of two */
};

void names_init(struct names *names);
void names_release(struct names *names);

/* The number of name; a new one is copied into arena, and *added says so. */
uint32_t names_add(struct names *names, struct arena *arena, const char *name,
		   bool *added);

/* False when name was never added. */
bool names_find(const struct names *names, const char *name, uint32_t *number);

/* Give every name another number: by the old one, each once. */
void names_renumber(struct names *names, const uint32_t *moved);

#endif
