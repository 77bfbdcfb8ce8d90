/*
 * Fetches files of verdict data into the cache, where other commands find them,
 * and one of them into a file. Only what is verdict data gets there.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cmd/copies.h"
#include "cmd/online.h"
#include "smolcmp/descriptor.h"
#include "smolcmp/draft.h"
#include "smolcmp/source.h"
#include "smolcmp/url.h"

static int check_arguments(const struct request *request, struct error *error)
{
	if (!request->count)
		return error_set(error, ERROR_USAGE, NULL,
				 "fetch wants one URL at least");
	for (size_t i = 0; i < request->count; i++)
		if (!url_is_named(request->arguments[i]))
			return error_set(error, ERROR_USAGE, NULL,
					 "'%s' is no URL of http or https",
					 request->arguments[i]);
	if (!request->options->output)
		return 0;
	if (request->count > 1)
		return error_set(error, ERROR_USAGE, NULL,
				 "-o takes what one URL leads to, and %zu are "
				 "named",
				 request->count);
	if (strcmp(request->options->output, "-") == 0)
		return error_set(error, ERROR_USAGE, NULL,
				 "-o wants the path of a file");
	return 0;
}

/* Reading tells whether it is verdict data; nobody wants the records. */
static void take(void *context, const struct record *record,
		 struct error *error)
{
	(void)context;
	(void)record;
	(void)error;
}

static bool wants(void *context, const char *slug)
{
	(void)context;
	(void)slug;
	return false;
}

static int read_all(const struct request *request, struct remote *remote,
		    struct arena *arena, struct error *error)
{
	const struct record_sink sink = {
		.arena = arena,
		.wants = wants,
		.threads = (unsigned)request->options->threads,
		.take = take,
		.progress = request->progress,
		.remote = remote,
	};
	struct source_read read;
	bool has_reviews = false;

	for (size_t i = 0; i < request->count; i++)
		if (source_read(request->arguments[i], NULL, arena, &sink,
				&read, &has_reviews, error) < 0 &&
		    error_is_full(error))
			break;
	return error->kind == ERROR_NONE ? 0 : -1;
}

static int copy_body(int from, int to)
{
	char block[65536];
	ssize_t count;

	while ((count = read(from, block, sizeof(block))) != 0) {
		if (count < 0 && errno != EINTR)
			return -1;
		if (count > 0 && descriptor_write(to, block, (size_t)count) < 0)
			return -1;
	}
	return 0;
}

/* Write a body as it was served. */
static int write_file(const struct remote *remote,
		      const struct remote_file *file, const char *path,
		      struct error *error)
{
	int body = remote_body(remote, file);
	struct draft draft;
	int status = 0;

	if (body < 0)
		return error_set(error, ERROR_SYSTEM, file->url,
				 "what was fetched is gone or damaged; try "
				 "again");
	if (draft_open_output(&draft, path) == 0)
		draft_guard(&draft);
	if (draft.fd < 0 || copy_body(body, draft.fd) < 0 ||
	    draft_publish(&draft, true) < 0)
		status = error_set(error, ERROR_SYSTEM, path,
				   "cannot be written: %s", strerror(errno));
	draft_release(&draft);
	close(body);
	return status;
}

/* Whoever fetches something counts on it being there. */
static void note_lost(const struct remote_file *file, struct response *response)
{
	if (file->no_store)
		response_note(response,
			      "note: %s must not be stored, its server says, "
			      "so that no copy of it is kept",
			      file->url);
}

/* All files, those of listings behind these. */
static struct remote_copy *list(const struct request *request,
				const struct remote *remote,
				struct response *response, size_t *count)
{
	struct arena *arena = &response->arena;
	struct remote_copy *copies;
	size_t made = 0;

	*count = 0;
	for (size_t i = 0; i < request->count; i++)
		*count += 1 + remote_find(remote, request->arguments[i])->count;
	copies = arena_zero(arena, *count, sizeof(*copies));
	for (size_t i = 0; i < request->count; i++) {
		const struct remote_file *file =
		    remote_find(remote, request->arguments[i]);

		for (size_t j = 0; j <= file->count; j++) {
			const struct remote_file *one =
			    j ? &file->files[j - 1] : file;

			copies[made] = copy_of(&one->entry, arena);
			copies[made++].state = remote_state_word(one->state);
			note_lost(one, response);
		}
	}
	return copies;
}

static int fetch(const struct request *request, const struct fields *fields,
		 struct remote *remote, struct response *response,
		 struct error *error)
{
	const struct texts urls = { .items = (const char **)request->arguments,
				    .count = request->count };
	const char *output = request->options->output;
	const struct remote_copy *copies;
	size_t count;

	if (remote_get(remote, &urls, NULL, error) < 0 ||
	    read_all(request, remote, &response->arena, error) < 0)
		return -1;
	if (output && write_file(remote, remote_find(remote, urls.items[0]),
				 output, error) < 0)
		return -1;
	copies = list(request, remote, response, &count);
	if (request->document)
		response->document =
		    fetch_document(fields, copies, count, output);
	else
		fetch_report(fields, copies, count, output, &response->report);
	return 0;
}

int fetch_run(const struct request *request, struct response *response,
	      struct error *error)
{
	struct remote *remote;
	struct fields fields;
	int status;

	if (check_arguments(request, error) < 0 ||
	    fields_choose(&fetch_fields, request->options->fields, false,
			  &response->arena, &fields, error) < 0)
		return -1;
	remote = online_new(request, response);
	status = fetch(request, &fields, remote, response, error);
	remote_free(remote);
	return status;
}
