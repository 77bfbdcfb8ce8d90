/*
 * Writes all of the data into an index, or holds one against its sources. What
 * the data says is judged once, here, so that nobody has to read it all.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/data.h"
#include "cmd/online.h"
#include "smolcmp/draft.h"
#include "smolcmp/index.h"
#include "smolcmp/lookup.h"
#include "smolcmp/memory.h"
#include "smolcmp/rank.h"
#include "smolcmp/score.h"
#include "smolcmp/search.h"
#include "smolcmp/url.h"

/* An index that is being made. */
struct making {
	const char *path;  /* as it was named */
	struct index *old; /* NULL: it is made of nothing else */
	struct source_filter filter;
	struct texts sources; /* of the old one */
	bool full_text;
	struct index_writer *writer;
	struct index_recall *recall; /* with an old one */
	struct record_sink sink;
	struct remote *remote; /* to look at sources */
	struct index_made made;
	struct error *error;
};

static void release(struct making *making)
{
	index_recall_release(making->recall);
	remote_free(making->remote);
	index_writer_release(making->writer);
	index_close(making->old);
}

/* What keeps data from being read stays an error; the rest goes along. */
static void take_problem(void *context, enum problem problem,
			 const struct place *place, const char *text)
{
	struct making *making = context;
	const struct problem_taker *taker = making->error->taker;

	if (problem >= PROBLEM_UNKNOWN_MEMBER) {
		index_writer_problem(making->writer, problem, place, text);
		return;
	}
	making->error->taker = NULL;
	problem_add(making->error, problem, *place, "%s", text);
	making->error->taker = taker;
}

static void see_source(void *context, const char *name,
		       const struct source_filter *filter)
{
	struct making *making = context;

	index_writer_source(making->writer, name, filter);
	if (making->recall)
		index_recall_source(making->recall);
}

static struct record_sink see_records(void *context,
				      const struct record_sink *next)
{
	struct making *making = context;

	making->sink = index_writer_sink(making->writer, next);
	if (!making->old)
		return making->sink;
	if (index_recall_open(&making->recall, making->old, making->writer,
			      &making->sink) == 0)
		making->sink.files = index_recall_files(making->recall);
	return making->sink;
}

static int see_end(void *context)
{
	struct making *making = context;

	return index_writer_tally(making->writer);
}

/* What single tools are found by. */
static void write_names(struct making *making, const struct catalog *catalog)
{
	struct arena scratch;

	arena_init(&scratch);
	for (size_t i = 0; i < catalog->tool_count; i++) {
		const struct tool *tool = &catalog->tools[i];

		index_writer_name(making->writer, tool->slug,
				  lookup_fold(tool->slug, &scratch));
		index_writer_name(making->writer, tool->slug,
				  lookup_fold(tool->name, &scratch));
		for (size_t j = 0; j < tool->aliases.count; j++)
			index_writer_name(
			    making->writer, tool->slug,
			    lookup_fold(tool->aliases.items[j], &scratch));
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

/* What they are judged by, in the order of ranks. */
static void write_standings(struct making *making, const struct data *data)
{
	const struct catalog *catalog = &data->catalog;
	const struct scoring *scoring = data_scoring(data);
	const struct leniency *leniency = &scoring->leniency;
	const struct tool **tools =
	    memory_alloc(catalog->tool_count * sizeof(struct tool *));
	struct buffer words;

	for (size_t i = 0; i < catalog->tool_count; i++)
		tools[i] = &catalog->tools[i];
	rank_order(&scoring->prior, &yardstick_usual, tools,
		   catalog->tool_count);
	buffer_init(&words);
	for (size_t i = 0; i < catalog->tool_count; i++) {
		struct index_standing standing = {
			.slug = tools[i]->slug,
			.sequence = (size_t)(tools[i] - catalog->tools),
			.panel = tools[i]->panel,
			.votes = tools[i]->votes,
			.adjusted.known = leniency->known,
		};

		if (leniency->known)
			standing.adjusted.value =
			    leniency->adjusted[standing.sequence];
		buffer_clear(&words);
		if (making->full_text)
			search_add_words(catalog, tools[i], &words);
		index_writer_tool(making->writer, &standing,
				  making->full_text ? words.bytes : NULL);
	}
	buffer_release(&words);
	free(tools);
}

static void write_facts(struct making *making, const struct data *data)
{
	const struct catalog *catalog = &data->catalog;
	bool undeclared = false;

	for (size_t i = 0; i < catalog->reviewer_count; i++)
		undeclared |= !catalog->reviewers[i].sequence;
	index_writer_fact(making->writer, INDEX_DIFFER,
			  scoring_panels_differ(catalog));
	index_writer_fact(making->writer, INDEX_ADJUSTED,
			  data_scoring(data)->leniency.known);
	index_writer_fact(making->writer, INDEX_UNDECLARED, undeclared);
	index_writer_fact(making->writer, INDEX_REVIEWERS,
			  (int64_t)catalog->reviewer_count);
}

/* The words for states of files, by enum file_state. */
static const char *const state_words[] = {
	[FILE_SAME] = "same", [FILE_CHANGED] = "changed", [FILE_NEW] = "new",
	[FILE_GONE] = "gone", [FILE_UNKNOWN] = "unknown",
};

static void add_differences(struct making *making, struct arena *arena)
{
	size_t count = 0;
	const struct file_difference *differences =
	    making->recall ? index_recall_differences(making->recall, &count)
			   : NULL;
	struct index_file *files = arena_alloc(arena, count * sizeof(*files));

	for (size_t i = 0; i < count; i++) {
		files[i].path = arena_string(arena, differences[i].name);
		files[i].state = state_words[differences[i].state];
	}
	making->made.files = files;
	making->made.file_count = count;
}

static int write_rest(struct making *making, const struct data *data,
		      struct error *error)
{
	struct index_made *made = &making->made;
	struct index_written written;

	/* Problems that only a taker is told of are no failures. */
	if (error->kind != ERROR_NONE)
		return -1;
	write_names(making, &data->catalog);
	write_standings(making, data);
	write_facts(making, data);
	if (index_writer_publish(making->writer, &written) < 0)
		return -1;
	made->records = written.records;
	made->files_kept = written.recalled;
	made->files_read = written.files - written.recalled;
	made->bytes = written.bytes;
	made->full_text = making->full_text;
	return 0;
}

static int show(const struct request *request, const struct index_made *made,
		const struct provenance *provenance, struct response *response,
		struct error *error)
{
	struct fields fields;

	if (fields_choose(&index_fields, request->options->fields, false,
			  &response->arena, &fields, error) < 0)
		return -1;
	if (request->document)
		response->document = index_document(&fields, made, provenance);
	else
		index_report(&fields, made, &response->report);
	return 0;
}

/* Who named the sources of an index, which may be somebody else's. */
static const char *namer_of(const struct making *making, struct arena *arena)
{
	return arena_printf(arena,
			    "the index '%s' names it; if you trust it, get it "
			    "by 'smolcmp fetch', and use --offline here",
			    making->path);
}

/* Read everything on its way into the index. */
static int read_all(const struct request *request, struct making *making,
		    struct response *response, struct error *error)
{
	const struct data_witness witness = { making, see_source, see_records,
					      see_end };
	const struct data_need need = {
		.everything = making->full_text,
		.gate = true,
		.namer =
		    making->old ? namer_of(making, &response->arena) : NULL,
		.witness = &witness,
		.filter = making->old ? &making->filter : NULL,
	};
	const struct problem_taker taker = { making, take_problem };

	return data_read(request,
			 making->old ? making->sources : request->options->data,
			 need, &taker, response, error);
}

/* The file that a path leads to: its own name where there is none yet. An index
 * takes the place of an index, and of nothing else that somebody may need. */
static int resolve(const char *path, struct arena *arena, const char **file,
		   struct error *error)
{
	struct stat status;
	char *real;

	if (stat(path, &status) == 0 &&
	    (!S_ISREG(status.st_mode) ||
	     (status.st_size && !index_is_named(path))))
		return error_set(error, ERROR_USAGE, path,
				 "is there and no index, so it stays; name "
				 "another file");
	real = draft_resolve(path);
	if (!real)
		return error_set(error, ERROR_SYSTEM, path,
				 "cannot be written: %s", strerror(errno));
	*file = arena_string(arena, real);
	free(real);
	return 0;
}

static int make(const struct request *request, struct making *making,
		struct response *response, struct error *error)
{
	const char *file = NULL;

	if (resolve(making->path, &response->arena, &file, error) < 0 ||
	    index_writer_open(&making->writer, file, making->path,
			      making->full_text, error) < 0 ||
	    read_all(request, making, response, error) < 0 ||
	    write_rest(making, response->data, error) < 0)
		return -1;
	add_differences(making, &response->arena);
	making->made.path = making->path;
	return show(request, &making->made, &response->data->provenance,
		    response, error);
}

/* Open the index that is to be held against its sources. */
static int open_old(struct making *making, const char *path,
		    struct response *response, struct error *error)
{
	making->path = path;
	if (index_open(&making->old, path, &response->arena, error) < 0 ||
	    index_sources(making->old, &making->sources, &making->filter) < 0)
		return -1;
	making->full_text = index_fact(making->old, INDEX_WORDS);
	return 0;
}

static int update(const struct request *request, struct making *making,
		  struct response *response, struct error *error)
{
	if (open_old(making, request->options->update, response, error) < 0)
		return -1;
	for (size_t i = 0; i < making->sources.count; i++)
		if (strcmp(making->sources.items[i], "-") == 0)
			return error_set(error, ERROR_DATA, making->path,
					 "was made from standard input, which "
					 "cannot be read again");
	return make(request, making, response, error);
}

/* Look at a source without reading it; of one that is gone all files are. */
static int look(struct making *making, const char *name, struct arena *arena,
		struct error *error)
{
	struct source_read read;
	bool has_reviews = false;

	index_recall_source(making->recall);
	if (!source_is_local(name) && !url_is_named(name))
		return 0;
	return source_read(name, &making->filter, arena, &making->sink, &read,
			   &has_reviews, error);
}

static int verify(const struct request *request, struct making *making,
		  struct response *response, struct error *error)
{
	struct arena *arena = &response->arena;
	const struct provenance provenance = {
		.yardstick = &yardstick_usual,
		.names = &making->path,
		.bytes = &making->made.bytes,
		.count = 1,
	};

	if (open_old(making, request->options->verify, response, error) < 0 ||
	    index_verify(making->old) < 0 ||
	    index_recall_open(&making->recall, making->old, NULL,
			      &making->sink) < 0)
		return -1;
	making->remote = online_new(request, response);
	if (remote_get(making->remote, &making->sources,
		       namer_of(making, arena), error) < 0)
		return -1;
	making->sink = (struct record_sink){
		.arena = arena,
		.progress = request->progress,
		.files = index_recall_files(making->recall),
		.remote = making->remote,
	};
	for (size_t i = 0; i < making->sources.count; i++)
		if (look(making, making->sources.items[i], arena, error) < 0)
			return -1;
	add_differences(making, arena);
	making->made.path = making->path;
	making->made.checked = true;
	making->made.full_text = making->full_text;
	making->made.bytes = index_bytes(making->old);
	response->gate_failed = making->made.file_count;
	return show(request, &making->made, &provenance, response, error);
}

static int check_options(const struct request *request, struct error *error)
{
	const struct options *options = request->options;
	bool old = options->update || options->verify;

	if (options->update && options->verify)
		return error_set(error, ERROR_USAGE, NULL,
				 "--update and --check do not go together");
	if (old && (request->count || options->data.count || options->output ||
		    options->full_text))
		return error_set(error, ERROR_USAGE, NULL,
				 "--%s takes sources and everything else from "
				 "the index",
				 options->update ? "update" : "check");
	if (date_is_known(options->as_of))
		return error_set(error, ERROR_USAGE, NULL,
				 "--as-of does not go with index, which holds "
				 "all days");
	if (!old && (!options->output || strcmp(options->output, "-") == 0))
		return error_set(error, ERROR_USAGE, NULL,
				 "index wants -o and the path of the index");
	return 0;
}

int index_run(const struct request *request, struct response *response,
	      struct error *error)
{
	struct options options = *request->options;
	struct request asked = *request;
	struct making making = { .path = options.output,
				 .full_text = options.full_text,
				 .error = error };
	int status;

	if (check_options(request, error) < 0)
		return -1;
	options.data = data_sources(request, &response->arena);
	asked.options = &options;
	if (options.verify)
		status = verify(&asked, &making, response, error);
	else if (options.update)
		status = update(&asked, &making, response, error);
	else
		status = make(&asked, &making, response, error);
	release(&making);
	return status;
}
