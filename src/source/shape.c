#include "source/shape.h"

#include <float.h>
#include <string.h>

#define ROWS(table) (table), sizeof(table) / sizeof(*(table))
#define AT(type, field) offsetof(struct type, field)
#define NAME(name) (name), sizeof(name) - 1

static const struct value_range any_number = { -DBL_MAX, DBL_MAX, "a number" };
static const struct value_range amount = { 0, 1e9, "a number from 0 to 1e9" };
static const struct value_range percent = { 0, 100, "a number from 0 to 100" };

static const struct value_words verdicts = { verdict_words, 2,
					     "'ship' or 'skip'" };
static const struct value_words models = {
	pricing_model_words, PRICING_MODELS,
	"'free', 'freemium', 'paid', 'usage' or 'contact'"
};
static const struct value_words periods = {
	price_period_words, PRICE_PERIODS,
	"'month', 'year', 'seat-month', 'seat-year', 'once', 'request', "
	"'1M-input-tokens', '1M-output-tokens' or 'other'"
};

static const struct member price_members[] = {
	{ NAME("amount"),
	  VALUE_DECIMAL,
	  AT(price, amount),
	  MEMBER_REQUIRED,
	  { &amount } },
	{ NAME("currency"),
	  VALUE_CURRENCY,
	  AT(price, currency),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("per"), VALUE_WORD, AT(price, per), 0, { .words = &periods } },
};
static const struct shape price_shape = { "entry price", ROWS(price_members),
					  sizeof(struct price), NULL };

static const struct member plan_members[] = {
	{ NAME("name"), VALUE_TEXT, AT(plan, name), MEMBER_REQUIRED, { NULL } },
	{ NAME("amount"),
	  VALUE_DECIMAL,
	  AT(plan, price.amount),
	  MEMBER_REQUIRED,
	  { &amount } },
	{ NAME("currency"),
	  VALUE_CURRENCY,
	  AT(plan, price.currency),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("per"),
	  VALUE_WORD,
	  AT(plan, price.per),
	  0,
	  { .words = &periods } },
};
static const struct shape plan_shape = { "plan", ROWS(plan_members),
					 sizeof(struct plan), NULL };

static const struct member pricing_members[] = {
	{ NAME("model"),
	  VALUE_WORD,
	  AT(pricing, model),
	  MEMBER_REQUIRED,
	  { .words = &models } },
	{ NAME("entry"),
	  VALUE_OBJECT,
	  AT(pricing, entry),
	  0,
	  { .shape = &price_shape } },
	{ NAME("plans"),
	  VALUE_OBJECTS,
	  AT(pricing, plans),
	  MEMBER_DETAIL,
	  { .shape = &plan_shape } },
	{ NAME("note"), VALUE_TEXT, AT(pricing, note), 0, { NULL } },
	{ NAME("url"), VALUE_TEXT, AT(pricing, url), MEMBER_DETAIL, { NULL } },
	{ NAME("checked"), VALUE_DATE, AT(pricing, checked), 0, { NULL } },
};
static const struct shape pricing_shape = { "pricing", ROWS(pricing_members),
					    sizeof(struct pricing), NULL };

static const char *check_benchmark(const void *object)
{
	const struct benchmark *benchmark = object;
	if (!benchmark->score.known && !benchmark->claim)
		return "benchmark has neither 'score' nor 'claim'";
	return NULL;
}

static const struct member benchmark_members[] = {
	{ NAME("name"),
	  VALUE_TEXT,
	  AT(benchmark, name),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("score"),
	  VALUE_DECIMAL,
	  AT(benchmark, score),
	  0,
	  { &any_number } },
	{ NAME("claim"), VALUE_TEXT, AT(benchmark, claim), 0, { NULL } },
	{ NAME("unit"), VALUE_TEXT, AT(benchmark, unit), 0, { NULL } },
	{ NAME("higher_is_better"),
	  VALUE_FLAG,
	  AT(benchmark, higher_is_better),
	  0,
	  { NULL } },
	{ NAME("source"), VALUE_TEXT, AT(benchmark, source), 0, { NULL } },
	{ NAME("self_reported"),
	  VALUE_FLAG,
	  AT(benchmark, self_reported),
	  0,
	  { NULL } },
};
static const struct shape benchmark_shape = { "benchmark",
					      ROWS(benchmark_members),
					      sizeof(struct benchmark),
					      check_benchmark };

static const struct member facts_members[] = {
	{ NAME("parameters"), VALUE_COUNT, AT(facts, parameters), 0, { NULL } },
	{ NAME("downloads"), VALUE_COUNT, AT(facts, downloads), 0, { NULL } },
	{ NAME("likes"), VALUE_COUNT, AT(facts, likes), 0, { NULL } },
	{ NAME("gated"), VALUE_FLAG, AT(facts, gated), 0, { NULL } },
	{ NAME("last_modified"),
	  VALUE_DATE,
	  AT(facts, last_modified),
	  0,
	  { NULL } },
	{ NAME("checked"), VALUE_DATE, AT(facts, checked), 0, { NULL } },
};
static const struct shape facts_shape = { "facts", ROWS(facts_members),
					  sizeof(struct facts), NULL };

static const struct member listing_members[] = {
	{ NAME("kind"),
	  VALUE_TEXT,
	  AT(listing, kind),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("id"), VALUE_TEXT, AT(listing, id), MEMBER_REQUIRED, { NULL } },
	{ NAME("url"), VALUE_TEXT, AT(listing, url), 0, { NULL } },
	{ NAME("checked"), VALUE_DATE, AT(listing, checked), 0, { NULL } },
};
static const struct shape listing_shape = { "source", ROWS(listing_members),
					    sizeof(struct listing), NULL };

static const struct member stated_members[] = {
	{ NAME("panel_ship_percent"),
	  VALUE_DECIMAL,
	  AT(stated, panel_ship_percent),
	  0,
	  { &percent } },
	{ NAME("community_ship_percent"),
	  VALUE_DECIMAL,
	  AT(stated, community_ship_percent),
	  0,
	  { &percent } },
};
static const struct shape stated_shape = { "stated", ROWS(stated_members),
					   sizeof(struct stated), NULL };

static const struct member tool_members[] = {
	{ NAME("slug"),
	  VALUE_SLUG,
	  AT(tool_record, slug),
	  MEMBER_REQUIRED | MEMBER_SUBJECT,
	  { NULL } },
	{ NAME("name"),
	  VALUE_TEXT,
	  AT(tool_record, name),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("aliases"), VALUE_TEXTS, AT(tool_record, aliases), 0, { NULL } },
	{ NAME("vendor"), VALUE_TEXT, AT(tool_record, vendor), 0, { NULL } },
	{ NAME("category"),
	  VALUE_TEXT,
	  AT(tool_record, category),
	  0,
	  { NULL } },
	{ NAME("tagline"),
	  VALUE_TEXT,
	  AT(tool_record, detail.tagline),
	  MEMBER_DETAIL,
	  { NULL } },
	{ NAME("description"),
	  VALUE_TEXT,
	  AT(tool_record, detail.description),
	  MEMBER_DETAIL,
	  { NULL } },
	{ NAME("best_for"),
	  VALUE_TEXT,
	  AT(tool_record, detail.best_for),
	  MEMBER_DETAIL,
	  { NULL } },
	{ NAME("license"),
	  VALUE_LICENSE,
	  AT(tool_record, license),
	  0,
	  { NULL } },
	{ NAME("homepage"),
	  VALUE_TEXT,
	  AT(tool_record, detail.homepage),
	  MEMBER_DETAIL,
	  { NULL } },
	{ NAME("released"),
	  VALUE_DATE,
	  AT(tool_record, released),
	  0,
	  { NULL } },
	{ NAME("added"), VALUE_DATE, AT(tool_record, added), 0, { NULL } },
	{ NAME("tags"), VALUE_TEXTS, AT(tool_record, tags), 0, { NULL } },
	{ NAME("pricing"),
	  VALUE_OBJECT,
	  AT(tool_record, pricing),
	  0,
	  { .shape = &pricing_shape } },
	{ NAME("alternatives"),
	  VALUE_TEXTS,
	  AT(tool_record, detail.alternatives),
	  MEMBER_DETAIL,
	  { NULL } },
	{ NAME("benchmarks"),
	  VALUE_OBJECTS,
	  AT(tool_record, detail.benchmarks),
	  MEMBER_DETAIL,
	  { .shape = &benchmark_shape } },
	{ NAME("facts"),
	  VALUE_OBJECT,
	  AT(tool_record, detail.facts),
	  MEMBER_DETAIL,
	  { .shape = &facts_shape } },
	{ NAME("sources"),
	  VALUE_OBJECTS,
	  AT(tool_record, detail.listings),
	  MEMBER_DETAIL,
	  { .shape = &listing_shape } },
	{ NAME("stated"),
	  VALUE_OBJECT,
	  AT(tool_record, detail.stated),
	  MEMBER_DETAIL,
	  { .shape = &stated_shape } },
	{ NAME("reviews"), VALUE_REVIEWS, 0, 0, { NULL } },
	{ NAME("votes"), VALUE_VOTES, 0, 0, { NULL } },
};
static const struct shape tool_shape = { "tool", ROWS(tool_members),
					 sizeof(struct tool_record), NULL };

static const struct member reviewer_members[] = {
	{ NAME("id"),
	  VALUE_SLUG,
	  AT(reviewer_record, id),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("name"),
	  VALUE_TEXT,
	  AT(reviewer_record, name),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("lens"), VALUE_TEXT, AT(reviewer_record, lens), 0, { NULL } },
	{ NAME("url"), VALUE_TEXT, AT(reviewer_record, url), 0, { NULL } },
};
static const struct shape reviewer_shape = { "reviewer", ROWS(reviewer_members),
					     sizeof(struct reviewer_record),
					     NULL };

/* "tool" is required, too, but where a review stands inside its tool; the
 * reader sees to that, and for votes as well. */
static const struct member review_members[] = {
	{ NAME("tool"),
	  VALUE_SLUG,
	  AT(review_record, tool),
	  MEMBER_TRANSIENT | MEMBER_SUBJECT,
	  { NULL } },
	{ NAME("reviewer"),
	  VALUE_SLUG,
	  AT(review_record, reviewer),
	  MEMBER_REQUIRED | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("verdict"),
	  VALUE_WORD,
	  AT(review_record, verdict),
	  MEMBER_REQUIRED,
	  { .words = &verdicts } },
	{ NAME("score"),
	  VALUE_DECIMAL,
	  AT(review_record, score),
	  0,
	  { &percent } },
	{ NAME("quote"),
	  VALUE_TEXT,
	  AT(review_record, quote),
	  MEMBER_DETAIL | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("summary"),
	  VALUE_TEXT,
	  AT(review_record, summary),
	  MEMBER_DETAIL | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("date"), VALUE_DATE, AT(review_record, date), 0, { NULL } },
	{ NAME("url"),
	  VALUE_TEXT,
	  AT(review_record, url),
	  MEMBER_DETAIL | MEMBER_TRANSIENT,
	  { NULL } },
};
static const struct shape review_shape = { "review", ROWS(review_members),
					   sizeof(struct review_record), NULL };

static const struct member votes_members[] = {
	{ NAME("tool"),
	  VALUE_SLUG,
	  AT(votes_record, tool),
	  MEMBER_TRANSIENT | MEMBER_SUBJECT,
	  { NULL } },
	{ NAME("ship"),
	  VALUE_COUNT,
	  AT(votes_record, ship),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("skip"),
	  VALUE_COUNT,
	  AT(votes_record, skip),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("as_of"), VALUE_DATE, AT(votes_record, as_of), 0, { NULL } },
};
static const struct shape votes_shape = { "votes", ROWS(votes_members),
					  sizeof(struct votes_record), NULL };

static const char *check_duel(const void *object)
{
	const struct duel_record *duel = object;

	if (duel->a && duel->b && strcmp(duel->a, duel->b) == 0)
		return "duel has the same tool as 'a' and as 'b'";
	return NULL;
}

static const struct member duel_members[] = {
	{ NAME("a"),
	  VALUE_SLUG,
	  AT(duel_record, a),
	  MEMBER_REQUIRED | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("b"),
	  VALUE_SLUG,
	  AT(duel_record, b),
	  MEMBER_REQUIRED | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("a_wins"),
	  VALUE_COUNT,
	  AT(duel_record, a_wins),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("b_wins"),
	  VALUE_COUNT,
	  AT(duel_record, b_wins),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("ties"), VALUE_COUNT, AT(duel_record, ties), 0, { NULL } },
	{ NAME("as_of"), VALUE_DATE, AT(duel_record, as_of), 0, { NULL } },
};
static const struct shape duel_shape = { "duel", ROWS(duel_members),
					 sizeof(struct duel_record),
					 check_duel };

struct evidence_tool {
	const char *slug;
	struct count ship;
	struct count total;
};

static const struct member evidence_tool_members[] = {
	{ NAME("slug"),
	  VALUE_SLUG,
	  AT(evidence_tool, slug),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("ship"), VALUE_COUNT, AT(evidence_tool, ship), 0, { NULL } },
	{ NAME("total"), VALUE_COUNT, AT(evidence_tool, total), 0, { NULL } },
	{ NAME("votes"), VALUE_ANY, 0, 0, { NULL } },
	{ NAME("price"), VALUE_ANY, 0, 0, { NULL } },
};
static const struct shape evidence_tool_shape = { "evidence",
						  ROWS(evidence_tool_members),
						  sizeof(struct evidence_tool),
						  NULL };

struct evidence {
	const struct evidence_tool *tools;
	size_t tool_count;
};

static const struct member evidence_members[] = {
	{ NAME("tools"),
	  VALUE_OBJECTS,
	  AT(evidence, tools),
	  0,
	  { .shape = &evidence_tool_shape } },
	{ NAME("pairs"), VALUE_ARRAY, 0, 0, { NULL } },
};
static const struct shape evidence_shape = { "evidence", ROWS(evidence_members),
					     sizeof(struct evidence), NULL };

struct decision {
	struct decision_record record;
	struct evidence evidence;
};

static const struct member decision_members[] = {
	{ NAME("id"),
	  VALUE_SLUG,
	  AT(decision, record.id),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("chosen"),
	  VALUE_SLUG,
	  AT(decision, record.chosen),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("over"),
	  VALUE_SLUGS,
	  AT(decision, record.over),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("because"),
	  VALUE_TEXT,
	  AT(decision, record.because),
	  0,
	  { NULL } },
	{ NAME("date"),
	  VALUE_DATE,
	  AT(decision, record.date),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("evidence"),
	  VALUE_OBJECT,
	  AT(decision, evidence),
	  MEMBER_REQUIRED,
	  { .shape = &evidence_shape } },
};
static const struct shape decision_shape = { "decision", ROWS(decision_members),
					     sizeof(struct decision), NULL };

struct document {
	const char *ignored;
	struct date updated;
};

static const struct member document_members[] = {
	{ NAME("format"), VALUE_FORMAT, 0, 0, { NULL } },
	{ NAME("title"),
	  VALUE_TEXT,
	  AT(document, ignored),
	  MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("note"),
	  VALUE_TEXT,
	  AT(document, ignored),
	  MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("updated"), VALUE_DATE, AT(document, updated), 0, { NULL } },
	{ NAME("source"),
	  VALUE_TEXT,
	  AT(document, ignored),
	  MEMBER_TRANSIENT,
	  { NULL } },
	/* Not transient: it may turn out to be a tool's, see decode_rows(). */
	{ NAME("license"), VALUE_LICENSE, AT(document, ignored), 0, { NULL } },
	{ NAME("tools"), VALUE_RECORDS, 0, 0, { .kind = RECORD_TOOL } },
	{ NAME("reviewers"), VALUE_RECORDS, 0, 0, { .kind = RECORD_REVIEWER } },
	{ NAME("reviews"), VALUE_RECORDS, 0, 0, { .kind = RECORD_REVIEW } },
	{ NAME("votes"), VALUE_RECORDS, 0, 0, { .kind = RECORD_VOTES } },
	{ NAME("duels"), VALUE_RECORDS, 0, 0, { .kind = RECORD_DUEL } },
	{ NAME("decisions"), VALUE_RECORDS, 0, 0, { .kind = RECORD_DECISION } },
};
const struct shape document_shape = { "document", ROWS(document_members),
				      sizeof(struct document), NULL };

const struct shape *const record_shapes[RECORD_KINDS] = {
	[RECORD_TOOL] = &tool_shape,	 [RECORD_REVIEWER] = &reviewer_shape,
	[RECORD_REVIEW] = &review_shape, [RECORD_VOTES] = &votes_shape,
	[RECORD_DUEL] = &duel_shape,	 [RECORD_DECISION] = &decision_shape,
};

static bool is_named(const struct member *member, const char *name,
		     size_t length)
{
	/* Few names of one length begin alike. */
	return member->length == length && member->name[0] == name[0] &&
	       memcmp(member->name, name, length) == 0;
}

const struct member *shape_find(const struct shape *shape, const char *name,
				size_t length)
{
	for (unsigned i = 0; i < shape->count; i++)
		if (is_named(&shape->members[i], name, length))
			return &shape->members[i];
	return NULL;
}
