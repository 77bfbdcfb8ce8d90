/* Asking servers for files, and what comes of it. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "remote/entry.h"
#include "remote/freshness.h"
#include "remote/get.h"
#include "remote/look.h"
#include "smolcmp/descriptor.h"
#include "smolcmp/measure.h"
#include "smolcmp/moment.h"

/* True when the workroom is in the folder that was found to be safe, and not in
 * one that has got its name since. */
static bool is_inside(const struct get *get)
{
	return descriptor_is(get->room.folder, get->cache.folder,
			     strrchr(get->room.path, '/') + 1,
			     AT_SYMLINK_NOFOLLOW);
}

/* A place for count more files, in the cache, so that they can be renamed to
 * there. The helper is told its path; whatever has got that when it looks, only
 * what is in the folder that is open here is ever read. */
static int make_room(struct get *get, size_t count, struct error *error)
{
	if (get->room.path) {
		workroom_grow(&get->room, count);
		return 0;
	}
	cache_close(&get->cache);
	if (cache_open(&get->cache, true, error) < 0)
		return -1;
	cache_sweep(&get->cache);
	if (workroom_make(&get->room, get->cache.path, count) < 0)
		return error_set(error, ERROR_SYSTEM, get->cache.path,
				 "cannot make a folder in there: %s",
				 strerror(errno));
	if (!is_inside(get))
		return error_set(error, ERROR_SYSTEM, get->cache.path,
				 "another folder has taken its place just now; "
				 "see who else may write beside it, or set "
				 "XDG_CACHE_HOME");
	return 0;
}

/* A listing says how much of a file is to come; 0: nobody does. Of none one
 * byte is too much. */
static uint64_t limit_of(const struct remote_file *file)
{
	if (!file->listing)
		return 0;
	return file->size ? file->size : 1;
}

/* What is asked of a server: the rest of what there is, or whether it still
 * has what there is, or all. */
static void ask(const struct get *get, const struct remote_file *file,
		struct fetch *fetch)
{
	struct cache_rest rest;

	*fetch = (struct fetch){
		.url = file->url,
		.file = get_staged(get, file),
		.typed = !file->namer,
		.floor = file->floor,
		.limit = limit_of(file),
	};
	if (get->terms.refresh)
		return;
	if (cache_take_rest(&get->cache, file->url, get->room.folder,
			    fetch->file, get->arena, &rest)) {
		fetch->held = rest.validators;
		fetch->from = rest.bytes;
	} else if (file->known) {
		fetch->held = file->old.validators;
	}
}

/* What has come of an earlier run is there for the next one, when no server has
 * said anything of it, nor written into it. */
static void put_back(const struct get *get, const struct fetch *fetch)
{
	const struct cache_rest rest = { fetch->held, fetch->from };

	if (fetch->from && !fetch->code && !fetch->bytes)
		cache_put_rest(&get->cache, fetch->url, get->room.folder,
			       fetch->file, &rest);
}

/* What broke off can be gone on with only where the server tells one body from
 * another for certain. */
static bool keep_rest(const struct get *get, const struct remote_file *file,
		      const struct fetch *fetch)
{
	const struct cache_rest rest = { fetch->now, fetch->bytes };
	const char *etag = fetch->now.etag;

	if (!fetch->bytes || fetch->bytes >= get->terms.limit ||
	    (fetch->code != 200 && fetch->code != 206) ||
	    (etag ? strncmp(etag, "W/", 2) == 0 : !fetch->now.modified) ||
	    freshness_of(fetch->cache_control, fetch->age).no_store)
		return false;
	cache_put_rest(&get->cache, file->url, get->room.folder, fetch->file,
		       &rest);
	return true;
}

static int fail(const struct get *get, const struct remote_file *file,
		const struct fetch *fetch, struct error *error)
{
	const char *reason = fetch->reason ? fetch->reason : "it failed";
	char date[MOMENT_TEXT];

	if (fetch->narrow && file->namer)
		reason = arena_printf(get->arena, "%s where %s", reason,
				      file->namer);
	if (keep_rest(get, file, fetch))
		reason = arena_printf(
		    get->arena,
		    "%s; what came is kept, and the next run "
		    "%sgoes on from there",
		    reason, get->terms.refresh ? "without --refresh " : "");
	else
		put_back(get, fetch);
	if (file->listing)
		reason = arena_printf(
		    get->arena,
		    "%s; the listing at '%s' says that it has %ju bytes",
		    reason, file->listing, (uintmax_t)file->size);
	if (file->known)
		reason = arena_printf(
		    get->arena, "%s; --offline uses the copy of %s", reason,
		    moment_format(file->old.checked, date));
	return error_set(error, ERROR_SYSTEM, file->url, "%s", reason);
}

static void take_freshness(const struct get *get, struct remote_file *file,
			   const struct fetch *fetch)
{
	struct freshness freshness =
	    freshness_of(fetch->cache_control, fetch->age);
	int64_t now = moment_now();

	file->entry.checked = now;
	file->entry.fresh_until =
	    freshness.seconds ? now + freshness.seconds : 0;
	file->no_store = freshness.no_store;
	if (fetch->location)
		file->entry.location =
		    arena_text(get->arena, fetch->location,
			       strcspn(fetch->location, "?#"));
	file->entry.met = fetch->met;
}

/* The server says that what there is still holds. Nothing of a response with
 * "no-store" may be kept (RFC 9111, section 5.2.2.5), so the copy is not made
 * fresh by it; and as it is what the server now says of the same body, the copy
 * goes when it has been read. */
static int confirm(struct get *get, struct remote_file *file,
		   const struct fetch *fetch, struct error *error)
{
	if (!file->known || fetch->from)
		return error_set(error, ERROR_SYSTEM, file->url,
				 "the server says that it has not changed, and "
				 "was not asked that");
	file->asks = false;
	file->state = REMOTE_UNCHANGED;
	file->entry = file->old;
	take_freshness(get, file, fetch);
	if (fetch->now.etag)
		file->entry.validators.etag = fetch->now.etag;
	if (fetch->now.modified)
		file->entry.validators.modified = fetch->now.modified;
	if (!file->no_store &&
	    cache_confirm(&get->cache, &file->old, &file->entry) < 0)
		look_note(&get->terms, file,
			  "was confirmed, which the cache cannot keep: %s",
			  strerror(errno));
	return 0;
}

/* Open the new body, and find out what it is. */
static int open_body(struct get *get, struct remote_file *file,
		     struct error *error)
{
	struct stat status;

	if (file->body >= 0)
		close(file->body);
	file->body = get_open_staged(get, file);
	if (file->body < 0 || fstat(file->body, &status) < 0 ||
	    sha256_file(file->body, &file->entry.sum) < 0)
		return error_set(error, ERROR_SYSTEM, file->url,
				 "what was fetched cannot be read: %s",
				 strerror(errno));
	file->entry.bytes = (uint64_t)status.st_size;
	return 0;
}

static int take_body(struct get *get, struct remote_file *file,
		     const struct fetch *fetch, struct error *error)
{
	file->state = REMOTE_FETCHED;
	file->entry =
	    (struct cache_entry){ .url = file->url, .validators = fetch->now };
	if (open_body(get, file, error) < 0)
		return -1;
	take_freshness(get, file, fetch);
	file->entry.fetched = file->entry.checked;
	file->unframed = !fetch->framed && !file->pinned;
	return 0;
}

static int check_pin(const struct remote_file *file, struct error *error)
{
	char is[SHA256_TEXT], wanted[SHA256_TEXT];

	if (!file->pinned || sha256_equal(&file->entry.sum, &file->pin))
		return 0;
	return error_add(error, file->url,
			 "is not what is asked for: its SHA-256 is %s, and not "
			 "%s%s%s%s",
			 sha256_format(&file->entry.sum, is),
			 sha256_format(&file->pin, wanted),
			 file->listing ? " as the listing at '" : "",
			 file->listing ? file->listing : "",
			 file->listing ? "' says" : "");
}

static int take(struct get *get, struct remote_file *file,
		const struct fetch *fetch, struct error *error)
{
	int status;

	if (fetch->outcome == FETCH_FAILED)
		return fail(get, file, fetch, error);
	status = fetch->outcome == FETCH_UNCHANGED
		     ? confirm(get, file, fetch, error)
		     : take_body(get, file, fetch, error);
	return status == 0 ? check_pin(file, error) : -1;
}

/* What the network has to do with is told of one server, or of how many files.
 */
static const char *title(const struct get *get, const char *first, size_t count)
{
	if (count == 1)
		return first;
	return arena_printf(get->arena, "%zu files", count);
}

static unsigned time_for_all(const struct get *get)
{
	return get->terms.timeout ? get->terms.timeout : FETCH_TIMEOUT;
}

/* Ask for all, in what is left of the time for everything, which is a second
 * at least. */
static int fetch_in_time(struct get *get, struct fetch *fetches, size_t count,
			 struct error *error)
{
	const struct fetch_terms terms = {
		.folder = get->room.path,
		.timeout =
		    time_for_all(get) - (unsigned)(get->spent / MEASURE_SECOND),
		.limit = get->terms.limit,
		.progress = get->terms.progress,
	};
	uint64_t began = measure_now();
	int status = fetch_all(fetches, count, &terms, get->arena,
			       title(get, fetches[0].url, count), error);

	get->spent += measure_now() - began;
	return status;
}

static int fetch_those(struct get *get, struct remote_file **files,
		       size_t count, struct error *error)
{
	struct fetch *fetches = arena_zero(get->arena, count, sizeof(*fetches));
	int status = 0;

	for (size_t i = 0; i < count; i++)
		ask(get, files[i], &fetches[i]);
	if (fetch_in_time(get, fetches, count, error) < 0)
		return -1;
	/* All that failed, so that no rest is lost. */
	for (size_t i = 0; i < count; i++) {
		if (fetches[i].outcome != FETCH_FAILED && error_is_full(error))
			continue;
		fetches[i].now = entry_validators(&fetches[i].now);
		if (take(get, files[i], &fetches[i], error) < 0)
			status = -1;
		if (files[i]->asks)
			get_hold(get, files[i]);
	}
	return status;
}

int get_ask(struct get *get, struct remote_file **files, size_t count,
	    struct error *error)
{
	struct remote_file **asking =
	    arena_alloc(get->arena, count * sizeof(struct remote_file *));
	size_t first = get->room.count, asked = 0;

	for (size_t i = 0; i < count; i++)
		if (files[i]->asks) {
			files[i]->number = first + asked;
			asking[asked++] = files[i];
		}
	if (get->spent / MEASURE_SECOND >= time_for_all(get))
		return error_set(error, ERROR_SYSTEM, asking[0]->url,
				 "there was no time left for it of %u s; "
				 "--timeout gives more",
				 time_for_all(get));
	if (make_room(get, asked, error) < 0)
		return -1;
	return fetch_those(get, asking, asked, error);
}
