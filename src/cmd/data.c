#include "cmd/data.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/narrow.h"
#include "cmd/online.h"
#include "cmd/origin.h"
#include "cmd/past.h"
#include "cmd/study.h"
#include "cmd/verbose.h"
#include "cmd/weigh.h"
#include "smolcmp/index.h"
#include "smolcmp/lookup.h"
#include "smolcmp/measure.h"
#include "smolcmp/memory.h"

static struct data *data_new(struct data_side side)
{
	struct data *data = memory_zero(1, sizeof(*data));

	data->side = side;
	arena_init(&data->arena);
	catalog_init(&data->catalog);
	data->study = study_new(&data->arena);
	names_init(&data->matched);
	return data;
}

void data_free(struct data *data)
{
	if (!data)
		return;
	if (data->old)
		data->old->remote = NULL; /* the same */
	data_free(data->old);
	remote_free(data->remote);
	catalog_release(&data->catalog);
	names_release(&data->matched);
	arena_release(&data->arena);
	free(data);
}

struct source_filter data_filter(const struct data *data)
{
	const struct config *config = &data->config;

	return (struct source_filter){
		.base = config->data.count ? config->base : NULL,
		.files = config->files,
		.exclude = config->exclude,
	};
}

struct texts data_sources(const struct request *request, struct arena *arena)
{
	const struct texts *data = &request->options->data;
	struct texts all = { .count = data->count + request->count };

	all.items = arena_zero(arena, all.count, sizeof(*all.items));
	for (size_t i = 0; i < all.count; i++)
		all.items[i] = i < data->count
				   ? data->items[i]
				   : request->arguments[i - data->count];
	return all;
}

/* The slugs whose detail is wanted. */
static bool is_wanted(const void *context, const char *slug)
{
	return texts_have(context, slug);
}

/* Those in a set of names. */
static bool is_matched(const void *context, const char *slug)
{
	uint32_t number;

	return names_find(context, slug, &number);
}

static int check_some(const struct data *data, const struct texts *sources,
		      bool has_reviews, struct error *error)
{
	struct place place = { .file = source_title(sources->items[0]) };
	bool tools = data->catalog.lost[RECORD_TOOL];

	has_reviews |= data->catalog.lost[RECORD_REVIEW];
	for (size_t i = 0; i < data->catalog.tool_count; i++)
		tools |= data->catalog.tools[i].sequence != 0 ||
			 data->catalog.tools[i].lost;
	if (error->kind != ERROR_NONE)
		return -1;
	if (!tools)
		problem_add(error, PROBLEM_SCHEMA, place,
			    "holds no tool, so there is nothing to ask");
	else if (!has_reviews && !data->catalog.has_reviews)
		problem_add(error, PROBLEM_SCHEMA, place,
			    "holds no reviews anywhere, not even an empty "
			    "list");
	return error->kind == ERROR_NONE ? 0 : -1;
}

int data_finish(struct data *data, const struct texts *sources,
		bool has_reviews, struct error *error)
{
	if (check_some(data, sources, has_reviews, error) < 0)
		return -1;
	return catalog_finish(&data->catalog, data->side.as_of, error);
}

/* Read all sources into a new catalog, with detail of the slugs that are
 * wanted (NULL: of all), and say so with --verbose (response may be NULL). */
static int read_once(struct data *data, const struct request *request,
		     const struct texts *sources, const struct texts *wanted,
		     const struct data_need *need, bool brief,
		     struct response *response, struct error *error)
{
	const struct data_witness *witness = need->witness;
	const struct source_filter filter =
	    need->filter ? *need->filter : data_filter(data);
	struct record_sink kept, sink;
	bool has_reviews = false;

	catalog_release(&data->catalog);
	data->catalog.brief = brief;
	data->files = 0;
	if (need->words)
		kept = catalog_sink(&data->catalog, is_matched, &data->matched);
	else
		kept = catalog_sink(&data->catalog, wanted ? is_wanted : NULL,
				    wanted);
	kept.progress = request->progress;
	kept.remote = data->remote;
	kept.threads = (unsigned)request->options->threads;
	kept.tallies = sources->count == 1 && index_is_named(sources->items[0]);
	kept.until = data->side.as_of;
	data->catalog.until = data->side.as_of;
	data->catalog.most_memory = request->options->memory;
	sink = witness ? witness->sink(witness->context, &kept) : kept;
	for (size_t i = 0; i < sources->count; i++) {
		struct source_read read;

		if (witness)
			witness->source(witness->context, sources->items[i],
					&filter);
		if (source_read(sources->items[i], &filter, &data->arena, &sink,
				&read, &has_reviews, error) < 0 &&
		    error_is_full(error))
			break;
		data->names[i] = read.name;
		data->bytes[i] = read.bytes;
		data->files += read.files;
		if (response && request->options->verbose)
			verbose_source(data, &read, response);
	}
	if (witness && error->kind == ERROR_NONE &&
	    witness->end(witness->context) < 0)
		return -1;
	return data_finish(data, sources, has_reviews, error);
}

/* True when it is enough to know what the panels of tools come to whose detail
 * is not wanted. */
static bool may_be_brief(const struct data *data, const struct options *options,
			 const struct data_need *need)
{
	return need->detail && need->narrow && !need->scores &&
	       !weigh_is_asked(data, options);
}

/* The same, again where it takes more than was kept to say what is wrong. */
static int read_sources(struct data *data, const struct request *request,
			const struct texts *sources, const struct texts *wanted,
			const struct data_need *need, struct response *response,
			struct error *error)
{
	bool brief = wanted && may_be_brief(data, request->options, need);
	int status = read_once(data, request, sources, wanted, need, brief,
			       response, error);

	if (!data->catalog.unclear)
		return status;
	return read_once(data, request, sources, wanted, need, false, NULL,
			 error);
}

int data_find_tools(struct data *data, const struct request *request,
		    struct error *error)
{
	for (size_t i = 0; i < request->count; i++)
		if (lookup_tool(&data->catalog, request->arguments[i],
				&data->tools[i], error) < 0)
			return -1;
	data->tool_count = request->count;
	return 0;
}

/* The slugs of the tools found, when some detail of them was left unread;
 * their texts must outlive the catalog. */
static bool list_unread(struct data *data, struct texts *slugs)
{
	bool unread = false;

	for (size_t i = 0; i < data->tool_count; i++) {
		unread |= !data->tools[i]->detail;
		slugs->items[i] =
		    arena_string(&data->arena, data->tools[i]->slug);
	}
	return unread;
}

static int load(struct data *data, const struct request *request,
		struct data_need need, struct response *response,
		struct error *error)
{
	struct texts sources = data->sources;
	struct texts wanted = { .count = need.detail ? request->count : 0 };
	bool repeatable = true;

	if (need.local && origin_keep_local(&sources, error) < 0)
		return -1;
	if (data->built_in && need.gate)
		return error_set(error, ERROR_DATA, NULL,
				 "no data was named, and the catalog built in "
				 "will not do for this, since it is not yours; "
				 "use --data, SMOLCMP_DATA or "
				 ".smolcmp.json");
	origin_note(data, response);
	data->names = arena_zero(&data->arena, sources.count, sizeof(char *));
	data->bytes =
	    arena_zero(&data->arena, sources.count, sizeof(*data->bytes));
	data->provenance = (struct provenance){ .catalog = &data->catalog,
						.yardstick = &data->yardstick,
						.names = data->names,
						.bytes = data->bytes,
						.count = sources.count,
						.as_of = data->side.as_of,
						.policy = data->policy.path };
	data->tools =
	    arena_zero(&data->arena, request->count, sizeof(struct tool *));
	wanted.items = arena_zero(&data->arena, request->count, sizeof(char *));
	for (size_t i = 0; i < wanted.count; i++)
		wanted.items[i] = request->arguments[i];
	for (size_t i = 0; i < sources.count; i++)
		repeatable &= source_is_repeatable(sources.items[i]);

	if (need.narrow || need.words) {
		enum narrowed narrowed = narrow_load(data, request, &need,
						     &sources, response, error);

		if (narrowed != NARROW_NOT)
			return narrowed == NARROW_DONE ? 0 : -1;
	}
	if (need.everything)
		return read_sources(data, request, &sources, NULL, &need,
				    response, error);

	/* What is typed is nearly always a slug; where it is not, and the
	 * data cannot be read again, everything is kept at once. */
	if (read_sources(data, request, &sources, repeatable ? &wanted : NULL,
			 &need, response, error) < 0 ||
	    data_find_tools(data, request, error) < 0)
		return -1;
	if (!need.detail || !list_unread(data, &wanted))
		return 0;
	if (request->options->verbose)
		response_note(response, "read it a second time: not every tool "
					"was named by its slug");
	if (read_sources(data, request, &sources, &wanted, &need, NULL, error) <
	    0)
		return -1;
	return data_find_tools(data, request, error);
}

int data_answer(const struct request *request, struct data_need need,
		int (*answer)(const struct request *request,
			      const struct data *data,
			      struct response *response, struct error *error),
		struct response *response, struct error *error)
{
	const struct options *options = request->options;
	struct data_side only = { .as_of = options->as_of };
	uint64_t began = measure_now();
	struct data *data;

	data = data_new(need.sides ? need.sides[1] : only);
	response->data = data;
	if (need.sides)
		data->old = data_new(need.sides[0]);
	if ((data->old && origin_choose(data->old, options, error) < 0) ||
	    origin_choose(data, options, error) < 0 ||
	    weigh_policy(data, request, error) < 0)
		return -1;
	if (data->old)
		past_choose(data, response);
	if (!need.local &&
	    online_get(data, need.namer, request, response, error) < 0)
		return -1;
	if (request->command && request->command->list &&
	    fields_choose(request->command->list, options->fields,
			  weigh_is_asked(data, options), &response->arena,
			  &data->fields, error) < 0)
		return -1;
	if (data->old && load(data->old, request, need, response, error) < 0)
		return -1;
	if (load(data, request, need, response, error) < 0 ||
	    weigh_data(data, options, error) < 0)
		return -1;
	response->reading_time = measure_now() - began;
	if (!request->document)
		view_source(&response->report,
			    data->old ? &data->old->provenance : NULL,
			    &data->provenance);
	if (data->old)
		weigh_older(data->old, data, options);
	if (options->verbose && data->old)
		verbose_records(data->old, response);
	if (options->verbose)
		verbose_records(data, response);
	return answer ? answer(request, data, response, error) : 0;
}

struct item *data_items(const struct data *data,
			const struct tool *const *tools, size_t count,
			struct response *response)
{
	struct item *items =
	    arena_zero(&response->arena, count, sizeof(*items));

	for (size_t i = 0; i < count; i++)
		items[i] = (struct item){ .arena = &response->arena,
					  .catalog = &data->catalog,
					  .yardstick = &data->yardstick,
					  .tool = tools[i] };
	return items;
}

void data_score(struct item *item, const struct scoring *scoring)
{
	struct tool_score *score = arena_alloc(item->arena, sizeof(*score));

	*score = score_tool(scoring, item->tool);
	item->scoring = scoring;
	item->score = score;
}

void data_note_terms(const struct data *data, const struct tool *const *tools,
		     size_t count, struct response *response)
{
	view_note_thresholds(&response->report, &data->provenance);
	view_note_weights(&response->report, &data->provenance);
	view_note_undated(&response->report, tools, count,
			  data->provenance.as_of);
}

/* Tools on their way into a list. */
struct choice {
	const struct data *data;
	const struct tool *const *tools;
};

static void make_item(const void *context, size_t number, struct item *item)
{
	const struct choice *choice = context;

	item->catalog = &choice->data->catalog;
	item->yardstick = &choice->data->yardstick;
	item->tool = choice->tools[number];
}

void data_list(const struct request *request, const struct data *data,
	       const struct tool *const *tools, size_t count,
	       struct response *response)
{
	const struct command *command = request->command;
	struct choice *choice = arena_alloc(&response->arena, sizeof(*choice));
	struct items *items = arena_alloc(&response->arena, sizeof(*items));

	*choice = (struct choice){ data, tools };
	*items = (struct items){ &data->fields, count, make_item, choice };
	if (request->document)
		response->document =
		    list_document(command->name, command->list, items,
				  &data->provenance, &response->series);
	else
		items_report(items, &response->report);
}

int data_read(const struct request *request, struct texts sources,
	      struct data_need need, const struct problem_taker *taker,
	      struct response *response, struct error *error)
{
	struct options options = *request->options;
	struct request reading = *request;
	int status;

	options.data = sources;
	reading.options = &options;
	reading.count = 0;
	error->taker = taker;
	status = data_answer(&reading, need, NULL, response, error);
	error->taker = NULL;
	return status;
}
