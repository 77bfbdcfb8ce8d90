#include "cmd/narrow.h"

#include "cmd/verbose.h"
#include "cmd/weigh.h"
#include "smolcmp/index.h"
#include "smolcmp/lookup.h"
#include "smolcmp/rank.h"

/* With more tools than this, to read everything is as fast. */
enum { TOOLS_MOST = 500 };

/* What is being narrowed. */
struct narrowing {
	struct data *data;
	const struct request *request;
	const struct data_need *need;
	const struct texts *sources;
	struct response *response;
	struct index *index;
	struct texts slugs;
	struct index_standing *standings; /* of the first tools, by slug */
	struct error *error;
};

/* Whether an index could do at all, as far as can be told without looking into
 * it. Weights and days change what the sums in it were made of. */
static bool may_do(const struct narrowing *narrowing)
{
	const struct data *data = narrowing->data;
	const struct options *options = narrowing->request->options;

	if (weigh_is_asked(data, options) || data->old)
		return false;
	if (narrowing->need->words)
		return true;
	return narrowing->need->narrow && !date_is_known(data->side.as_of) &&
	       narrowing->request->count + 1 <= TOOLS_MOST &&
	       narrowing->need->first <= TOOLS_MOST;
}

/* Head-to-head votes tell of tools through others, scores may go by who judged
 * what, and reviewers who are not declared stand in the order of the reviews.
 */
static bool does(const struct narrowing *narrowing)
{
	const struct index *index = narrowing->index;

	if (narrowing->need->words)
		return narrowing->slugs.count <= TOOLS_MOST;
	if (narrowing->need->first)
		return !index_fact(index, INDEX_DUELS);
	return !index_fact(index, INDEX_DUELS) &&
	       !index_fact(index, INDEX_UNDECLARED) &&
	       !(narrowing->need->scores && index_fact(index, INDEX_DIFFER));
}

static int find_words(struct narrowing *narrowing)
{
	struct texts *slugs = &narrowing->slugs;
	struct data *data = narrowing->data;

	if (!index_fact(narrowing->index, INDEX_WORDS))
		return error_set(narrowing->error, ERROR_USAGE, NULL,
				 "'%s' was made without full text; make it "
				 "again with 'smolcmp index --full-text'",
				 narrowing->sources->items[0]);
	if (index_match(narrowing->index, narrowing->need->words, slugs) < 0)
		return -1;
	for (size_t i = 0; i < slugs->count; i++) {
		bool added;

		names_add(&data->matched, &data->arena, slugs->items[i],
			  &added);
	}
	return 0;
}

/* Find the slugs of what is named; false when that takes all names. */
static int find_named(struct narrowing *narrowing, bool *found)
{
	const struct request *request = narrowing->request;
	const char *expect = request->options->expect;
	struct texts *slugs = &narrowing->slugs;
	struct arena *arena = &narrowing->data->arena;

	slugs->items =
	    arena_zero(arena, request->count + 1, sizeof(*slugs->items));
	*found = true;
	for (size_t i = 0; i < request->count + (expect != NULL); i++) {
		const char *name =
		    i < request->count ? request->arguments[i] : expect;
		const char **slug = &slugs->items[slugs->count++];

		if (index_find(narrowing->index, name, lookup_fold(name, arena),
			       slug) < 0)
			return -1;
		*found &= *slug != NULL;
	}
	return 0;
}

/* Add the first tools with a panel, as far as they are needed. */
static int add_first(struct narrowing *narrowing,
		     const struct share_count *panel)
{
	struct texts *slugs = &narrowing->slugs;
	struct index_standing *next = narrowing->standings + slugs->count;
	size_t count = narrowing->need->first - slugs->count;

	if (count > panel->tools)
		count = (size_t)panel->tools;
	if (!count)
		return 0;
	if (index_first(narrowing->index, panel->share, count, next) < 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		slugs->items[slugs->count++] = next[i].slug;
	return 0;
}

/* Find those that rank first, and those without a rank; false when nobody has
 * any. */
static int find_first(struct narrowing *narrowing, bool *found)
{
	struct data *data = narrowing->data;
	struct catalog *catalog = &data->catalog;
	size_t most = narrowing->need->first;
	uint64_t ranked = 0;

	*found = catalog->usual_count != 0;
	if (!*found)
		return 0;
	narrowing->standings =
	    arena_alloc(&data->arena, most * sizeof(*narrowing->standings));
	narrowing->slugs.items =
	    arena_alloc(&data->arena, most * sizeof(char *));
	rank_panels(&data_prior(data)->prior, catalog->usual,
		    catalog->usual_count);
	for (size_t i = 0; i < catalog->usual_count; i++) {
		if (add_first(narrowing, &catalog->usual[i]) < 0)
			return -1;
		ranked += catalog->usual[i].tools;
	}
	data->first = true;
	return index_unranked(narrowing->index, ranked, &data->unranked);
}

/* Each of the first tools has the panel that it stands there with. */
static int check_first(struct narrowing *narrowing)
{
	struct data *data = narrowing->data;
	struct catalog *catalog = &data->catalog;
	double *adjusted =
	    arena_alloc(&data->arena, catalog->tool_count * sizeof(*adjusted));

	if (index_fact(narrowing->index, INDEX_ADJUSTED))
		catalog->adjusted = adjusted;
	for (size_t i = 0; i < narrowing->slugs.count; i++) {
		const struct index_standing *standing =
		    &narrowing->standings[i];
		const struct tool *tool = catalog_tool(catalog, standing->slug);

		if (!tool || tool->panel.ship != standing->panel.ship ||
		    tool->panel.total != standing->panel.total ||
		    catalog->tool_count != narrowing->slugs.count)
			return index_refuse_tool(narrowing->index,
						 standing->slug);
		adjusted[tool - catalog->tools] = standing->adjusted.value;
	}
	return 0;
}

static bool is_unwanted(const void *context, const char *slug)
{
	(void)context;
	(void)slug;
	return false;
}

/* Read the records of those tools. */
static int read(struct narrowing *narrowing)
{
	const struct data_need *need = narrowing->need;
	struct data *data = narrowing->data;
	struct catalog *catalog = &data->catalog;
	struct source_read read;
	struct record_sink sink;
	bool has_reviews = false;
	bool detail = need->detail || need->words;

	sink = catalog_sink(catalog, detail ? NULL : is_unwanted, NULL);
	sink.tallies = true;
	sink.until = data->side.as_of;
	if (index_read(narrowing->index, &narrowing->slugs, &sink, &read,
		       &has_reviews) < 0)
		return -1;
	data->names[0] = read.name;
	data->bytes[0] = read.bytes;
	data->files = read.files;
	if (narrowing->request->options->verbose)
		verbose_source(data, &read, narrowing->response);
	/* That no tool matches is an answer. */
	if (need->words && !narrowing->slugs.count)
		return 0;
	if (data_finish(data, narrowing->sources, has_reviews,
			narrowing->error) < 0)
		return -1;
	if (need->first)
		return check_first(narrowing);
	return need->words ? 0
			   : data_find_tools(data, narrowing->request,
					     narrowing->error);
}

/* Find the tools that are to be read; false when that takes all. */
static int find(struct narrowing *narrowing, bool *found)
{
	return narrowing->need->first ? find_first(narrowing, found)
				      : find_named(narrowing, found);
}

static enum narrowed load(struct narrowing *narrowing)
{
	struct catalog *catalog = &narrowing->data->catalog;
	bool found = true;

	if (index_open(&narrowing->index, narrowing->sources->items[0],
		       &narrowing->data->arena, narrowing->error) < 0)
		return NARROW_FAILED;
	if (narrowing->need->words && find_words(narrowing) < 0)
		return NARROW_FAILED;
	if (!may_do(narrowing) || !does(narrowing))
		return NARROW_NOT;
	if (index_usual(narrowing->index, &catalog->usual,
			&catalog->usual_count) < 0)
		return NARROW_FAILED;
	if (!narrowing->need->words && find(narrowing, &found) < 0)
		return NARROW_FAILED;
	if (!found)
		return NARROW_NOT;
	return read(narrowing) < 0 ? NARROW_FAILED : NARROW_DONE;
}

enum narrowed narrow_load(struct data *data, const struct request *request,
			  const struct data_need *need,
			  const struct texts *sources,
			  struct response *response, struct error *error)
{
	struct narrowing narrowing = { .data = data,
				       .request = request,
				       .need = need,
				       .sources = sources,
				       .response = response,
				       .error = error };
	bool is_index =
	    sources->count == 1 && index_is_named(sources->items[0]);
	enum narrowed narrowed;

	if (need->words && !is_index) {
		error_set(error, ERROR_USAGE, NULL,
			  "--full-text wants an index as the only data; "
			  "'smolcmp index --full-text' makes one");
		return NARROW_FAILED;
	}
	if (!is_index || (!need->words && !may_do(&narrowing)))
		return NARROW_NOT;
	narrowed = load(&narrowing);
	index_close(narrowing.index);
	return narrowed;
}
