/* The steps that lead to a tool's numbers. */
#include "view/explain.h"

enum {
	INPUTS = 16, /* at most, and one per reviewer more */
	REMARKS = 4,
};

static const struct equation panel[] = { { "rate", "s/n", EQUATION_ONCE } };

static const struct equation interval[] = {
	{ "w", "z^2/2 + z*sqrt(s*(n - s)/n + z^2/4)", EQUATION_ONCE },
	{ "low", "s*(s/n)/(s + w)", EQUATION_ONCE },
	{ "high", "1 - (n - s)*((n - s)/n)/(n - s + w)", EQUATION_ONCE },
};

static const struct equation weights[] = {
	{ "S", "the sum of the weights of those who ship", EQUATION_SUM },
	{ "W", "the sum of all weights", EQUATION_SUM },
	{ "Q", "the sum of their squares", EQUATION_SUM },
	{ "rate", "S/W", EQUATION_ONCE },
	{ "worth", "W^2/Q", EQUATION_ONCE },
};

static const struct equation prior[] = {
	{ "a", "mu*M", EQUATION_ONCE },
	{ "b", "(1 - mu)*M", EQUATION_ONCE },
};

static const struct equation score[] = {
	{ "score", "(s + a)/(n + a + b)", EQUATION_ONCE },
};

static const struct equation adjusted[] = {
	{ "p", "1/(1 + exp(-(mu + theta - delta)))", EQUATION_EACH },
	{ "sum", "the sum of p", EQUATION_SUM },
	{ "adjusted", "sum/k", EQUATION_ONCE },
};

static const struct equation mean[] = {
	{ "sum", "the sum of the scores", EQUATION_SUM },
	{ "mean", "sum/k", EQUATION_ONCE },
};

static const struct equation gap[] = {
	{ "p1", "s/n", EQUATION_ONCE },
	{ "p2", "v/m", EQUATION_ONCE },
	{ "w", "z^2/2 + z*sqrt(v*(m - v)/m + z^2/4)", EQUATION_ONCE },
	{ "l2", "v*(v/m)/(v + w)", EQUATION_ONCE },
	{ "u2", "1 - (m - v)*((m - v)/m)/(m - v + w)", EQUATION_ONCE },
	{ "value", "p1 - p2", EQUATION_ONCE },
	{ "low", "value - sqrt((p1 - l1)^2 + (u2 - p2)^2)", EQUATION_ONCE },
	{ "high", "value + sqrt((u1 - p1)^2 + (p2 - l2)^2)", EQUATION_ONCE },
};

static const struct equation divisive[] = {
	{ "A", "a + s", EQUATION_ONCE },
	{ "B", "b + n - s", EQUATION_ONCE },
	{ "divisive", "2*A*B/((A + B)*(A + B + 1))", EQUATION_ONCE },
};

#define EQUATIONS(table) table, sizeof(table) / sizeof(*(table))

const struct step explain_steps[] = {
	{ "panel", "Panel", "s of the n reviews that count say ship", NULL,
	  EQUATIONS(panel), derive_panel, NULL },
	{ "interval", "Interval",
	  "the 95% interval of that rate by Wilson's method, with z = "
	  "1.959963984540054",
	  NULL, EQUATIONS(interval), derive_interval, item_panel },
	{ "weights", "Weights",
	  "S of the weight W of the reviewers says ship; worth is how many "
	  "reviewers of one weight would be worth as much (Kish)",
	  NULL, EQUATIONS(weights), derive_weights, item_weighted },
	{ "verdict", "Verdict", NULL,
	  "ship if s*ship_below >= n*ship_above, else skip if s*skip_below <= "
	  "n*skip_above, else mixed; unrated if heads < least_panel",
	  NULL, 0, derive_verdict, NULL },
	{ "prior", "Prior", NULL, NULL, EQUATIONS(prior), derive_prior, NULL },
	{ "score", "Score",
	  "the rate with the usual a ships and b skips added to the tool's own",
	  NULL, EQUATIONS(score), derive_score, item_score },
	{ "adjusted", "Adjusted",
	  "the mean chance p of a ship had all k reviewers judged the tool, by "
	  "a logistic model: here mu is the log odds of a ship in general, "
	  "theta how good the tool is, delta how strict the reviewer",
	  NULL, EQUATIONS(adjusted), derive_adjusted, item_adjusted },
	{ "mean-review-score", "Mean score",
	  "the mean of the k scores that reviews which count give", NULL,
	  EQUATIONS(mean), derive_mean, item_mean_review_score },
	{ "gap", "Gap",
	  "the panel's rate less the community's, v of m votes, with the 95% "
	  "interval by Newcombe's method; l1 and u1 are low and high of the "
	  "panel's interval, l2 and u2 the same of the votes",
	  NULL, EQUATIONS(gap), derive_gap, item_gap },
	{ "divisive", "Divisive",
	  "the chance that of two more reviewers one ships and one skips, with "
	  "A ships and B skips, the usual ones among them",
	  NULL, EQUATIONS(divisive), derive_divisive, item_divisive },
};
const size_t explain_step_count =
    sizeof(explain_steps) / sizeof(*explain_steps);

struct derivation derivation_make(const struct step *step,
				  const struct item *item)
{
	size_t room = INPUTS + item->scoring->leniency.judge_count;
	struct derivation derivation = {
		.step = step,
		.arena = item->arena,
		.rule = step->rule,
		.next = step->equations,
		.inputs =
		    arena_alloc(item->arena, room * sizeof(*derivation.inputs)),
		.worked =
		    arena_alloc(item->arena, room * sizeof(*derivation.worked)),
		.remarks.items = arena_alloc(
		    item->arena, REMARKS * sizeof(*derivation.remarks.items)),
	};

	step->derive(item, &derivation);
	return derivation;
}
