#include "cmd/site_plan.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/check.h"
#include "cmd/tools.h"
#include "smolcmp/lookup.h"
#include "smolcmp/memory.h"

static uint32_t number_of(const struct site_plan *plan, const struct tool *tool)
{
	return (uint32_t)(tool - plan->data->catalog.tools);
}

/* The tools that options choose, the best first and those without a rank
 * last. */
static void rank_chosen(struct site_plan *plan)
{
	const struct data *data = plan->data;
	struct rank *ranks;

	plan->tools = tools_choose(data, plan->request->options, plan->arena,
				   &plan->tool_count);
	ranks = memory_alloc(plan->tool_count * sizeof(*ranks));
	plan->ranked = rank_tools(&data_scoring(data)->prior, &data->yardstick,
				  plan->tools, plan->tool_count, ranks);
	plan->chosen = arena_zero(plan->arena, data->catalog.tool_count,
				  sizeof(*plan->chosen));
	for (size_t i = 0; i < plan->tool_count; i++) {
		plan->tools[i] = ranks[i].tool;
		plan->chosen[number_of(plan, ranks[i].tool)] = true;
	}
	free(ranks);
}

/* Give a spelling its category, which is new if no other spelling is the same
 * but for case. */
static void add_spelling(struct site_plan *plan, struct names *keys,
			 const char *spelling, uint32_t *category)
{
	bool added = false;
	const char *key = lookup_key(spelling, plan->arena);

	*category = names_add(keys, plan->arena, key, &added);
	if (!added)
		return;
	plan->categories[plan->category_count++] = (struct site_category){
		.name = spelling,
		.path = arena_printf(plan->arena, "categories/%s",
				     site_category_name(key, plan->arena)),
	};
}

/* Categories in the order in which they stand in the data. */
static void list_categories(struct site_plan *plan)
{
	const struct catalog *catalog = &plan->data->catalog;
	uint32_t *category_of =
	    arena_zero(plan->arena, catalog->tool_count, sizeof(*category_of));
	struct names keys;

	names_init(&keys);
	plan->category_of = category_of;
	plan->categories = arena_alloc(
	    plan->arena, catalog->tool_count * sizeof(*plan->categories));
	for (size_t i = 0; i < catalog->tool_count; i++) {
		const struct tool *tool = &catalog->tools[i];
		bool added = false;
		uint32_t spelling;

		if (!plan->chosen[i] || !tool->category)
			continue;
		spelling = names_add(&plan->spellings, plan->arena,
				     tool->category, &added);
		if (added)
			add_spelling(plan, &keys, tool->category,
				     &category_of[spelling]);
	}
	names_release(&keys);
}

struct site_category *site_category(const struct site_plan *plan,
				    const char *name)
{
	uint32_t spelling;

	if (!name || !names_find(&plan->spellings, name, &spelling))
		return NULL;
	return &plan->categories[plan->category_of[spelling]];
}

static void count_categories(struct site_plan *plan)
{
	for (size_t i = 0; i < plan->tool_count; i++) {
		struct site_category *category =
		    site_category(plan, plan->tools[i]->category);

		if (!category)
			continue;
		category->tools++;
		category->ranked += i < plan->ranked;
	}
}

/* Pages on their way into the plan. */
struct pages {
	struct site_page *items;
	size_t count;
	size_t capacity;
};

static void add_page(struct pages *pages, enum site_page_kind kind,
		     size_t number, size_t part)
{
	pages->items = memory_grow(pages->items, pages->count, &pages->capacity,
				   sizeof(*pages->items));
	pages->items[pages->count++] =
	    (struct site_page){ kind, (uint32_t)number, (uint32_t)part };
}

size_t site_parts(size_t count)
{
	return count ? (count + SITE_LIST_PART - 1) / SITE_LIST_PART : 1;
}

size_t site_list_count(const struct site_plan *plan,
		       const struct site_page *page)
{
	switch (page->kind) {
	case SITE_HOME:
		return plan->tool_count;
	case SITE_CATEGORY:
		return plan->categories[page->number].tools;
	case SITE_CONTRADICTIONS:
		return plan->findings.count;
	default:
		return 0;
	}
}

static void add_list(const struct site_plan *plan, struct pages *pages,
		     enum site_page_kind kind, size_t number)
{
	const struct site_page first = { kind, (uint32_t)number, 0 };
	size_t parts = site_parts(site_list_count(plan, &first));

	for (size_t i = 0; i < parts; i++)
		add_page(pages, kind, number, i);
}

static void list_pages(struct site_plan *plan)
{
	const struct catalog *catalog = &plan->data->catalog;
	struct pages pages = { .items = NULL };
	size_t size;

	add_list(plan, &pages, SITE_HOME, 0);
	for (size_t i = 0; i < plan->category_count; i++)
		add_list(plan, &pages, SITE_CATEGORY, i);
	for (size_t i = 0; i < catalog->tool_count; i++)
		if (plan->chosen[i])
			add_page(&pages, SITE_TOOL, i, 0);
	for (size_t i = 0; i < plan->comparison_count; i++)
		add_page(&pages, SITE_COMPARISON, i, 0);
	add_page(&pages, SITE_REVIEWERS, 0, 0);
	for (size_t i = 0; i < catalog->reviewer_count; i++)
		add_page(&pages, SITE_REVIEWER, i, 0);
	add_list(plan, &pages, SITE_CONTRADICTIONS, 0);
	if (plan->request->options->base_url)
		add_page(&pages, SITE_MAP, 0, 0);
	if (date_is_known(plan->latest))
		add_page(&pages, SITE_FEED, 0, 0);
	size = pages.count * sizeof(*pages.items);
	plan->page_count = pages.count;
	plan->pages = memcpy(arena_alloc(plan->arena, size), pages.items, size);
	free(pages.items);
}

/* Take a day for the latest unless it is after the one asked for. */
static void be_late(struct site_plan *plan, struct date date)
{
	struct date most = plan->request->options->as_of;

	if (date_is_known(date) && date_compare(date, plan->latest) > 0 &&
	    (!date_is_known(most) || date_compare(date, most) <= 0))
		plan->latest = date;
}

/* A feed needs the data once more, as it was. */
static void find_latest(struct site_plan *plan)
{
	const struct data *data = plan->data;
	const struct catalog *catalog = &data->catalog;

	for (size_t i = 0; i < data->sources.count; i++)
		if (!source_is_repeatable(data->sources.items[i]))
			return;
	for (size_t i = 0; i < catalog->tool_count; i++)
		be_late(plan, catalog->tools[i].added);
	for (size_t i = 0; i < catalog->review_count; i++)
		be_late(plan, catalog->reviews[i].date);
	for (size_t i = 0; i < catalog->votes_count; i++)
		be_late(plan, catalog->votes[i].as_of);
	for (size_t i = 0; i < catalog->duel_count; i++)
		be_late(plan, catalog->duels[i].as_of);
}

struct date site_feed_since(const struct site_plan *plan)
{
	enum { DAYS = 30 };

	return date_days_before(plan->latest, DAYS);
}

int site_plan_make(struct site_plan *plan, const struct request *request,
		   const struct data *data, struct arena *arena,
		   struct error *error)
{
	*plan = (struct site_plan){ .data = data,
				    .request = request,
				    .arena = arena };
	names_init(&plan->spellings);
	names_init(&plan->compared);
	findings_init(&plan->findings, arena);
	rank_chosen(plan);
	list_categories(plan);
	count_categories(plan);
	if (site_pairs_make(plan, error) < 0 ||
	    check_contradictions(data, request->options, &plan->findings,
				 error) < 0)
		return -1;
	find_latest(plan);
	list_pages(plan);
	return 0;
}

void site_plan_release(struct site_plan *plan)
{
	names_release(&plan->spellings);
	names_release(&plan->compared);
	findings_release(&plan->findings);
	free(plan->comparisons);
}

static const char *comparison_path(const struct site_plan *plan, size_t number,
				   struct arena *arena)
{
	const struct site_comparison *comparison = &plan->comparisons[number];
	const char *items[COMPARE_MOST];
	struct texts slugs = { items, comparison->count };

	for (size_t i = 0; i < slugs.count; i++)
		items[i] = plan->data->catalog.tools[comparison->tools[i]].slug;
	return arena_printf(arena, "compare/%s",
			    site_comparison_name(&slugs, arena));
}

/* A list goes on in a folder of its own. */
static const char *list_path(struct arena *arena, const char *first,
			     const char *folder, uint32_t part)
{
	return part ? arena_printf(arena, "%s/%" PRIu32, folder, part + 1)
		    : first;
}

const char *site_path(const struct site_plan *plan,
		      const struct site_page *page, struct arena *arena)
{
	const struct catalog *catalog = &plan->data->catalog;
	const char *path;

	switch (page->kind) {
	case SITE_HOME:
		return list_path(arena, "index", "all", page->part);
	case SITE_CATEGORY:
		path = plan->categories[page->number].path;
		return list_path(arena, path, path, page->part);
	case SITE_TOOL:
		return arena_printf(arena, "tools/%s",
				    catalog->tools[page->number].slug);
	case SITE_COMPARISON:
		return comparison_path(plan, page->number, arena);
	case SITE_REVIEWERS:
		return "reviewers";
	case SITE_REVIEWER:
		return arena_printf(arena, "reviewers/%s",
				    catalog->reviewers[page->number].id);
	case SITE_CONTRADICTIONS:
		return list_path(arena, "contradictions", "contradictions",
				 page->part);
	case SITE_FEED:
		return "feed";
	case SITE_MAP:
	case SITE_PAGE_KINDS:
		break;
	}
	return "sitemap";
}

static const char *page_of(const struct site_plan *plan,
			   enum site_page_kind kind, size_t number,
			   struct arena *arena)
{
	const struct site_page page = { kind, (uint32_t)number, 0 };

	return arena_printf(arena, "%s.html", site_path(plan, &page, arena));
}

const char *site_find(const struct site_plan *plan, enum subject subject,
		      const char *id, struct arena *arena)
{
	const struct catalog *catalog = &plan->data->catalog;
	const struct site_category *category;
	const struct tool *tool;
	uint32_t number;

	if (subject == SUBJECT_TOOL) {
		tool = catalog_tool(catalog, id);
		if (tool && plan->chosen[number_of(plan, tool)])
			return page_of(plan, SITE_TOOL, number_of(plan, tool),
				       arena);
	} else if (subject == SUBJECT_REVIEWER) {
		if (names_find(&catalog->reviewer_names, id, &number))
			return page_of(plan, SITE_REVIEWER, number, arena);
	} else if (subject == SUBJECT_CATEGORY) {
		category = site_category(plan, id);
		if (category)
			return arena_printf(arena, "%s.html", category->path);
	}
	return NULL;
}

bool site_page_about(const struct site_plan *plan, const struct texts *slugs,
		     struct arena *arena, struct site_page *page)
{
	const struct catalog *catalog = &plan->data->catalog;
	const struct tool *tool;
	const char *turned[2];
	struct texts asked = *slugs;

	if (slugs->count == 1) {
		tool = catalog_tool(catalog, slugs->items[0]);
		if (!tool || !plan->chosen[number_of(plan, tool)])
			return false;
		*page =
		    (struct site_page){ SITE_TOOL, number_of(plan, tool), 0 };
		return true;
	}
	if (slugs->count == 2 && strcmp(slugs->items[0], slugs->items[1]) > 0) {
		turned[0] = slugs->items[1];
		turned[1] = slugs->items[0];
		asked.items = turned;
	}
	*page = (struct site_page){ .kind = SITE_COMPARISON };
	return names_find(&plan->compared, site_comparison_name(&asked, arena),
			  &page->number);
}
