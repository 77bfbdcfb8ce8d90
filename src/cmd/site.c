#include "cmd/data.h"
#include "cmd/site_page.h"
#include "smolcmp/publication.h"

/* What the kinds of pages are called. */
static const char *const kind_words[SITE_PAGE_KINDS] = {
	[SITE_HOME] = "home",
	[SITE_CATEGORY] = "category",
	[SITE_TOOL] = "tool",
	[SITE_COMPARISON] = "comparison",
	[SITE_REVIEWERS] = "reviewers",
	[SITE_REVIEWER] = "reviewer",
	[SITE_CONTRADICTIONS] = "contradictions",
	[SITE_MAP] = "sitemap",
	[SITE_FEED] = "feed",
};

/* Of kinds that are no pages: what their one file is. */
static const struct {
	const char *end;
	const char *format;
} others[SITE_PAGE_KINDS] = {
	[SITE_MAP] = { "xml", "sitemap" },
	[SITE_FEED] = { "atom", "atom" },
};

/* A file: a page, or its document. */
struct site_file {
	uint32_t page;
	bool document;
};

struct site_state {
	struct publication publication;
	struct site_making making;
	struct request request; /* as it was asked */
	struct site_kind kinds[SITE_PAGE_KINDS];
	struct site_file *files;
};

static const struct site_page *page_of(const struct site_state *state,
				       size_t number)
{
	return &state->making.plan.pages[state->files[number].page];
}

static const char *path(const void *context, size_t number, struct arena *arena)
{
	const struct site_state *state = context;
	const struct site_page *page = page_of(state, number);
	const char *end = others[page->kind].end;

	if (!end)
		end = state->files[number].document ? "json" : "html";
	return arena_printf(arena, "%s.%s",
			    site_path(&state->making.plan, page, arena), end);
}

static int make(void *context, size_t number, struct response *page,
		const char **format, struct error *error)
{
	const struct site_state *state = context;
	bool document = state->files[number].document;

	*format = others[page_of(state, number)->kind].format;
	if (!*format)
		*format = document ? "json" : "html";
	return site_page_make(&state->making, page_of(state, number), document,
			      page, error);
}

static void done(void *context, size_t number, bool written)
{
	struct site_state *state = context;
	struct site_kind *kind = &state->kinds[page_of(state, number)->kind];

	kind->pages += !state->files[number].document;
	kind->written += written;
	kind->unchanged += !written;
}

static void note_missing(const struct site_state *state,
			 struct response *response)
{
	const struct site_plan *plan = &state->making.plan;

	if (plan->pairs_left)
		response_note(response,
			      "note: %llu pair%s of one category %s no page, "
			      "which is for the %zu highest ranked; --pairs "
			      "COUNT changes that",
			      (unsigned long long)plan->pairs_left,
			      plan->pairs_left == 1 ? "" : "s",
			      plan->pairs_left == 1 ? "has" : "have",
			      plan->pairs);
	if (!date_is_known(plan->latest))
		response_note(
		    response,
		    "note: there is no feed, which wants dates in data "
		    "that can be read twice");
	if (!state->request.options->base_url)
		response_note(response,
			      "note: there is no sitemap, which wants absolute "
			      "addresses; --base-url URL gives them");
}

static void finish(void *context, const struct published *published,
		   struct response *response)
{
	const struct site_state *state = context;
	const struct data *data = state->making.plan.data;
	const struct site_made made = {
		.directory = state->publication.folder,
		.kinds = state->kinds,
		.count = SITE_PAGE_KINDS,
		.removed = published->removed,
		.kept = published->kept,
		.pairs = state->making.plan.pairs,
		.pairs_left = state->making.plan.pairs_left,
	};

	note_missing(state, response);
	if (state->request.document)
		response->document =
		    site_document(&data->fields, &made, &data->provenance);
	else
		site_report(&data->fields, &made, &response->report);
}

static void release(void *context)
{
	struct site_state *state = context;

	site_plan_release(&state->making.plan);
}

/* Every page is a file, and so is its document; a list that goes on over
 * several pages has one, and what is no page is one. */
static void list_files(struct site_state *state, struct arena *arena)
{
	const struct site_plan *plan = &state->making.plan;
	size_t count = 0;

	state->files =
	    arena_alloc(arena, 2 * plan->page_count * sizeof(*state->files));
	for (uint32_t i = 0; i < plan->page_count; i++) {
		const struct site_page *page = &plan->pages[i];

		if (!others[page->kind].end)
			state->files[count++] = (struct site_file){ i, false };
		if (!page->part)
			state->files[count++] = (struct site_file){ i, true };
	}
	state->publication.count = count;
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	struct arena *arena = &response->arena;
	struct site_state *state = arena_zero(arena, 1, sizeof(*state));

	for (int i = 0; i < SITE_PAGE_KINDS; i++)
		state->kinds[i].name = kind_words[i];
	state->request = *request;
	state->publication = (struct publication){
		.folder = request->arguments[0],
		.context = state,
		.path = path,
		.make = make,
		.done = done,
		.finish = finish,
		.release = release,
	};
	response->publication = &state->publication;
	if (site_plan_make(&state->making.plan, &state->request, data, arena,
			   error) < 0 ||
	    site_making_prepare(&state->making, error) < 0)
		return -1;
	list_files(state, arena);
	return 0;
}

int site_run(const struct request *request, struct response *response,
	     struct error *error)
{
	struct data_need need = { .everything = true, .gate = true };

	if (request->count != 1)
		return error_set(error, ERROR_USAGE, NULL,
				 "site wants one directory to write into, got "
				 "%zu",
				 request->count);
	return data_answer(request, need, answer, response, error);
}
