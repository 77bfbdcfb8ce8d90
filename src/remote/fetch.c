#include "smolcmp/fetch.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/progress.h"
#include "smolcmp/transfer.h"

/* Files on their way, as the helper tells of them. */
struct watch {
	struct fetch *files;
	size_t count;
	struct arena *arena;
	const struct progress *progress;
	const char *name;

	struct fetch *item; /* that fields are of; NULL: none yet */
	size_t ended;	    /* files that are over with */
	bool confused;	    /* what came makes no sense */

	/* Of each file, what was told of it last. */
	uint64_t *bytes;
	uint64_t *totals;
	bool announced; /* how much all of it is */
};

/* How much all files have, 0 while that is not known of each. */
static uint64_t total_of(const struct watch *watch)
{
	uint64_t total = 0;

	for (size_t i = 0; i < watch->count; i++) {
		if (!watch->totals[i])
			return 0;
		total += watch->totals[i];
	}
	return total;
}

/* Once it is known how much there is, the watcher begins again with that. */
static void announce(struct watch *watch)
{
	const struct progress *progress = watch->progress;

	watch->announced = true;
	progress->begin(progress->context, watch->name, PROGRESS_TRANSFER,
			total_of(watch));
	for (size_t i = 0; i < watch->count; i++)
		progress->more(progress->context, watch->bytes[i]);
}

/* "FILE BYTES TOTAL" */
static void take_progress(struct watch *watch, const char *text)
{
	const struct progress *progress = watch->progress;
	char *end;
	unsigned long long file = strtoull(text, &end, 10);
	uint64_t bytes = strtoull(end, &end, 10);
	uint64_t before;

	if (!progress || file >= watch->count)
		return;
	watch->totals[file] = strtoull(end, NULL, 10);
	before = watch->bytes[file];
	watch->bytes[file] = bytes;
	if (!watch->announced && total_of(watch))
		announce(watch);
	else if (bytes > before)
		progress->more(progress->context, bytes - before);
}

static void take_item(struct watch *watch, const char *text)
{
	char *end;
	unsigned long long number = strtoull(text, &end, 10);

	watch->item = NULL;
	if (end == text || *end || number >= watch->count)
		watch->confused = true;
	else
		watch->item = &watch->files[number];
}

static void take_outcome(struct watch *watch, const char *text)
{
	static const char *const outcomes[] = { "failed", "unchanged", "body" };
	struct fetch *item = watch->item;

	if (item->code || item->reason || item->outcome != FETCH_FAILED)
		watch->confused = true; /* a second time */
	watch->ended++;
	for (size_t i = 0; i < sizeof(outcomes) / sizeof(*outcomes); i++)
		if (strcmp(text, outcomes[i]) == 0) {
			item->outcome = (enum fetch_outcome)i;
			return;
		}
	watch->confused = true;
}

/* Where a text of an item belongs; NULL: it is not one that we know. */
static const char **text_of(struct fetch *item, const char *name)
{
	const struct {
		const char *name;
		const char **text;
	} texts[] = {
		{ "reason", &item->reason },
		{ "location", &item->location },
		{ "reach", &item->met },
		{ "etag", &item->now.etag },
		{ "modified", &item->now.modified },
		{ "date", &item->date },
		{ "age", &item->age },
		{ "cache-control", &item->cache_control },
		{ "error-code", &item->error_code },
		{ "error-message", &item->error_message },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (strcmp(name, texts[i].name) == 0)
			return texts[i].text;
	return NULL;
}

static void take_result(struct watch *watch, const struct packet_field *field)
{
	struct fetch *item = watch->item;
	const char **text = text_of(item, field->name);

	if (text)
		*text = arena_text(watch->arena, field->value, field->length);
	else if (strcmp(field->name, "outcome") == 0)
		take_outcome(watch, field->value);
	else if (strcmp(field->name, "code") == 0)
		item->code = (unsigned)strtoul(field->value, NULL, 10);
	else if (strcmp(field->name, "bytes") == 0)
		item->bytes = strtoull(field->value, NULL, 10);
	else if (strcmp(field->name, "framed") == 0)
		item->framed = strcmp(field->value, "yes") == 0;
	else if (strcmp(field->name, "narrow") == 0)
		item->narrow = strcmp(field->value, "yes") == 0;
}

static void take(void *context, const struct packet_field *field)
{
	struct watch *watch = context;

	if (strcmp(field->name, "progress") == 0)
		take_progress(watch, field->value);
	else if (strcmp(field->name, "item") == 0)
		take_item(watch, field->value);
	else if (watch->item)
		take_result(watch, field);
}

static void add_number(struct buffer *request, const char *name,
		       uint64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, number);
	packet_add_text(request, name, text);
}

static void add_text(struct buffer *request, const char *name, const char *text)
{
	if (text)
		packet_add_text(request, name, text);
}

/* The narrowest kind of address that will do. */
static const char *reach_of(const struct fetch *file)
{
	if (file->floor)
		return file->floor;
	return file->typed ? "any" : "public";
}

static void add_file(struct buffer *request, const struct fetch *file)
{
	packet_add_text(request, "url", file->url);
	packet_add_text(request, "file", file->file);
	packet_add_text(request, "reach", reach_of(file));
	if (file->typed)
		packet_add_text(request, "login", "");
	add_text(request, "etag", file->held.etag);
	add_text(request, "modified", file->held.modified);
	if (file->from)
		add_number(request, "from", file->from);
	add_text(request, "accept", file->accept);
	add_text(request, "token", file->token);
	if (file->limit)
		add_number(request, "limit", file->limit);
}

/* What came of an earlier request for the same file. */
static void forget(struct fetch *file)
{
	struct fetch asked = {
		.url = file->url,
		.file = file->file,
		.typed = file->typed,
		.floor = file->floor,
		.held = file->held,
		.from = file->from,
		.accept = file->accept,
		.token = file->token,
		.limit = file->limit,
	};

	*file = asked;
}

static void ask(struct buffer *request, struct fetch *files, size_t count,
		const struct fetch_terms *terms)
{
	transfer_begin(request, "fetch");
	packet_add_text(request, "folder", terms->folder);
	add_number(request, "timeout",
		   terms->timeout ? terms->timeout : FETCH_TIMEOUT);
	add_number(request, "limit", terms->limit ? terms->limit : FETCH_LIMIT);
	if (terms->progress)
		packet_add_text(request, "progress", "");
	for (size_t i = 0; i < count; i++) {
		forget(&files[i]);
		add_file(request, &files[i]);
	}
}

int fetch_all(struct fetch *files, size_t count,
	      const struct fetch_terms *terms, struct arena *arena,
	      const char *where, struct error *error)
{
	struct watch watch = {
		.files = files,
		.count = count,
		.arena = arena,
		.progress = terms->progress,
		.name = where,
		.bytes = arena_zero(arena, count, sizeof(*watch.bytes)),
		.totals = arena_zero(arena, count, sizeof(*watch.totals)),
	};
	struct transfer_taker taker = { &watch, take };
	struct buffer request;
	int status;

	buffer_init(&request);
	ask(&request, files, count, terms);
	if (terms->progress)
		terms->progress->begin(terms->progress->context, where,
				       PROGRESS_TRANSFER, 0);
	status = transfer_run(&request, &taker, where, error);
	buffer_release(&request);
	if (status == 0 && (watch.confused || watch.ended != count))
		status = error_set(error, ERROR_SYSTEM, where,
				   "smolcmp-transfer did not say what came of "
				   "all that it was asked");
	return status;
}
