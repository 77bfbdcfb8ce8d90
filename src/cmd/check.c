#include "cmd/check.h"

#include <string.h>

static void take(void *context, enum problem problem, const struct place *place,
		 const char *text)
{
	check_problem(problem, place, text, context);
}

/* All sources: those of --data, then the arguments. */
static struct texts join_sources(const struct request *request,
				 struct arena *arena)
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

static int keep(const struct request *request, const struct data *data,
		struct response *response, struct error *error)
{
	(void)request;
	(void)data;
	(void)response;
	(void)error;
	return 0;
}

/* Read everything; problems of the data go to findings. */
static int read_all(const struct request *request, struct findings *findings,
		    struct response *response, struct error *error)
{
	const struct data_need need = { .everything = true, .gate = true };
	struct options options = *request->options;
	struct request reading = *request;
	struct problem_taker taker = { findings, take };
	int status;

	options.data = join_sources(request, &response->arena);
	reading.options = &options;
	reading.count = 0;
	error->taker = &taker;
	status = data_answer(&reading, need, keep, response, error);
	error->taker = NULL;
	return status;
}

static bool is_failure(const struct findings *findings, enum fail_on fail_on)
{
	static const enum severity least[] = {
		[FAIL_ON_ERROR] = SEVERITY_ERROR,
		[FAIL_ON_WARNING] = SEVERITY_WARNING,
		[FAIL_ON_NOTE] = SEVERITY_NOTE,
		[FAIL_NEVER] = SEVERITIES,
	};

	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= least[fail_on])
			return true;
	return false;
}

static void answer(const struct request *request,
		   const struct findings *findings, struct response *response)
{
	const struct data *data = response->data;

	if (request->document)
		response->document = check_document(
		    &data->fields, findings, data->files, &data->provenance);
	else
		check_report(&data->fields, findings, data->files,
			     &response->report);
	response->gate_failed = is_failure(findings, request->options->fail_on);
}

static int check_all(const struct request *request, struct findings *findings,
		     struct response *response, struct error *error)
{
	static const struct policy policy; /* there is none yet */
	struct check_terms terms;
	size_t ignored;

	if (read_all(request, findings, response, error) < 0 ||
	    check_choose_terms(&policy, request->options, &terms, error) < 0)
		return -1;
	terms.yardstick = &response->data->yardstick;
	check_catalog(&response->data->catalog, &terms, findings);
	findings_settle(findings, &terms);
	ignored = check_ignore(&policy, terms.today, findings);
	if (ignored)
		response_note(response,
			      "note: the policy ignores %zu finding%s", ignored,
			      ignored == 1 ? "" : "s");
	answer(request, findings, response);
	return 0;
}

static int show_rules(const struct request *request, struct response *response,
		      struct error *error)
{
	const char *id = request->options->explain_rule;
	const struct check_rule *rule = id ? check_rule_find(id) : NULL;

	if (request->document)
		return error_set(error, ERROR_USAGE, NULL,
				 "rules are for people: --format text, "
				 "markdown, csv or tsv");
	if (id && !rule)
		return error_set(error, ERROR_USAGE, NULL,
				 "no rule is called '%s'; --rules lists them",
				 id);
	if (rule)
		rule_report(rule, &response->report);
	else
		rules_report(&response->report);
	return 0;
}

int check_run(const struct request *request, struct response *response,
	      struct error *error)
{
	const struct options *options = request->options;
	struct findings findings;
	int status;

	if (options->rules || options->explain_rule)
		return show_rules(request, response, error);
	findings_init(&findings, &response->arena);
	status = check_all(request, &findings, response, error);
	findings_release(&findings);
	return status;
}
