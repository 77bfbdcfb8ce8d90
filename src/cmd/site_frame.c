#include "cmd/site_frame.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

/* So many categories are offered at most, the largest ones; and so many parts
 * of a list on either side of one. */
enum { CHIPS_MOST = 60, PARTS_BESIDE = 3 };

/* A page and what its frame is made of. */
struct frame {
	const struct site_plan *plan;
	const struct site_page *page;
	struct arena *arena;
	const char *path; /* with ".html" */
};

static const char *find(const void *context, enum subject subject,
			const char *id)
{
	const struct frame *frame = context;

	return site_find(frame->plan, subject, id, frame->arena);
}

static const char *path_of(const struct frame *frame, enum site_page_kind kind,
			   size_t number, size_t part)
{
	const struct site_page page = { kind, (uint32_t)number,
					(uint32_t)part };

	return arena_printf(frame->arena, "%s.html",
			    site_path(frame->plan, &page, frame->arena));
}

/* From the folder of a page to that of the home page. */
static const char *root_of(const struct frame *frame)
{
	const char *root = "";

	for (const char *at = frame->path; *at; at++)
		if (*at == '/')
			root = arena_printf(frame->arena, "%s../", root);
	return root;
}

static struct site_link link_to(const struct frame *frame, const char *text,
				enum site_page_kind kind, size_t number)
{
	struct site_link link = {
		.text = text,
		.path = path_of(frame, kind, number, 0),
	};

	link.here = strcmp(link.path, frame->path) == 0;
	link.within =
	    kind == frame->page->kind && number == frame->page->number;
	return link;
}

static struct site_links main_links(const struct frame *frame)
{
	struct site_link *links = arena_alloc(frame->arena, 3 * sizeof(*links));

	links[0] = link_to(frame, "All tools", SITE_HOME, 0);
	links[1] = link_to(frame, "Reviewers", SITE_REVIEWERS, 0);
	links[2] = link_to(frame, "Contradictions", SITE_CONTRADICTIONS, 0);
	links[1].within = frame->page->kind == SITE_REVIEWER;
	return (struct site_links){ links, 3 };
}

static int compare_counts(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x < y) - (x > y);
}

/* How many tools a category has to have to be among the largest. */
static uint32_t least_of(const struct site_plan *plan)
{
	uint32_t *counts, least;

	if (plan->category_count <= CHIPS_MOST)
		return 0;
	counts = memory_alloc(plan->category_count * sizeof(*counts));
	for (size_t i = 0; i < plan->category_count; i++)
		counts[i] = plan->categories[i].tools;
	qsort(counts, plan->category_count, sizeof(*counts), compare_counts);
	least = counts[CHIPS_MOST - 1];
	free(counts);
	return least;
}

static struct site_links chips(const struct frame *frame)
{
	const struct site_plan *plan = frame->plan;
	size_t count = plan->category_count;
	struct site_links links = { .count = 0 };
	struct site_link *made =
	    arena_alloc(frame->arena, (count + 1) * sizeof(*made));
	uint32_t least = least_of(plan);

	links.items = made;
	if (!count || (frame->page->kind != SITE_HOME &&
		       frame->page->kind != SITE_CATEGORY))
		return links;
	made[links.count] = link_to(frame, "All", SITE_HOME, 0);
	made[links.count++].side =
	    arena_printf(frame->arena, "%zu", plan->tool_count);
	for (size_t i = 0; i < count; i++) {
		const struct site_category *category = &plan->categories[i];
		struct site_link link =
		    link_to(frame, category->name, SITE_CATEGORY, i);

		if ((category->tools < least || links.count > CHIPS_MOST) &&
		    !link.within)
			continue;
		link.side = arena_printf(frame->arena, "%u", category->tools);
		made[links.count++] = link;
	}
	return links;
}

/* Of many parts the first and the last are led to, and those beside a page. */
static bool is_near(size_t part, size_t here, size_t count)
{
	return part == 0 || part + 1 == count ||
	       (part <= here + PARTS_BESIDE && here <= part + PARTS_BESIDE);
}

/* The parts of a list; one alone needs no ways to others. */
static struct site_links parts(const struct frame *frame)
{
	const struct site_page *page = frame->page;
	const struct site_plan *plan = frame->plan;
	size_t items = site_list_count(plan, page);
	size_t count = site_parts(items);
	size_t made = 0;
	struct site_link *links =
	    arena_zero(frame->arena, count, sizeof(*links));

	for (size_t i = 0; i < count && count > 1; i++) {
		size_t first = i * SITE_LIST_PART + 1;
		size_t last = first + SITE_LIST_PART - 1;

		if (!is_near(i, page->part, count))
			continue;
		links[made].text =
		    arena_printf(frame->arena, "%zu\xe2\x80\x93%zu", first,
				 last < items ? last : items);
		links[made].path = path_of(frame, page->kind, page->number, i);
		links[made++].here = i == page->part;
	}
	return (struct site_links){ links, made };
}

/* What whoever lists pages may say of one that has no answer. */
static const char *description_of(const struct frame *frame)
{
	const struct site_plan *plan = frame->plan;
	const struct catalog *catalog = &plan->data->catalog;
	const struct site_page *page = frame->page;

	switch (page->kind) {
	case SITE_HOME:
		return "Tools ranked by what reviewers would ship";
	case SITE_CATEGORY:
		return arena_printf(frame->arena,
				    "%s, ranked by what reviewers would ship",
				    plan->categories[page->number].name);
	case SITE_TOOL:
		return catalog->tools[page->number].detail->tagline;
	case SITE_REVIEWERS:
		return "Who ships how much, and how far they agree";
	case SITE_REVIEWER:
		return catalog->reviewers[page->number].lens;
	case SITE_COMPARISON:
	case SITE_CONTRADICTIONS:
	case SITE_MAP:
	case SITE_FEED:
	case SITE_PAGE_KINDS:
		break;
	}
	return NULL;
}

const char *site_base(const struct site_plan *plan, struct arena *arena)
{
	const char *base = plan->request->options->base_url;
	size_t length = base ? strlen(base) : 0;

	if (!base || base[length - 1] == '/')
		return base;
	return arena_printf(arena, "%s/", base);
}

const char *site_address(const struct site_plan *plan,
			 const struct site_page *page, struct arena *arena)
{
	return arena_printf(arena, "%s%s.html", site_base(plan, arena),
			    site_path(plan, page, arena));
}

void site_frame(const struct site_plan *plan, const struct site_page *page,
		struct response *response)
{
	struct arena *arena = &response->arena;
	struct frame *frame = arena_zero(arena, 1, sizeof(*frame));
	struct site *site = arena_zero(arena, 1, sizeof(*site));

	*frame = (struct frame){ plan, page, arena, NULL };
	frame->path = path_of(frame, page->kind, page->number, page->part);
	*site = (struct site){
		.root = root_of(frame),
		.path = frame->path,
		.base = site_base(plan, arena),
		.feed = date_is_known(plan->latest) ? "feed.atom" : NULL,
		.description = description_of(frame),
		.main = main_links(frame),
		.chosen = chips(frame),
		.pages = parts(frame),
		.find = find,
		.context = frame,
	};
	/* A list that goes on has one document. */
	site->document = arena_printf(
	    arena, "%s.json",
	    site_path(plan,
		      &(const struct site_page){ page->kind, page->number, 0 },
		      arena));
	response->report.site = site;
}
