#include "cmd/check.h"
#include "smolcmp/gate.h"
#include "smolcmp/view.h"

static void judge(const struct policy *policy, const struct gate *gate,
		  const struct data *data, const struct check_terms *terms,
		  struct findings *findings)
{
	struct gate_result result;

	gate_judge(gate, &data->catalog, terms->yardstick, terms->today,
		   &result);
	for (size_t i = 0; i < result.count; i++)
		findings_add(findings, (struct finding){
					   .rule = &check_rules[CHECK_GATE],
					   .place = { .file = policy->path },
					   .pointer = gate->pointer,
					   .tool = gate->tool,
					   .message = gate_text(
					       findings->arena, &data->catalog,
					       gate, &result, i) });
}

/* A gate that held on the part that could be read has not held: what could not
 * may say otherwise. */
static void doubt(const struct policy *policy, struct findings *findings)
{
	size_t unread = 0;

	for (size_t i = 0; i < findings->count; i++)
		unread += !findings->items[i].rule->run &&
			  findings->items[i].rule->severity == SEVERITY_ERROR;
	if (unread)
		findings_add(
		    findings,
		    (struct finding){
			.rule = &check_rules[CHECK_GATE],
			.place = { .file = policy->path },
			.pointer = "/gates",
			.message = arena_printf(
			    findings->arena,
			    "gates cannot be trusted: %zu error%s kept "
			    "data from being read",
			    unread, unread == 1 ? "" : "s") });
}

int check_gates(const struct policy *policy, const struct options *options,
		const struct data *data, const struct check_terms *terms,
		struct findings *findings, struct error *error)
{
	if (options->only_gates && !policy->gate_count)
		return error_set(error, ERROR_DATA, policy->path,
				 policy->path
				     ? "this policy has no 'gates' to check"
				     : "--gate wants a policy with gates: "
				       "--policy, or 'policy' in "
				       ".smolcmp.json");
	if (policy->gate_count)
		doubt(policy, findings);
	for (size_t i = 0; i < policy->gate_count; i++)
		judge(policy, &policy->gates[i], data, terms, findings);
	return 0;
}
