#include "cmd/check.h"

#include <string.h>

#include "cmd/baseline.h"
#include "cmd/live.h"

static void take(void *context, enum problem problem, const struct place *place,
		 const char *text)
{
	check_problem(problem, place, text, context);
}

/* Read everything; problems of the data go to findings. */
static int read_all(const struct request *request, struct findings *findings,
		    struct response *response, struct error *error)
{
	const struct data_need need = { .everything = true, .gate = true };
	const struct problem_taker taker = { findings, take };

	return data_read(request, data_sources(request, &response->arena), need,
			 &taker, response, error);
}

/* Set what fails; true when anything does. */
static bool set_failures(const struct findings *findings, enum fail_on fail_on)
{
	static const enum severity least[] = {
		[FAIL_ON_ERROR] = SEVERITY_ERROR,
		[FAIL_ON_WARNING] = SEVERITY_WARNING,
		[FAIL_ON_NOTE] = SEVERITY_NOTE,
		[FAIL_NEVER] = SEVERITIES,
	};

	bool any = false;

	for (size_t i = 0; i < findings->count; i++) {
		struct finding *finding = &findings->items[i];

		finding->fails = finding->severity >= least[fail_on];
		any |= finding->fails;
	}
	return any;
}

static void answer(const struct request *request,
		   const struct findings *findings, struct response *response)
{
	const struct data *data = response->data;

	response->gate_failed =
	    set_failures(findings, request->options->fail_on);
	if (request->document)
		response->document = check_document(
		    &data->fields, findings, data->files, &data->provenance);
	else
		check_report(&data->fields, findings, 0, findings->count,
			     data->files, &response->report);
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

/* Leave out what the policy ignores, and what a baseline accepts; a baseline
 * that is made anew has all that it should accept. */
static int leave_out(const struct request *request, const struct policy *policy,
		     struct date today, struct findings *findings,
		     struct response *response, struct error *error)
{
	const char *baseline = request->options->baseline;
	const char *format = request->options->format;
	bool makes_baseline = format && strcmp(format, "baseline") == 0;
	size_t idle;
	size_t ignored = check_ignore(policy, today, findings, &idle);
	struct accepted accepted;

	if (ignored)
		response_note(response,
			      "note: the policy ignores %zu finding%s", ignored,
			      plural(ignored));
	if (idle && !request->options->only_gates)
		response_note(response,
			      "note: %zu entr%s of 'ignore' in the policy "
			      "match%s nothing",
			      idle, idle == 1 ? "y" : "ies",
			      idle == 1 ? "es" : "");
	if (!baseline)
		baseline = policy->baseline;
	if (!baseline || request->options->only_gates || makes_baseline)
		return 0;
	if (baseline_accept(baseline, findings, &accepted, error) < 0)
		return -1;
	response_note(response, "note: the baseline accepts %zu finding%s",
		      accepted.found, plural(accepted.found));
	if (accepted.gone)
		response_note(response,
			      "note: %zu finding%s of the baseline %s gone; "
			      "make it anew",
			      accepted.gone, plural(accepted.gone),
			      accepted.gone == 1 ? "is" : "are");
	return 0;
}

/* With --online, what the sources of tools say, for the rules on that. */
static int ask_sources(const struct request *request, struct arena *arena,
		       struct check_terms *terms, struct response *response,
		       struct error *error)
{
	const struct catalog *catalog = &response->data->catalog;
	const struct tool **tools;
	struct held_tools held;
	size_t count;

	if (!request->options->online)
		return 0;
	tools = live_choose(catalog, arena, &count);
	if (!count)
		response_note(response, "note: no tool has a source that can "
					"be asked");
	if (live_hold(tools, count, request, arena, &held, error) < 0)
		return -1;
	terms->live = held.items;
	terms->live_count = held.count;
	return 0;
}

static int check_all(const struct request *request, struct findings *findings,
		     struct response *response, struct error *error)
{
	const struct policy *policy;
	struct check_terms terms;

	if (read_all(request, findings, response, error) < 0)
		return -1;
	policy = &response->data->policy;
	if (check_choose_terms(policy, request->options, &terms, error) < 0)
		return -1;
	terms.yardstick = &response->data->yardstick;
	if (ask_sources(request, &response->arena, &terms, response, error) < 0)
		return -1;
	check_catalog(&response->data->catalog, &terms, findings);
	if (check_gates(policy, request->options, response->data, &terms,
			findings, error) < 0)
		return -1;
	findings_settle(findings, &terms);
	if (leave_out(request, policy, terms.today, findings, response, error) <
	    0)
		return -1;
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
				 "markdown, html, csv or tsv");
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
