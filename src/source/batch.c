#include "source/batch.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

enum event_kind { EVENT_TAKE, EVENT_LOSE, EVENT_PROBLEM };

struct event {
	enum event_kind kind;
	union {
		enum record_kind record;
		enum problem problem;
	};
	struct place place;
	union {
		const void *object;
		const char *text; /* a problem, or the name of what was lost */
	};
};

static void add(struct batch *batch, struct event event)
{
	batch->events = memory_grow(batch->events, batch->count,
				    &batch->capacity, sizeof(event));
	batch->events[batch->count++] = event;
}

static void take(void *context, const struct record *record,
		 struct error *error)
{
	struct batch *batch = context;
	size_t size = record_shapes[record->kind]->size;
	void *copy = arena_alloc(&batch->copies, size);

	(void)error;
	/* Whichever it is, its address is that of the record's object. */
	add(batch,
	    (struct event){ .kind = EVENT_TAKE,
			    .record = record->kind,
			    .place = record->place,
			    .object = memcpy(copy, record->tool, size) });
}

static void lose(void *context, enum record_kind kind, struct place place,
		 const char *name)
{
	struct batch *batch = context;

	add(batch,
	    (struct event){ .kind = EVENT_LOSE,
			    .record = kind,
			    .place = place,
			    .text = arena_string(&batch->copies, name) });
}

static void take_problem(void *context, enum problem problem,
			 const struct place *place, const char *text)
{
	struct batch *batch = context;

	add(batch,
	    (struct event){ .kind = EVENT_PROBLEM,
			    .problem = problem,
			    .place = *place,
			    .text = arena_string(&batch->copies, text) });
}

static bool wants(void *context, const char *slug)
{
	const struct batch *batch = context;

	return !batch->to->wants || batch->to->wants(batch->to->context, slug);
}

void batch_init(struct batch *batch, const struct record_sink *to, bool told)
{
	memset(batch, 0, offsetof(struct batch, error));
	batch->to = to;
	batch->sink = (struct record_sink){ .context = batch,
					    .arena = &batch->kept,
					    .wants = wants,
					    .brief = to->brief,
					    .take = take,
					    .lose = lose };
	batch->taker = (struct problem_taker){ batch, take_problem };
	error_init(&batch->error);
	batch->error.taker = &batch->taker;
	arena_init(&batch->kept);
	arena_init(&batch->copies);
	batch->events = NULL;
	batch->count = batch->capacity = 0;
	reader_init(&batch->reader, &batch->sink, &batch->error);
	batch->reader.waits = true;
	batch->reader.decoder.told = told;
}

void batch_release(struct batch *batch)
{
	reader_release(&batch->reader);
	arena_release(&batch->kept);
	arena_release(&batch->copies);
	free(batch->events);
	batch->events = NULL;
}

static void replay(const struct batch *batch, const struct event *event,
		   struct place place, struct error *error)
{
	const struct record_sink *to = batch->to;
	struct record record = { .kind = event->record, .place = place };

	switch (event->kind) {
	case EVENT_TAKE:
		record.tool = event->object;
		to->take(to->context, &record, error);
		return;
	case EVENT_LOSE:
		if (to->lose)
			to->lose(to->context, event->record, place,
				 event->text);
		return;
	case EVENT_PROBLEM:
		problem_add(error, event->problem, place, "%s", event->text);
		return;
	}
}

int batch_replay(struct batch *batch, uint64_t lines, struct error *error)
{
	arena_adopt(batch->to->arena, &batch->kept);
	for (size_t i = 0; i < batch->count; i++) {
		struct place place = batch->events[i].place;

		if (error_is_full(error))
			return -1;
		if (place.line)
			place.line += lines;
		replay(batch, &batch->events[i], place, error);
	}
	/* What is no problem of a record ended the text. */
	for (size_t i = 0; i < batch->error.count; i++)
		error_add(error, batch->error.items[i].where, "%s",
			  batch->error.items[i].text);
	return 0;
}
