#include "remote/look.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/buffer.h"
#include "smolcmp/moment.h"

void look_note(const struct remote_terms *terms, const struct remote_file *file,
	       const char *format, ...)
{
	struct buffer text;
	char words[400];
	va_list arguments;

	if (!terms->note)
		return;
	va_start(arguments, format);
	vsnprintf(words, sizeof(words), format, arguments);
	va_end(arguments);
	buffer_init(&text);
	buffer_printf(&text, "note: %s %s", file->url, words);
	terms->note(terms->context, text.bytes);
	buffer_release(&text);
}

/* Use what there is; false when it is not what the file must be. */
static bool use(struct remote_file *file, enum remote_state state)
{
	if (file->pinned && !sha256_equal(&file->old.sum, &file->pin))
		return false;
	file->state = state;
	file->entry = file->old;
	return true;
}

static void note_use(const struct remote_terms *terms,
		     const struct remote_file *file)
{
	char fetched[MOMENT_TEXT], checked[MOMENT_TEXT];

	look_note(terms, file,
		  "is the copy that was fetched at %s and confirmed at %s, as "
		  "%s asks",
		  moment_format(file->old.fetched, fetched),
		  moment_format(file->old.checked, checked),
		  terms->offline ? "--offline" : "--max-age");
}

/* True of a time that lies in the past, but not longer than that. */
static bool is_within(int64_t moment, int64_t seconds)
{
	int64_t now = moment_now();

	return moment <= now && now - moment <= seconds;
}

static bool is_fresh(const struct cache_entry *entry)
{
	int64_t now = moment_now();

	/* Of a clock that was set back nothing is known. */
	return entry->checked <= now && now < entry->fresh_until;
}

/* Whether nobody need be asked. */
static bool will_do(const struct remote_terms *terms, struct remote_file *file)
{
	bool fresh = is_fresh(&file->old);

	if (terms->refresh ||
	    (terms->has_max_age ? !is_within(file->old.checked, terms->max_age)
				: !fresh))
		return false;
	if (!use(file, fresh ? REMOTE_CACHED : REMOTE_STALE))
		return false;
	if (file->state == REMOTE_STALE)
		note_use(terms, file);
	return true;
}

static int look_offline(const struct remote_terms *terms,
			struct remote_file *file, struct error *error)
{
	if (!file->known)
		return error_set(error, ERROR_SYSTEM, file->url,
				 "there is no copy of it in the cache, and "
				 "--offline asks nobody; fetch it once without "
				 "that, if its server lets copies be kept");
	if (!use(file, is_fresh(&file->old) ? REMOTE_CACHED : REMOTE_STALE))
		return error_set(error, ERROR_SYSTEM, file->url,
				 "the copy in the cache is not what is asked "
				 "for by its SHA-256, and --offline asks "
				 "nobody; fetch it once without that");
	if (file->state == REMOTE_STALE)
		note_use(terms, file);
	return 0;
}

/* A body that must have a sum, and has it, is right at any time. */
static bool look_for_pin(const struct cache *cache, struct remote_file *file)
{
	struct stat status;

	if (file->known && sha256_equal(&file->old.sum, &file->pin))
		return use(file, REMOTE_CACHED);
	file->body = cache_find_body(cache, file->url, &file->pin);
	if (file->body < 0 || fstat(file->body, &status) < 0)
		return false;
	file->state = REMOTE_CACHED;
	file->entry = (struct cache_entry){
		.url = file->url,
		.sum = file->pin,
		.bytes = (uint64_t)status.st_size,
	};
	return true;
}

int look(const struct remote_terms *terms, const struct cache *cache,
	 struct arena *arena, struct remote_file *file, struct error *error)
{
	enum cache_finding found =
	    cache_find(cache, file->url, arena, &file->old, &file->body);
	int body = file->body;

	file->known = found == CACHE_FOUND;
	if (found == CACHE_DAMAGED)
		look_note(terms, file,
			  "has a copy in the cache that is damaged, and is not "
			  "used");
	if (file->pinned && look_for_pin(cache, file)) {
		if (body >= 0 && body != file->body)
			close(body);
		return 0;
	}
	file->body = body;
	if (terms->offline)
		return look_offline(terms, file, error);
	file->asks = !file->known || !will_do(terms, file);
	return 0;
}
