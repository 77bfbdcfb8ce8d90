#include "transfer/fetch.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/fetch.h"
#include "smolcmp/memory.h"
#include "transfer/crowd.h"
#include "transfer/easy.h"

/* Longer than anybody waits, and short enough to be counted in milliseconds. */
enum { TIMEOUT_MOST = 7 * 24 * 60 * 60 };

struct job {
	struct terms terms;
	struct item *items;
	size_t count;
	size_t capacity;
};

/* A number of the request; 0 when that is none. */
static uint64_t read_number(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	return digits && digits <= 18 && !text[digits]
		   ? strtoull(text, NULL, 10)
		   : 0;
}

static void add_item(struct job *job, const char *url)
{
	struct item *item;

	job->items = memory_grow(job->items, job->count, &job->capacity,
				 sizeof(*job->items));
	item = &job->items[job->count++];
	item_init(item);
	item->url = url;
}

static void take_job_field(struct job *job, const struct packet_field *field)
{
	if (strcmp(field->name, "folder") == 0)
		job->terms.path = field->value;
	else if (strcmp(field->name, "timeout") == 0)
		job->terms.timeout = (long)read_number(field->value);
	else if (strcmp(field->name, "limit") == 0)
		job->terms.limit = read_number(field->value);
	else if (strcmp(field->name, "progress") == 0)
		job->terms.progress = true;
}

static void take_item_field(struct item *item, const struct packet_field *field)
{
	if (strcmp(field->name, "file") == 0)
		item->file = field->value;
	else if (strcmp(field->name, "reach") == 0)
		item->floor = reach_of_word(field->value);
	else if (strcmp(field->name, "login") == 0)
		item->typed = true;
	else if (strcmp(field->name, "etag") == 0)
		item->etag = field->value;
	else if (strcmp(field->name, "modified") == 0)
		item->modified = field->value;
	else if (strcmp(field->name, "from") == 0)
		item->from = read_number(field->value);
	else if (strcmp(field->name, "accept") == 0)
		item->accept = field->value;
	else if (strcmp(field->name, "token") == 0)
		item->token = field->value;
	else if (strcmp(field->name, "limit") == 0)
		item->limit = read_number(field->value);
}

/* What is left of the request; the last field ends it. */
static bool read_request(struct job *job, struct packet_reader *request)
{
	struct packet_field field = { .name = "" };

	while (packet_next(request, &field)) {
		if (strcmp(field.name, "url") == 0)
			add_item(job, field.value);
		else if (job->count)
			take_item_field(&job->items[job->count - 1], &field);
		else
			take_job_field(job, &field);
	}
	return !request->left && strcmp(field.name, "end") == 0 &&
	       job->terms.path && job->terms.path[0] == '/' &&
	       job->terms.timeout > 0 && job->terms.timeout <= TIMEOUT_MOST &&
	       job->terms.limit && job->count;
}

static void prepare(struct job *job)
{
	for (size_t i = 0; i < job->count; i++) {
		struct item *item = &job->items[i];

		buffer_add_string(&item->at, item->url);
		item->is_resumed = item->from > 0;
		if (!item->limit || item->limit > job->terms.limit)
			item->limit = job->terms.limit;
	}
}

static int carry_out(struct job *job, struct buffer *why)
{
	struct terms *terms = &job->terms;

	prepare(job);
	terms->deadline = item_now() + (int64_t)terms->timeout * 1000;
	/* From here on it is this folder, whatever gets its name. */
	terms->folder =
	    open(terms->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (terms->folder < 0) {
		buffer_add_string(why, "the folder for it is not there");
		return -1;
	}
	if (easy_confine(terms->netrc.bytes, terms->path, why) < 0)
		return -1;
	return crowd_fetch(job->items, job->count, terms, why);
}

int fetch_files(struct packet_reader *request, struct buffer *why)
{
	struct job job = { .terms.folder = -1 };
	int status = -1;

	buffer_init(&job.terms.netrc);
	easy_find_netrc(&job.terms.netrc);
	if (!read_request(&job, request))
		buffer_add_string(why, "the request is not whole");
	else
		status = carry_out(&job, why);
	for (size_t i = 0; i < job.count; i++)
		item_release(&job.items[i]);
	free(job.items);
	if (job.terms.folder >= 0)
		close(job.terms.folder);
	buffer_release(&job.terms.netrc);
	return status;
}
