#include "cmd/copies.h"

#include "smolcmp/moment.h"

static const char *show_moment(int64_t moment, struct arena *arena)
{
	char text[MOMENT_TEXT];

	return moment ? arena_string(arena, moment_format(moment, text)) : NULL;
}

struct remote_copy copy_of(const struct cache_entry *entry, struct arena *arena)
{
	char sum[SHA256_TEXT];

	return (struct remote_copy){
		.url = entry->url,
		.bytes = entry->bytes,
		.sha256 = arena_string(arena, sha256_format(&entry->sum, sum)),
		.location = entry->location,
		.etag = entry->validators.etag,
		.last_modified = entry->validators.modified,
		.fetched = show_moment(entry->fetched, arena),
		.checked = show_moment(entry->checked, arena),
		.fresh_until = show_moment(entry->fresh_until, arena),
	};
}
