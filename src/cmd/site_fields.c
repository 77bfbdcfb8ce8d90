/* What the lists on pages say of each item. */
#include "cmd/site_page.h"
#include "cmd/weigh.h"

/* Fields by name, and those that there are without asking. */
static int choose(const struct site_plan *plan, const char *names,
		  const struct field_list *list, struct site_fields *fields,
		  struct error *error)
{
	const struct data *data = plan->data;
	bool weighted = weigh_is_asked(data, plan->request->options);

	if (fields_choose(list, names, weighted, plan->arena, &fields->shown,
			  error) < 0)
		return -1;
	return fields_choose(list, NULL, weighted, plan->arena, &fields->whole,
			     error);
}

/* The columns of a ranking that have anything to say. */
static const char *rank_columns(const struct site_plan *plan,
				const char *category)
{
	bool weighted = weigh_is_asked(plan->data, plan->request->options);

	return arena_printf(
	    plan->arena,
	    "rank,name,verdict,panel%s,community,price,score%s%s%s%s",
	    weighted ? ",weighted" : "",
	    data_scoring(plan->data)->leniency.known ? ",adjusted" : "",
	    weighted ? "" : ",best",
	    data_duels(plan->data)->duelists ? ",duels" : "", category);
}

int site_making_prepare(struct site_making *making, struct error *error)
{
	const struct site_plan *plan = &making->plan;
	const struct {
		const char *names;
		const struct field_list *list;
		struct site_fields *fields;
	} lists[] = {
		{ rank_columns(plan, ",category"), &rank_fields,
		  &making->home },
		{ rank_columns(plan, ""), &rank_fields, &making->category },
		{ "name,category,community,price", &list_fields,
		  &making->unranked },
		{ NULL, &show_fields, &making->show },
		{ "verdict,dissent,changes", &verdict_fields,
		  &making->verdict },
		{ NULL, &history_fields, &making->history },
		{ NULL, &compare_fields, &making->compare },
		{ NULL, &reviewers_fields, &making->reviewers },
		{ "tool,message,rule,severity,file,line", &check_fields,
		  &making->check },
	};

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (choose(plan, lists[i].names, lists[i].list, lists[i].fields,
			   error) < 0)
			return -1;
	return 0;
}
