#include "record_log.h"

#include <inttypes.h>
#include <string.h>

/* " name=value", or nothing for an absent value. */

static void add_text(struct record_log *log, const char *name, const char *text)
{
	if (text)
		buffer_printf(&log->text, " %s=%s", name, text);
}

static void add_texts(struct record_log *log, const char *name,
		      struct texts texts)
{
	for (size_t i = 0; i < texts.count; i++)
		add_text(log, name, texts.items[i]);
}

static void add_date(struct record_log *log, const char *name, struct date date)
{
	char text[DATE_TEXT];

	if (date_is_known(date))
		add_text(log, name, date_format(date, text));
}

static void add_decimal(struct record_log *log, const char *name,
			struct decimal decimal)
{
	if (decimal.known)
		buffer_printf(&log->text, " %s=%.17g", name, decimal.value);
}

static void add_count(struct record_log *log, const char *name,
		      struct count count)
{
	if (count.known)
		buffer_printf(&log->text, " %s=%" PRIu64, name, count.value);
}

static void add_flag(struct record_log *log, const char *name, enum flag flag)
{
	static const char *const words[] = { NULL, "no", "yes" };

	add_text(log, name, words[flag]);
}

static void add_price(struct record_log *log, const struct price *price)
{
	add_decimal(log, "amount", price->amount);
	if (price->currency[0])
		add_text(log, "currency", price->currency);
	add_text(log, "per", price_period_words[price->per]);
}

static void add_pricing(struct record_log *log, const struct pricing *pricing)
{
	add_text(log, "model", pricing_model_words[pricing->model]);
	add_price(log, &pricing->entry);
	for (size_t i = 0; i < pricing->plan_count; i++) {
		add_text(log, "plan", pricing->plans[i].name);
		add_price(log, &pricing->plans[i].price);
	}
	add_text(log, "note", pricing->note);
	add_text(log, "pricing-url", pricing->url);
	add_date(log, "pricing-checked", pricing->checked);
}

static void add_benchmark(struct record_log *log,
			  const struct benchmark *benchmark)
{
	add_text(log, "benchmark", benchmark->name);
	add_decimal(log, "score", benchmark->score);
	add_text(log, "claim", benchmark->claim);
	add_text(log, "unit", benchmark->unit);
	add_flag(log, "higher", benchmark->higher_is_better);
	add_text(log, "source", benchmark->source);
	add_flag(log, "self", benchmark->self_reported);
}

static void add_detail(struct record_log *log, const struct tool_detail *detail)
{
	add_text(log, "tagline", detail->tagline);
	add_text(log, "description", detail->description);
	add_text(log, "best_for", detail->best_for);
	add_text(log, "homepage", detail->homepage);
	add_texts(log, "alternative", detail->alternatives);
	for (size_t i = 0; i < detail->benchmark_count; i++)
		add_benchmark(log, &detail->benchmarks[i]);
	add_count(log, "parameters", detail->facts.parameters);
	add_count(log, "downloads", detail->facts.downloads);
	add_count(log, "likes", detail->facts.likes);
	add_flag(log, "gated", detail->facts.gated);
	add_date(log, "modified", detail->facts.last_modified);
	add_date(log, "facts-checked", detail->facts.checked);
	for (size_t i = 0; i < detail->listing_count; i++) {
		add_text(log, "listing", detail->listings[i].kind);
		add_text(log, "id", detail->listings[i].id);
		add_text(log, "url", detail->listings[i].url);
		add_date(log, "checked", detail->listings[i].checked);
	}
	add_decimal(log, "stated-panel", detail->stated.panel_ship_percent);
	add_decimal(log, "stated-community",
		    detail->stated.community_ship_percent);
}

static void add_tool(struct record_log *log, const struct tool_record *tool)
{
	buffer_printf(&log->text, "tool %s", tool->slug);
	add_text(log, "name", tool->name);
	add_texts(log, "alias", tool->aliases);
	add_text(log, "vendor", tool->vendor);
	add_text(log, "category", tool->category);
	add_text(log, "license", tool->license);
	add_date(log, "released", tool->released);
	add_date(log, "added", tool->added);
	add_texts(log, "tag", tool->tags);
	add_pricing(log, &tool->pricing);
	add_detail(log, &tool->detail);
}

static void add_review(struct record_log *log,
		       const struct review_record *review)
{
	buffer_printf(&log->text, "review %s %s %s", review->tool,
		      review->reviewer, verdict_words[review->verdict]);
	add_decimal(log, "score", review->score);
	add_text(log, "quote", review->quote);
	add_text(log, "summary", review->summary);
	add_date(log, "date", review->date);
	add_text(log, "url", review->url);
}

static void add_votes(struct record_log *log, const struct votes_record *votes)
{
	buffer_printf(&log->text, "votes %s", votes->tool);
	add_count(log, "ship", votes->ship);
	add_count(log, "skip", votes->skip);
	add_date(log, "as_of", votes->as_of);
}

static void add_ballot(struct record_log *log,
		       const struct ballot_record *ballot)
{
	buffer_printf(&log->text, "ballot %s %s %s", ballot->tool,
		      ballot->voter, verdict_words[ballot->verdict]);
	add_date(log, "date", ballot->date);
}

static void add_duel(struct record_log *log, const struct duel_record *duel)
{
	buffer_printf(&log->text, "duel %s %s", duel->a, duel->b);
	add_count(log, "a_wins", duel->a_wins);
	add_count(log, "b_wins", duel->b_wins);
	add_count(log, "ties", duel->ties);
	add_date(log, "as_of", duel->as_of);
}

static void add_reviewer(struct record_log *log,
			 const struct reviewer_record *reviewer)
{
	buffer_printf(&log->text, "reviewer %s", reviewer->id);
	add_text(log, "name", reviewer->name);
	add_text(log, "lens", reviewer->lens);
	add_text(log, "url", reviewer->url);
}

static void add_decision(struct record_log *log,
			 const struct decision_record *decision)
{
	buffer_printf(&log->text, "decision %s", decision->id);
	add_text(log, "chosen", decision->chosen);
	add_texts(log, "over", decision->over);
	add_text(log, "because", decision->because);
	add_date(log, "date", decision->date);
}

static void take(void *context, const struct record *record,
		 struct error *error)
{
	struct record_log *log = context;

	(void)error;
	if (log->places)
		buffer_printf(&log->text, "%" PRIu64 ":%" PRIu64 " ",
			      record->place.line, record->place.column);
	switch (record->kind) {
	case RECORD_TOOL:
		add_tool(log, record->tool);
		break;
	case RECORD_REVIEWER:
		add_reviewer(log, record->reviewer);
		break;
	case RECORD_REVIEW:
		add_review(log, record->review);
		break;
	case RECORD_VOTES:
		add_votes(log, record->votes);
		break;
	case RECORD_BALLOT:
		add_ballot(log, record->ballot);
		break;
	case RECORD_DUEL:
		add_duel(log, record->duel);
		break;
	case RECORD_DECISION:
		add_decision(log, record->decision);
		break;
	case RECORD_KINDS:
		break;
	}
	buffer_add_char(&log->text, '\n');
}

static bool wants(void *context, const char *slug)
{
	const struct record_log *log = context;

	return !log->wanted || strcmp(log->wanted, slug) == 0;
}

void record_log_init(struct record_log *log)
{
	memset(log, 0, sizeof(*log));
	arena_init(&log->arena);
	buffer_init(&log->text);
	error_init(&log->error);
	log->sink = (struct record_sink){ .context = log,
					  .arena = &log->arena,
					  .wants = wants,
					  .take = take };
}

void record_log_release(struct record_log *log)
{
	buffer_release(&log->text);
	arena_release(&log->arena);
}

void record_log_read_bytes(struct record_log *log, const void *bytes,
			   size_t size, int (*read)(struct reader *))
{
	struct reader reader;

	reader_init(&reader, &log->sink, &log->error);
	scan_init_bytes(&reader.decoder.scan, "t", bytes, size, &log->error);
	log->status = read(&reader);
	log->foreign = reader.foreign;
	log->has_reviews = reader.has_reviews;
	reader_release(&reader);
}

void record_log_read(struct record_log *log, const char *text,
		     int (*read)(struct reader *))
{
	record_log_read_bytes(log, text, strlen(text), read);
}

const char *record_log_problems(struct record_log *log)
{
	struct buffer text;
	const char *problems;

	buffer_init(&text);
	for (size_t i = 0; i < log->error.count; i++)
		buffer_printf(&text, "%s: %s\n", log->error.items[i].where,
			      log->error.items[i].text);
	if (log->status < 0 && !log->error.count)
		buffer_add_string(&text, "failed without a problem\n");
	problems = arena_text(&log->arena, text.bytes, text.length);
	buffer_release(&text);
	return problems;
}
