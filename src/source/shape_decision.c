/* Decisions, and the evidence that they were made on. */
#include <string.h>

#include "source/shape_rows.h"

static const struct value_range weight = { 0, 1e9, "a number from 0 to 1e9" };
static const struct value_range chance = { 0, 1, "a number from 0 to 1" };
static const struct value_words sources = { pair_source_words, PAIR_SOURCES,
					    "'panel' or 'community'" };

static const struct member evidence_weights_members[] = {
	{ NAME("ship"),
	  VALUE_DECIMAL,
	  AT(evidence_weights, ship),
	  MEMBER_REQUIRED,
	  { &weight } },
	{ NAME("total"),
	  VALUE_DECIMAL,
	  AT(evidence_weights, total),
	  MEMBER_REQUIRED,
	  { &weight } },
	{ NAME("reviewers"),
	  VALUE_COUNT,
	  AT(evidence_weights, reviewers),
	  MEMBER_REQUIRED,
	  { NULL } },
};

static const char *check_weights(const void *object)
{
	const struct evidence_weights *weights = object;

	return weights->ship.value > weights->total.value
		   ? "evidence has more weight that ships than there is"
		   : NULL;
}

static const struct shape evidence_weights_shape = {
	"weighted evidence", ROWS(evidence_weights_members),
	sizeof(struct evidence_weights), check_weights
};

static const struct member evidence_votes_members[] = {
	{ NAME("ship"),
	  VALUE_COUNT,
	  AT(evidence_votes, ship),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("skip"),
	  VALUE_COUNT,
	  AT(evidence_votes, skip),
	  MEMBER_REQUIRED,
	  { NULL } },
};
static const struct shape evidence_votes_shape = {
	"votes of evidence", ROWS(evidence_votes_members),
	sizeof(struct evidence_votes), NULL
};

static const struct member evidence_tool_members[] = {
	{ NAME("slug"),
	  VALUE_SLUG,
	  AT(evidence_tool, slug),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("ship"), VALUE_COUNT, AT(evidence_tool, ship), 0, { NULL } },
	{ NAME("total"), VALUE_COUNT, AT(evidence_tool, total), 0, { NULL } },
	{ NAME("weighted"),
	  VALUE_OBJECT,
	  AT(evidence_tool, weighted),
	  MEMBER_NULLABLE,
	  { .shape = &evidence_weights_shape } },
	{ NAME("votes"),
	  VALUE_OBJECT,
	  AT(evidence_tool, votes),
	  MEMBER_NULLABLE,
	  { .shape = &evidence_votes_shape } },
	{ NAME("price"),
	  VALUE_OBJECT,
	  AT(evidence_tool, price),
	  MEMBER_NULLABLE,
	  { .shape = &price_shape } },
};

static const char *check_tool(const void *object)
{
	const struct evidence_tool *tool = object;

	return tool->total.known && tool->ship.value > tool->total.value
		   ? "evidence has more reviews that ship than there are"
		   : NULL;
}

static const struct shape evidence_tool_shape = { "evidence",
						  ROWS(evidence_tool_members),
						  sizeof(struct evidence_tool),
						  check_tool };

/* As compare's documents write them; what follows from the rest is not kept. */
static const struct member evidence_pair_members[] = {
	{ NAME("a"),
	  VALUE_SLUG,
	  AT(evidence_pair, a),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("b"),
	  VALUE_SLUG,
	  AT(evidence_pair, b),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("source"),
	  VALUE_WORD,
	  AT(evidence_pair, source),
	  MEMBER_REQUIRED,
	  { .words = &sources } },
	{ NAME("method"), VALUE_ANY, 0, 0, { NULL } },
	{ NAME("common"),
	  VALUE_COUNT,
	  AT(evidence_pair, common),
	  MEMBER_NULLABLE,
	  { NULL } },
	{ NAME("a_only"),
	  VALUE_COUNT,
	  AT(evidence_pair, a_only),
	  MEMBER_NULLABLE,
	  { NULL } },
	{ NAME("b_only"),
	  VALUE_COUNT,
	  AT(evidence_pair, b_only),
	  MEMBER_NULLABLE,
	  { NULL } },
	{ NAME("p_a_better"),
	  VALUE_DECIMAL,
	  AT(evidence_pair, p_a_better),
	  MEMBER_NULLABLE,
	  { &chance } },
	{ NAME("p_exact"), VALUE_ANY, 0, 0, { NULL } },
	{ NAME("p_mid"), VALUE_ANY, 0, 0, { NULL } },
	{ NAME("difference"), VALUE_ANY, 0, 0, { NULL } },
	{ NAME("strength"), VALUE_ANY, 0, 0, { NULL } },
	{ NAME("leader"),
	  VALUE_SLUG,
	  AT(evidence_pair, leader),
	  MEMBER_NULLABLE,
	  { NULL } },
	{ NAME("trivial"), VALUE_ANY, 0, 0, { NULL } },
};

static const char *check_pair(const void *object)
{
	const struct evidence_pair *pair = object;

	if (pair->a && pair->b && strcmp(pair->a, pair->b) == 0)
		return "evidence has the same tool as 'a' and as 'b'";
	return pair->common.known && pair->a_only.value + pair->b_only.value >
					 pair->common.value
		   ? "evidence has more reviewers who split than in common"
		   : NULL;
}

static const struct shape evidence_pair_shape = { "evidence",
						  ROWS(evidence_pair_members),
						  sizeof(struct evidence_pair),
						  check_pair };

static const struct member evidence_members[] = {
	{ NAME("tools"),
	  VALUE_OBJECTS,
	  AT(evidence, tools),
	  0,
	  { .shape = &evidence_tool_shape } },
	{ NAME("pairs"),
	  VALUE_OBJECTS,
	  AT(evidence, pairs),
	  0,
	  { .shape = &evidence_pair_shape } },
};
static const struct shape evidence_shape = { "evidence", ROWS(evidence_members),
					     sizeof(struct evidence), NULL };

static const struct member decision_record_members[] = {
	{ NAME("id"),
	  VALUE_SLUG,
	  AT(decision_record, id),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("chosen"),
	  VALUE_SLUG,
	  AT(decision_record, chosen),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("over"),
	  VALUE_SLUGS,
	  AT(decision_record, over),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("because"),
	  VALUE_TEXT,
	  AT(decision_record, because),
	  0,
	  { NULL } },
	{ NAME("date"),
	  VALUE_DATE,
	  AT(decision_record, date),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("replaces"),
	  VALUE_SLUGS,
	  AT(decision_record, replaces),
	  0,
	  { NULL } },
	{ NAME("evidence"),
	  VALUE_OBJECT,
	  AT(decision_record, evidence),
	  MEMBER_REQUIRED,
	  { .shape = &evidence_shape } },
};

static const char *check_decision(const void *object)
{
	const struct decision_record *decision = object;
	const struct texts *over = &decision->over;

	if (decision->chosen && texts_have(over, decision->chosen))
		return "decision has what was chosen in 'over', too";
	for (size_t i = 0; i < over->count; i++) {
		const struct texts before = { over->items, i };

		if (texts_have(&before, over->items[i]))
			return "decision has a tool in 'over' twice";
	}
	return NULL;
}

const struct shape decision_shape = { "decision", ROWS(decision_record_members),
				      sizeof(struct decision_record),
				      check_decision };
