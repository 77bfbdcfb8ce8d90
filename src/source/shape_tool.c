/* Tools, and the objects that stand inside them. */
#include <float.h>

#include "source/shape_rows.h"

static const struct value_range any_number = { -DBL_MAX, DBL_MAX, "a number" };
static const struct value_range amount = { 0, 1e9, "a number from 0 to 1e9" };
const struct value_range shape_percent = { 0, 100, "a number from 0 to 100" };

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
const struct shape price_shape = { "entry price", ROWS(price_members),
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
	{ NAME("note"), VALUE_TEXT, AT(pricing, note), MEMBER_TRAIT, { NULL } },
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
	  { &shape_percent } },
	{ NAME("community_ship_percent"),
	  VALUE_DECIMAL,
	  AT(stated, community_ship_percent),
	  0,
	  { &shape_percent } },
};
static const struct shape stated_shape = { "stated", ROWS(stated_members),
					   sizeof(struct stated), NULL };

static const struct member tool_members[] = {
	{ NAME("$schema"), VALUE_STRING, 0, 0, { NULL } }, /* for editors */
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
	{ NAME("vendor"),
	  VALUE_TEXT,
	  AT(tool_record, vendor),
	  MEMBER_TRAIT,
	  { NULL } },
	{ NAME("category"),
	  VALUE_TEXT,
	  AT(tool_record, category),
	  MEMBER_TRAIT,
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
	  MEMBER_TRAIT,
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
	{ NAME("tags"),
	  VALUE_TEXTS,
	  AT(tool_record, tags),
	  MEMBER_TRAIT,
	  { NULL } },
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
const struct shape tool_shape = { "tool", ROWS(tool_members),
				  sizeof(struct tool_record), NULL };
