#include "smolcmp/names.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/hash.h"
#include "smolcmp/memory.h"

enum { SLOTS_AT_FIRST = 64 };

void names_init(struct names *names)
{
	memset(names, 0, sizeof(*names));
}

void names_release(struct names *names)
{
	free(names->items);
	free(names->hashes);
	free(names->slots);
	names_init(names);
}

static uint64_t hash_of(const char *name)
{
	return hash_bytes(name, strlen(name)).low;
}

/* The slot that holds name, or the free one where it belongs. */
static size_t slot_of(const struct names *names, const char *name,
		      uint64_t hash)
{
	size_t mask = names->slot_count - 1;
	size_t slot = hash & mask;

	while (names->slots[slot]) {
		uint32_t number = names->slots[slot] - 1;

		if (names->hashes[number] == hash &&
		    strcmp(names->items[number], name) == 0)
			break;
		slot = (slot + 1) & mask;
	}
	return slot;
}

/* Keep at least half of the slots free. */
static void make_room(struct names *names)
{
	if (names->count < names->slot_count / 2)
		return;
	free(names->slots);
	names->slot_count =
	    names->slot_count ? names->slot_count * 2 : SLOTS_AT_FIRST;
	names->slots = memory_zero(names->slot_count, sizeof(*names->slots));
	for (size_t i = 0; i < names->count; i++)
		names
		    ->slots[slot_of(names, names->items[i], names->hashes[i])] =
		    (uint32_t)(i + 1);
}

uint32_t names_add(struct names *names, struct arena *arena, const char *name,
		   bool *added)
{
	uint64_t hash = hash_of(name);
	size_t slot;

	make_room(names);
	slot = slot_of(names, name, hash);
	*added = !names->slots[slot];
	if (*added) {
		if (names->count == UINT32_MAX - 1)
			memory_exhausted();
		names->items =
		    memory_grow(names->items, names->count, &names->capacity,
				sizeof(*names->items));
		names->hashes =
		    memory_grow(names->hashes, names->count,
				&names->hash_capacity, sizeof(*names->hashes));
		names->hashes[names->count] = hash;
		names->items[names->count++] = arena_string(arena, name);
		names->slots[slot] = (uint32_t)names->count;
	}
	return names->slots[slot] - 1;
}

bool names_find(const struct names *names, const char *name, uint32_t *number)
{
	size_t slot;

	if (!names->count)
		return false;
	slot = slot_of(names, name, hash_of(name));
	if (!names->slots[slot])
		return false;
	*number = names->slots[slot] - 1;
	return true;
}

void names_renumber(struct names *names, const uint32_t *moved)
{
	const char **items = memory_alloc(names->count * sizeof(*items));
	uint64_t *hashes = memory_alloc(names->count * sizeof(*hashes));

	for (size_t i = 0; i < names->count; i++) {
		items[moved[i]] = names->items[i];
		hashes[moved[i]] = names->hashes[i];
	}
	for (size_t i = 0; i < names->slot_count; i++)
		if (names->slots[i])
			names->slots[i] = moved[names->slots[i] - 1] + 1;
	free(names->items);
	free(names->hashes);
	names->items = items;
	names->hashes = hashes;
	names->capacity = names->hash_capacity = names->count;
}
