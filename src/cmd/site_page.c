#include "cmd/site_page.h"

#include <inttypes.h>
#include <string.h>

#include "cmd/answers.h"
#include "cmd/site_frame.h"
#include "view/words.h"

/* A page on its way. */
struct making {
	const struct site_making *site;
	const struct site_page *page;
	struct options options; /* those of the command that it is like, */
	struct request request; /* and what that is asked, */
	struct data *data;	/* of this: the site's, but for what is named */
	struct response *response;
	struct error *error;
};

/* Be like this command from here on; what others said still goes by theirs. */
static void imitate(struct making *making, const char *command,
		    const struct site_fields *fields)
{
	struct data *data =
	    arena_alloc(&making->response->arena, sizeof(*data));

	*data = *making->data;
	data->fields = making->request.document ? fields->whole : fields->shown;
	making->data = data;
	making->request.command = command_find(command);
}

static struct report *report_of(const struct making *making)
{
	return &making->response->report;
}

static const struct catalog *catalog_of(const struct making *making)
{
	return &making->site->plan.data->catalog;
}

/* "1,520 tools" */
static const char *number_of(struct making *making, size_t number,
			     const char *noun)
{
	struct arena *arena = &making->response->arena;

	return arena_printf(arena, "%s %s%s", words_number(arena, number), noun,
			    number == 1 ? "" : "s");
}

/* Of the tools of a category (NULL: of all) those that stand behind the ranked
 * ones, as far as they are on this part of the list. */
static void add_unranked(struct making *making,
			 const struct site_category *category, size_t ranked)
{
	const struct site_plan *plan = &making->site->plan;
	size_t first = making->page->part * (size_t)SITE_LIST_PART;
	const struct tool **tools = arena_alloc(
	    &making->response->arena, SITE_LIST_PART * sizeof(*tools));
	size_t count = 0, place = ranked;

	for (size_t i = plan->ranked; i < plan->tool_count; i++) {
		const struct tool *tool = plan->tools[i];

		if (category && site_category(plan, tool->category) != category)
			continue;
		if (place >= first && place < first + SITE_LIST_PART)
			tools[count++] = tool;
		place++;
	}
	if (!count)
		return;
	report_heading(report_of(making), "Without a rank", NULL);
	imitate(making, "list", &making->site->unranked);
	data_list(&making->request, making->data, tools, count,
		  making->response);
}

/* A part of a list of tools, or all of it in a document. */
static int make_list(struct making *making,
		     const struct site_category *category, size_t ranked)
{
	size_t skipped = making->page->part * (size_t)SITE_LIST_PART;

	if (!making->request.document)
		making->options.limit = SITE_LIST_PART;
	rank_answer(&making->request, making->data, skipped, making->response);
	if (!making->request.document)
		add_unranked(making, category, ranked);
	return 0;
}

static int make_home(struct making *making)
{
	const struct site_plan *plan = &making->site->plan;
	const char *tools = number_of(making, plan->tool_count, "tool");

	report_heading(report_of(making), "All tools", tools);
	imitate(making, "rank", &making->site->home);
	return make_list(making, NULL, plan->ranked);
}

static int make_category(struct making *making)
{
	const struct site_category *category =
	    &making->site->plan.categories[making->page->number];
	const char *tools = number_of(making, category->tools, "tool");

	report_heading(report_of(making), category->name, tools);
	making->options.category = category->name;
	imitate(making, "rank", &making->site->category);
	return make_list(making, category, category->ranked);
}

/* Name the tools that are asked for. */
static void name_tools(struct making *making, const uint32_t *numbers,
		       size_t count)
{
	struct arena *arena = &making->response->arena;

	making->data->tools = arena_alloc(arena, count * sizeof(struct tool *));
	making->data->tool_count = count;
	for (size_t i = 0; i < count; i++)
		making->data->tools[i] = &catalog_of(making)->tools[numbers[i]];
}

/* The tools that a comparison has beside that of the page. */
static struct texts others_of(const struct making *making,
			      const struct site_comparison *comparison)
{
	struct arena *arena = &making->response->arena;
	struct texts names = { .count = 0 };

	names.items = arena_alloc(arena, comparison->count * sizeof(char *));
	for (size_t i = 0; i < comparison->count; i++)
		if (comparison->tools[i] != making->page->number)
			names.items[names.count++] = words_tool(
			    &catalog_of(making)->tools[comparison->tools[i]]);
	return names;
}

static struct site_beside beside_of(const struct making *making,
				    uint32_t number)
{
	const struct site_plan *plan = &making->site->plan;
	const struct site_comparison *comparison = &plan->comparisons[number];
	const uint32_t *tools = comparison->tools;
	const struct site_page page = { SITE_COMPARISON, number, 0 };
	struct arena *arena = &making->response->arena;
	struct site_beside beside = {
		.other = { .arena = arena,
			   .catalog = catalog_of(making),
			   .yardstick = &plan->data->yardstick },
		.others = others_of(making, comparison),
		.path = arena_printf(arena, "%s.html",
				     site_path(plan, &page, arena)),
	};

	if (comparison->count == 2)
		beside.other.tool =
		    &catalog_of(making)
			 ->tools[tools[tools[0] == making->page->number]];
	return beside;
}

static void add_compared(struct making *making)
{
	const struct site_plan *plan = &making->site->plan;
	const uint32_t *from = plan->compared_from + making->page->number;
	size_t count = from[1] - from[0];
	struct site_beside *beside =
	    arena_alloc(&making->response->arena, count * sizeof(*beside));

	for (size_t i = 0; i < count; i++)
		beside[i] = beside_of(making, plan->compared_in[from[0] + i]);
	site_compared(beside, count, report_of(making));
}

static int make_tool(struct making *making)
{
	struct report *report = report_of(making);

	imitate(making, "show", &making->site->show);
	name_tools(making, &making->page->number, 1);
	if (show_answer(&making->request, making->data, making->response,
			making->error) < 0)
		return -1;
	if (making->request.document)
		return 0;
	report_heading(report, "Verdict", NULL);
	imitate(making, "verdict", &making->site->verdict);
	if (verdict_answer(&making->request, making->data, making->response,
			   making->error) < 0)
		return -1;
	report_heading(report, "History", NULL);
	making->options.chart = true;
	imitate(making, "history", &making->site->history);
	if (history_answer(&making->request, making->data, making->response,
			   making->error) < 0)
		return -1;
	add_compared(making);
	return 0;
}

static int make_comparison(struct making *making)
{
	const struct site_comparison *comparison =
	    &making->site->plan.comparisons[making->page->number];

	imitate(making, "compare", &making->site->compare);
	name_tools(making, comparison->tools, comparison->count);
	return compare_answer(&making->request, making->data, making->response,
			      making->error);
}

static int make_reviewers(struct making *making)
{
	size_t count = catalog_of(making)->reviewer_count;

	report_heading(report_of(making), "Reviewers",
		       number_of(making, count, "reviewer"));
	imitate(making, "reviewers", &making->site->reviewers);
	return reviewers_answer(&making->request, making->data, REVIEWS_NONE,
				making->response, making->error);
}

static int make_reviewer(struct making *making)
{
	const struct reviewer *reviewer =
	    &catalog_of(making)->reviewers[making->page->number];
	const bool named = reviewer->name && reviewer->name[0];
	char *id = (char *)reviewer->id;

	report_heading(report_of(making), named ? reviewer->name : id,
		       reviewer->lens);
	making->request.arguments = &id;
	making->request.count = 1;
	imitate(making, "reviewers", &making->site->reviewers);
	return reviewers_answer(&making->request, making->data,
				REVIEWS_SURPRISES, making->response,
				making->error);
}

static int make_contradictions(struct making *making)
{
	const struct findings *findings = &making->site->plan.findings;
	size_t first = making->page->part * (size_t)SITE_LIST_PART;
	size_t left = findings->count - first;
	const struct data *data;

	report_heading(report_of(making), "Contradictions", NULL);
	imitate(making, "check", &making->site->check);
	data = making->data;
	if (making->request.document)
		making->response->document = check_document(
		    &data->fields, findings, data->files, &data->provenance);
	else
		check_report(&data->fields, findings, first,
			     left < SITE_LIST_PART ? left : SITE_LIST_PART,
			     data->files, report_of(making));
	return 0;
}

/* Where the pages are that stand for themselves. */
static int make_map(struct making *making)
{
	const struct site_plan *plan = &making->site->plan;
	struct arena *arena = &making->response->arena;
	const char **urls =
	    arena_alloc(arena, plan->page_count * sizeof(*urls));
	struct texts all = { urls, 0 };

	for (size_t i = 0; i < plan->page_count; i++)
		if (plan->pages[i].kind < SITE_MAP)
			urls[all.count++] =
			    site_address(plan, &plan->pages[i], arena);
	making->response->document = site_map_document(all);
	return 0;
}

/* The page about the tools of a change, in arena, or NULL. */
static const char *page_about(const struct site_plan *plan, const json_t *slugs,
			      struct arena *arena)
{
	struct site_page page;
	struct texts names = { .count = json_array_size(slugs) };

	names.items = arena_alloc(arena, names.count * sizeof(char *));
	for (size_t i = 0; i < names.count; i++)
		names.items[i] = json_string_value(json_array_get(slugs, i));
	return site_page_about(plan, &names, arena, &page)
		   ? site_address(plan, &page, arena)
		   : NULL;
}

/* Say where the feed and its changes lead. */
static void add_links(struct making *making)
{
	const struct site_plan *plan = &making->site->plan;
	struct arena *arena = &making->response->arena;
	json_t *document = making->response->document;
	const char *home = site_address(plan, &plan->pages[0], arena);
	size_t number;
	json_t *change;

	json_object_set_new(document, "home", json_string(home));
	json_object_set_new(
	    document, "self",
	    json_sprintf("%s%s", site_base(plan, arena), "feed.atom"));
	json_array_foreach(json_object_get(document, "changes"), number, change)
	{
		const char *link =
		    page_about(plan, json_object_get(change, "tools"), arena);

		if (link)
			json_object_set_new(change, "link", json_string(link));
	}
}

/* What was news in the last days of the data. */
static int make_feed(struct making *making)
{
	const struct site_plan *plan = &making->site->plan;

	making->options.as_of = (struct date){ 0 };
	making->options.since = site_feed_since(plan);
	making->options.until = plan->latest;
	making->request.command = command_find("digest");
	if (digest_by_dates(&making->request, making->response, making->error) <
	    0)
		return -1;
	if (plan->request->options->base_url)
		add_links(making);
	return 0;
}

int site_page_make(const struct site_making *site, const struct site_page *page,
		   bool document, struct response *response,
		   struct error *error)
{
	static int (*const makers[SITE_PAGE_KINDS])(struct making * making) = {
		[SITE_HOME] = make_home,
		[SITE_CATEGORY] = make_category,
		[SITE_TOOL] = make_tool,
		[SITE_COMPARISON] = make_comparison,
		[SITE_REVIEWERS] = make_reviewers,
		[SITE_REVIEWER] = make_reviewer,
		[SITE_CONTRADICTIONS] = make_contradictions,
		[SITE_MAP] = make_map,
		[SITE_FEED] = make_feed,
	};
	/* What is written later goes by its fields. */
	struct making *making = arena_alloc(&response->arena, sizeof(*making));

	*making = (struct making){ .site = site,
				   .page = page,
				   .options = *site->plan.request->options,
				   .data = (struct data *)site->plan.data,
				   .response = response,
				   .error = error };
	making->options.fields = NULL;
	making->request = (struct request){ .options = &making->options,
					    .document = document };
	if (makers[page->kind](making) < 0)
		return -1;
	if (document)
		return 0;
	view_source(&response->report, NULL, &making->data->provenance);
	report_drop_repeats(&response->report);
	site_frame(&site->plan, page, response);
	return 0;
}
