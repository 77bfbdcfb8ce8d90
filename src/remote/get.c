#include "remote/get.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "remote/listing.h"
#include "remote/look.h"
#include "smolcmp/descriptor.h"
#include "smolcmp/url.h"

void get_init(struct get *get, const struct remote_terms *terms,
	      struct arena *arena)
{
	*get = (struct get){ .terms = *terms,
			     .arena = arena,
			     .cache = { .folder = -1 } };
}

void get_release(struct get *get)
{
	workroom_release(&get->room);
	cache_close(&get->cache);
}

const char *get_staged(const struct get *get, const struct remote_file *file)
{
	char name[WORKROOM_NAME];

	return arena_string(get->arena, workroom_name(file->number, name));
}

int get_open_staged(const struct get *get, const struct remote_file *file)
{
	char name[WORKROOM_NAME];

	return openat(get->room.folder, workroom_name(file->number, name),
		      O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

void get_hold(struct get *get, struct remote_file *file)
{
	if (file->body >= 0 && get->open++ >= GET_OPEN) {
		close(file->body);
		file->body = -1;
	}
}

/* Get files from wherever they may be. */
static int settle(struct get *get, struct remote_file **files, size_t count,
		  struct error *error)
{
	bool asks = false;

	if (!get->opened && cache_open(&get->cache, false, error) < 0)
		return -1;
	get->opened = true;
	for (size_t i = 0; i < count; i++) {
		if (look(&get->terms, &get->cache, get->arena, files[i],
			 error) < 0)
			return -1;
		asks |= files[i]->asks;
		get_hold(get, files[i]);
	}
	return asks ? get_ask(get, files, count, error) : 0;
}

int get_body(const struct get *get, const struct remote_file *file)
{
	int fd;

	/* It has left the workroom once the cache has it. */
	if (file->state == REMOTE_FETCHED) {
		fd = get_open_staged(get, file);
		if (fd >= 0)
			return fd;
	}
	return cache_find_body(&get->cache, file->url, &file->entry.sum);
}

/* Whether a body is a listing, by its first bytes. */
static int find_out(const struct get *get, struct remote_file *file,
		    struct buffer *text, struct error *error)
{
	char start[256] = "";
	int fd = file->body >= 0 ? fcntl(file->body, F_DUPFD_CLOEXEC, 0)
				 : get_body(get, file);
	ssize_t length = fd < 0 ? -1 : pread(fd, start, sizeof(start) - 1, 0);

	if (length >= 0) {
		start[length] = '\0';
		file->listed = listing_is(start);
		length = 0;
		if (file->listed)
			length = lseek(fd, 0, SEEK_SET) < 0
				     ? -1
				     : descriptor_read(fd, text);
	}
	if (length < 0)
		error_set(error, ERROR_SYSTEM, file->url,
			  "what was fetched cannot be read: %s",
			  strerror(errno));
	if (fd >= 0)
		close(fd);
	return length < 0 ? -1 : 0;
}

/* True of two addresses at one server. */
static bool is_same_server(const char *a, const char *b)
{
	size_t x = strcspn(strstr(a, "://") + 3, "/?#");
	size_t scheme = (size_t)(strstr(a, "://") + 3 - a);
	size_t y = strcspn(b + scheme, "/?#");

	return x == y && strncasecmp(a, b, scheme + x) == 0;
}

/* What a listing makes us fetch has bounds, whatever it says. */
static int check_bytes(const struct get *get, const struct file_list *listing,
		       const char *where, struct error *error)
{
	uint64_t limit = get->terms.limit;
	uint64_t left = limit > UINT64_MAX / LISTING_LIMITS
			    ? UINT64_MAX
			    : limit * LISTING_LIMITS;

	for (size_t i = 0; i < listing->count; i++) {
		const struct listed_file *file = &listing->files[i];

		if (file->bytes > limit)
			return error_set(error, ERROR_SYSTEM, where,
					 "path '%s' has %ju bytes, more than "
					 "the %ju that --max-filesize allows",
					 file->path, (uintmax_t)file->bytes,
					 (uintmax_t)limit);
		if (file->bytes > left)
			return error_set(error, ERROR_SYSTEM, where,
					 "lists more than %d times the %ju "
					 "bytes that --max-filesize allows one "
					 "file",
					 LISTING_LIMITS, (uintmax_t)limit);
		left -= file->bytes;
	}
	return 0;
}

static int list(struct get *get, struct remote_file *file,
		const struct buffer *text, struct error *error)
{
	const char *from = file->entry.location;
	const char *namer = file->namer;
	struct file_list listing;

	if (!from || !url_is_web(from))
		from = file->url;
	if (!namer && !is_same_server(file->url, from))
		namer = arena_printf(get->arena,
				     "the listing at '%s' names it; fetch it "
				     "by itself if you trust it",
				     file->url);
	if (listing_read(text, file->url, get->arena, &listing, error) < 0) {
		file->refused = error->kind == ERROR_NONE;
		return file->refused ? 0 : -1;
	}
	if (check_bytes(get, &listing, file->url, error) < 0)
		return -1;
	file->count = listing.count;
	file->files =
	    arena_zero(get->arena, listing.count, sizeof(*file->files));
	for (size_t i = 0; i < listing.count; i++) {
		const struct listed_file *listed = &listing.files[i];

		file->files[i] = (struct remote_file){
			.url = listing_resolve(get->arena, from, listed->path),
			.namer = namer,
			/* The same name may lead elsewhere by now. */
			.floor = namer ? NULL : file->entry.met,
			.pinned = true,
			.pin = listed->sum,
			.size = listed->bytes,
			.listing = file->url,
			.body = -1,
		};
	}
	return 0;
}

/* Find out which of them are listings, and of what. */
static int list_all(struct get *get, struct remote_file **files, size_t count,
		    struct error *error)
{
	struct buffer text;
	int status = 0;

	buffer_init(&text);
	for (size_t i = 0; i < count && status == 0; i++) {
		buffer_clear(&text);
		status = find_out(get, files[i], &text, error);
		if (status == 0 && files[i]->listed)
			status = list(get, files[i], &text, error);
	}
	buffer_release(&text);
	return status;
}

/* What a listing says of the size of a file holds for the cache, too. */
static int check_sizes(struct remote_file **files, size_t count,
		       struct error *error)
{
	for (size_t i = 0; i < count; i++)
		if (files[i]->entry.bytes != files[i]->size)
			return error_add(error, files[i]->url,
					 "has %ju bytes, and not %ju as the "
					 "listing at '%s' says",
					 (uintmax_t)files[i]->entry.bytes,
					 (uintmax_t)files[i]->size,
					 files[i]->listing);
	return 0;
}

int get_all(struct get *get, struct remote_file **files, size_t count,
	    struct error *error)
{
	struct remote_file **listed;
	size_t total = 0;

	if (settle(get, files, count, error) < 0 ||
	    list_all(get, files, count, error) < 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		total += files[i]->count;
	if (!total)
		return 0;
	listed = arena_alloc(get->arena, total * sizeof(struct remote_file *));
	total = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < files[i]->count; j++)
			listed[total++] = &files[i]->files[j];
	if (settle(get, listed, total, error) < 0)
		return -1;
	return check_sizes(listed, total, error);
}

void get_keep(struct get *get, struct remote_file *file)
{
	if (!file->asks || file->state != REMOTE_FETCHED)
		return;
	if (file->no_store) {
		if (file->known)
			cache_remove(&get->cache, &file->old);
		return;
	}
	file->asks = false;
	if (cache_keep(&get->cache, get->room.folder, get_staged(get, file),
		       &file->entry) < 0)
		look_note(&get->terms, file, "cannot be kept in the cache: %s",
			  strerror(errno));
}

void get_drop(const struct get *get, const struct remote_file *file)
{
	if (file->no_store && file->state == REMOTE_UNCHANGED)
		cache_remove(&get->cache, &file->old);
}
