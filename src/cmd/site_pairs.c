/* Which tools a site sets side by side: those that the policy compares, then
 * pairs of one category, the highest ranked first, as far as there is room. */
#include <stdlib.h>
#include <string.h>

#include "cmd/site_plan.h"
#include "smolcmp/memory.h"

enum { PAIRS_USUAL = 1000 };

/* Comparisons on their way into the plan. */
struct gathering {
	struct site_plan *plan;
	size_t capacity;
};

/* Add tools by number unless they are side by side already. Whoever asks for
 * two of them in another order gets the same page. */
static bool add(struct gathering *gathering, const uint32_t *tools,
		size_t count)
{
	struct site_plan *plan = gathering->plan;
	const struct tool *all = plan->data->catalog.tools;
	uint32_t *own = arena_alloc(plan->arena, count * sizeof(*own));
	const char *slugs[COMPARE_MOST];
	struct texts side = { slugs, count };
	bool added = false;

	memcpy(own, tools, count * sizeof(*own));
	if (count == 2 && strcmp(all[own[0]].slug, all[own[1]].slug) > 0) {
		own[0] = tools[1];
		own[1] = tools[0];
	}
	for (size_t i = 0; i < count; i++)
		slugs[i] = all[own[i]].slug;
	names_add(&plan->compared, plan->arena,
		  site_comparison_name(&side, plan->arena), &added);
	if (!added)
		return false;
	plan->comparisons =
	    memory_grow(plan->comparisons, plan->comparison_count,
			&gathering->capacity, sizeof(*plan->comparisons));
	plan->comparisons[plan->comparison_count++] =
	    (struct site_comparison){ own, (uint32_t)count };
	return true;
}

/* Add what a policy compares, unless options leave some of it out. */
static int add_list(struct gathering *gathering, size_t list,
		    struct error *error)
{
	struct site_plan *plan = gathering->plan;
	const struct policy *policy = &plan->data->policy;
	const struct texts *slugs = &policy->compares[list];
	uint32_t tools[COMPARE_MOST];
	bool all = true;

	for (size_t i = 0; i < slugs->count; i++) {
		const struct tool *tool =
		    catalog_tool(&plan->data->catalog, slugs->items[i]);

		if (!tool)
			return error_set(error, ERROR_DATA, policy->path,
					 "'/compare/%zu/%zu' names '%s', which "
					 "is no tool in the data",
					 list, i, slugs->items[i]);
		tools[i] = (uint32_t)(tool - plan->data->catalog.tools);
		for (size_t j = 0; j < i; j++)
			if (tools[j] == tools[i])
				return error_set(error, ERROR_DATA,
						 policy->path,
						 "'/compare/%zu' names '%s' "
						 "twice",
						 list, slugs->items[i]);
		all &= plan->chosen[tools[i]];
	}
	if (all)
		add(gathering, tools, slugs->count);
	return 0;
}

/* Tools of one category in order of rank, one behind the other. */
struct chain {
	uint32_t *last;	    /* by category: the latest of its tools, from 1 */
	uint32_t *previous; /* by rank: the one before, from 1 */
};

/* Pair a tool with those of its category that rank higher. */
static void add_pairs(struct gathering *gathering, const struct chain *chain,
		      size_t rank, uint64_t room)
{
	struct site_plan *plan = gathering->plan;
	const struct tool *tools = plan->data->catalog.tools;
	uint32_t pair[2] = { 0, (uint32_t)(plan->tools[rank] - tools) };
	uint32_t *higher;
	size_t count = 0;

	for (uint32_t at = chain->previous[rank]; at;
	     at = chain->previous[at - 1])
		count++;
	/* A chain leads downwards, and the best comes first. */
	higher = memory_alloc(count * sizeof(*higher));
	for (uint32_t at = chain->previous[rank], i = 0; at;
	     at = chain->previous[at - 1])
		higher[count - ++i] = at - 1;
	for (size_t i = 0; i < count; i++) {
		pair[0] = (uint32_t)(plan->tools[higher[i]] - tools);
		if (plan->pairs >= room)
			plan->pairs_left += count - i;
		if (plan->pairs >= room)
			break;
		plan->pairs += add(gathering, pair, 2);
	}
	free(higher);
}

static void add_all_pairs(struct gathering *gathering)
{
	struct site_plan *plan = gathering->plan;
	const struct count *asked = &plan->request->options->pairs;
	uint64_t room = asked->known ? asked->value : PAIRS_USUAL;
	uint32_t *counts = memory_zero(plan->category_count, sizeof(*counts));
	struct chain chain = {
		memory_zero(plan->category_count, sizeof(*chain.last)),
		memory_zero(plan->tool_count, sizeof(*chain.previous)),
	};

	for (size_t i = 0; i < plan->tool_count; i++) {
		const char *name = plan->tools[i]->category;
		uint32_t spelling = 0, category;

		if (!name || !names_find(&plan->spellings, name, &spelling))
			continue;
		category = plan->category_of[spelling];
		chain.previous[i] = chain.last[category];
		chain.last[category] = (uint32_t)i + 1;
		/* Once there is no room it is enough to count. */
		if (plan->pairs < room)
			add_pairs(gathering, &chain, i, room);
		else
			plan->pairs_left += counts[category];
		counts[category]++;
	}
	free(counts);
	free(chain.last);
	free(chain.previous);
}

/* Tell each tool what it is part of. */
static void index_tools(struct site_plan *plan)
{
	size_t tools = plan->data->catalog.tool_count;
	uint32_t *from = arena_zero(plan->arena, tools + 2, sizeof(*from));
	uint32_t *in;
	size_t total = 0;

	for (size_t i = 0; i < plan->comparison_count; i++)
		total += plan->comparisons[i].count;
	in = arena_alloc(plan->arena, total * sizeof(*in));
	for (size_t i = 0; i < plan->comparison_count; i++)
		for (size_t j = 0; j < plan->comparisons[i].count; j++)
			from[plan->comparisons[i].tools[j] + 2]++;
	for (size_t i = 2; i < tools + 2; i++)
		from[i] += from[i - 1];
	for (size_t i = 0; i < plan->comparison_count; i++)
		for (size_t j = 0; j < plan->comparisons[i].count; j++)
			in[from[plan->comparisons[i].tools[j] + 1]++] =
			    (uint32_t)i;
	plan->compared_from = from;
	plan->compared_in = in;
}

int site_pairs_make(struct site_plan *plan, struct error *error)
{
	struct gathering gathering = { .plan = plan };
	int status = 0;

	for (size_t i = 0; i < plan->data->policy.compare_count && status == 0;
	     i++)
		status = add_list(&gathering, i, error);
	if (status == 0)
		add_all_pairs(&gathering);
	if (status == 0)
		index_tools(plan);
	return status;
}
