#include <stdlib.h>
#include <string.h>

#include "cmd/check.h"
#include "smolcmp/memory.h"
#include "smolcmp/today.h"
#include "source/glob.h"

static int find_rule(const struct policy *policy, const char *id,
		     const struct check_rule **rule, struct error *error)
{
	*rule = check_rule_find(id);
	return *rule ? 0
		     : error_set(error, ERROR_DATA, policy->path,
				 "no rule is called '%s'; 'smolcmp check "
				 "--rules' lists them",
				 id);
}

static int choose_severities(const struct policy *policy,
			     struct check_terms *terms, struct error *error)
{
	const struct check_rule *rule;

	for (size_t i = 0; i < policy->severity_count; i++) {
		const struct rule_severity *asked = &policy->severities[i];

		if (find_rule(policy, asked->rule, &rule, error) < 0)
			return -1;
		terms->severities[rule - check_rules] = asked->severity;
	}
	for (size_t i = 0; i < policy->ignored_count; i++)
		if (find_rule(policy, policy->ignored[i].rule, &rule, error) <
		    0)
			return -1;
	return 0;
}

/* A gate that is judged while data could not be read has passed nothing, so
 * that stays an error whatever the policy says. */
static void leave_gates(struct check_terms *terms)
{
	for (int i = 0; i < CHECK_RULES; i++)
		if (check_rules[i].run ||
		    check_rules[i].severity != SEVERITY_ERROR)
			terms->severities[i] = SEVERITY_OFF;
		else
			terms->severities[i] = SEVERITY_ERROR;
}

int check_choose_terms(const struct policy *policy,
		       const struct options *options, struct check_terms *terms,
		       struct error *error)
{
	check_terms_init(terms);
	terms->today = options->today;
	if (!date_is_known(terms->today) &&
	    date_today(&terms->today, error) < 0)
		return -1;
	terms->as_of = options->as_of;
	terms->required_reviewers = policy->required_reviewers;
	terms->review_max_age = policy->review_max_age_days;
	terms->price_max_age = policy->price_max_age_days;
	if (choose_severities(policy, terms, error) < 0)
		return -1;
	if (options->only_gates)
		leave_gates(terms);
	return 0;
}

/* A path as seen from the folder of a policy, if it lies in there, so that a
 * pattern means the same from wherever the program is run. */
static const char *seen_from(const char *policy, const char *path)
{
	size_t folder;

	path += strncmp(path, "./", 2) == 0 ? 2 : 0;
	policy += strncmp(policy, "./", 2) == 0 ? 2 : 0;
	folder =
	    (size_t)(strrchr(policy, '/') ? strrchr(policy, '/') + 1 - policy
					  : 0);
	return strncmp(path, policy, folder) == 0 ? path + folder : path;
}

static bool is_met(const struct ignored *entry, const struct policy *policy,
		   struct date today, const struct finding *finding)
{
	return strcmp(entry->rule, finding->rule->id) == 0 &&
	       (!entry->file ||
		glob_matches(entry->file,
			     seen_from(policy->path, finding->place.file))) &&
	       (!entry->tool ||
		(finding->tool && strcmp(entry->tool, finding->tool) == 0)) &&
	       (!date_is_known(entry->until) ||
		date_compare(today, entry->until) <= 0);
}

/* Every entry that a finding meets is of use. */
static bool is_ignored(const struct policy *policy, struct date today,
		       const struct finding *finding, bool *of_use)
{
	bool ignored = false;

	for (size_t i = 0; i < policy->ignored_count; i++)
		if (is_met(&policy->ignored[i], policy, today, finding))
			ignored = of_use[i] = true;
	return ignored;
}

size_t check_ignore(const struct policy *policy, struct date today,
		    struct findings *findings, size_t *idle)
{
	size_t count = findings->count;
	bool *of_use = memory_zero(policy->ignored_count, sizeof(*of_use));

	findings->count = 0;
	for (size_t i = 0; i < count; i++)
		if (!is_ignored(policy, today, &findings->items[i], of_use))
			findings->items[findings->count++] = findings->items[i];
	*idle = 0;
	for (size_t i = 0; i < policy->ignored_count; i++)
		*idle += !of_use[i];
	free(of_use);
	return count - findings->count;
}

int check_contradictions(const struct data *data, const struct options *options,
			 struct findings *findings, struct error *error)
{
	static const enum check_id rules[] = {
		CHECK_SCORE_AGAINST_VERDICT,
		CHECK_STATED_PERCENT,
		CHECK_CONTRADICTORY_LISTINGS,
		CHECK_PRICE_TEXT,
	};
	bool wanted[CHECK_RULES] = { false };
	struct check_terms terms;
	size_t idle;

	if (check_choose_terms(&data->policy, options, &terms, error) < 0)
		return -1;
	terms.yardstick = &data->yardstick;
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		wanted[rules[i]] = true;
	for (int i = 0; i < CHECK_RULES; i++)
		if (!wanted[i])
			terms.severities[i] = SEVERITY_OFF;
	check_catalog(&data->catalog, &terms, findings);
	findings_settle(findings, &terms);
	check_ignore(&data->policy, terms.today, findings, &idle);
	return 0;
}
