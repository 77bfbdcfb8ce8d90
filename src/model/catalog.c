/* Taking records in. */
#include "smolcmp/catalog.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

#include "model/briefs.h"
#include "model/mention.h"

void catalog_init(struct catalog *catalog)
{
	memset(catalog, 0, sizeof(*catalog));
	arena_init(&catalog->arena);
	names_init(&catalog->files);
	names_init(&catalog->tool_names);
	names_init(&catalog->reviewer_names);
	names_init(&catalog->decision_names);
	ballots_init(&catalog->ballots);
}

void catalog_release(struct catalog *catalog)
{
	names_release(&catalog->files);
	names_release(&catalog->tool_names);
	names_release(&catalog->reviewer_names);
	names_release(&catalog->decision_names);
	free(catalog->tools);
	free(catalog->reviewers);
	free(catalog->reviews);
	free(catalog->briefs);
	free(catalog->votes);
	ballots_release(&catalog->ballots);
	free(catalog->duels);
	free(catalog->decisions);
	arena_release(&catalog->arena);
	catalog_init(catalog);
}

static uint32_t small(uint64_t number)
{
	return number <= UINT32_MAX ? (uint32_t)number : 0;
}

/* Say that what stands at place was defined before. */
static void refuse_again(struct error *error, struct place place,
			 struct place before, const char *noun,
			 const char *name)
{
	problem_add(error, PROBLEM_DUPLICATE, place,
		    "%s '%s' is defined twice, first at %s:%llu:%llu", noun,
		    name, before.file, (unsigned long long)before.line,
		    (unsigned long long)before.column);
}

static void *copy(struct arena *arena, const void *bytes, size_t size)
{
	return memcpy(arena_alloc(arena, size), bytes, size);
}

static void take_tool(struct catalog *catalog, const struct record *record,
		      struct error *error)
{
	const struct tool_record *from = record->tool;
	uint32_t number = mention_tool(catalog, from->slug, record->place);
	struct tool *tool = &catalog->tools[number];

	if (tool->sequence) {
		refuse_again(error, record->place, tool->place, "tool",
			     tool->slug);
		return;
	}
	tool->sequence = ++catalog->sequence;
	tool->place = mention_place(catalog, record->place);
	tool->name = from->name;
	tool->vendor = from->vendor;
	tool->category = from->category;
	tool->license = from->license;
	tool->aliases = from->aliases;
	tool->tags = from->tags;
	tool->released = from->released;
	tool->added = from->added;
	tool->pricing = from->pricing.model;
	tool->price_checked = from->pricing.checked;
	tool->price_note = from->pricing.note;
	tool->price = from->pricing.entry;
	if (!tool->wanted)
		return;
	tool->detail =
	    copy(&catalog->arena, &from->detail, sizeof(from->detail));
	tool->plans =
	    copy(&catalog->arena, &from->pricing, sizeof(from->pricing));
}

static void take_reviewer(struct catalog *catalog, const struct record *record,
			  struct error *error)
{
	const struct reviewer_record *from = record->reviewer;
	uint32_t number = mention_reviewer(catalog, from->id, record->place);
	struct reviewer *reviewer = &catalog->reviewers[number];

	if (reviewer->sequence) {
		refuse_again(error, record->place, reviewer->place, "reviewer",
			     reviewer->id);
		return;
	}
	reviewer->sequence = ++catalog->sequence;
	reviewer->place = mention_place(catalog, record->place);
	reviewer->name = from->name;
	reviewer->lens = from->lens;
	reviewer->url = from->url;
}

/* Words may be there also where they are not wanted: when they stood in front
 * of the tool's name. */
static const struct words *keep_words(struct catalog *catalog, uint32_t tool,
				      const struct review_record *from)
{
	struct arena *arena = &catalog->arena;
	struct words words;

	if (!from->quote && !from->summary && !from->url)
		return NULL;
	if (!catalog->tools[tool].wanted)
		return NULL;
	words.quote = arena_string(arena, from->quote);
	words.summary = arena_string(arena, from->summary);
	words.url = arena_string(arena, from->url);
	return copy(arena, &words, sizeof(words));
}

static void keep_review(struct catalog *catalog, uint32_t tool,
			uint32_t reviewer, const struct record *record)
{
	const struct review_record *from = record->review;
	const struct review review = {
		.tool = tool,
		.reviewer = reviewer,
		.date = from->date,
		.file = mention_file(catalog, record->place.file),
		.line = small(record->place.line),
		.column = small(record->place.column),
		.verdict = (enum verdict)from->verdict,
		.has_score = from->score.known,
		.score = from->score.value,
		.words = keep_words(catalog, tool, from),
	};

	catalog->reviews =
	    memory_grow(catalog->reviews, catalog->review_count,
			&catalog->review_capacity, sizeof(review));
	catalog->reviews[catalog->review_count++] = review;
}

static void take_review(struct catalog *catalog, const struct record *record)
{
	const struct review_record *from = record->review;
	uint32_t tool = mention_tool(catalog, from->tool, record->place);
	uint32_t reviewer =
	    mention_reviewer(catalog, from->reviewer, record->place);

	catalog->has_reviews = true;
	if (catalog->brief && !catalog->tools[tool].wanted)
		briefs_add(catalog, tool, reviewer, from);
	else
		keep_review(catalog, tool, reviewer, record);
}

static void take_votes(struct catalog *catalog, const struct record *record)
{
	const struct votes_record *from = record->votes;
	struct votes votes = {
		.tool = mention_tool(catalog, from->tool, record->place),
		.file = mention_file(catalog, record->place.file),
		.line = small(record->place.line),
		.column = small(record->place.column),
		.as_of = from->as_of,
		.ship = from->ship.value,
		.skip = from->skip.value,
	};

	catalog->votes = memory_grow(catalog->votes, catalog->votes_count,
				     &catalog->votes_capacity, sizeof(votes));
	catalog->votes[catalog->votes_count++] = votes;
}

static struct ballot_place ballot_place(struct catalog *catalog,
					struct place place)
{
	return (struct ballot_place){ .file = mention_file(catalog, place.file),
				      .line = small(place.line),
				      .column = small(place.column) };
}

/* Votes that come from ballots are told from counts until it is known that
 * they do not stand beside one. */
static void take_tally(struct catalog *catalog, const struct record *record)
{
	const struct votes_record *from = record->votes;
	uint32_t tool = mention_tool(catalog, from->tool, record->place);
	const struct ballot_tally tally = {
		.ship = from->ship.value,
		.skip = from->skip.value,
		.last = from->as_of,
		.place = ballot_place(catalog, record->place),
	};

	ballots_set(&catalog->ballots, tool, &tally);
}

RARE static void refuse_memory(const struct catalog *catalog,
			       struct place place, struct error *error)
{
	error_set(error, ERROR_SYSTEM, place.file,
		  "ballots of %llu voters on tools take more memory than "
		  "--memory allows, which is %llu MiB; 'smolcmp index' tallies "
		  "them on disk",
		  (unsigned long long)catalog->ballots.voters,
		  (unsigned long long)(catalog->most_memory >> 20));
}

static void take_ballot(struct catalog *catalog, const struct record *record,
			struct error *error)
{
	const struct ballot_record *from = record->ballot;
	uint32_t tool = mention_tool(catalog, from->tool, record->place);

	if (date_is_known(catalog->until) &&
	    date_compare(from->date, catalog->until) > 0)
		return;
	ballots_add(&catalog->ballots, tool, from,
		    ballot_place(catalog, record->place));
	if (catalog->most_memory &&
	    catalog->ballots.bytes > catalog->most_memory)
		refuse_memory(catalog, record->place, error);
}

static void take_duel(struct catalog *catalog, const struct record *record)
{
	const struct duel_record *from = record->duel;
	uint32_t a = mention_tool(catalog, from->a, record->place);
	uint32_t b = mention_tool(catalog, from->b, record->place);
	struct duel duel = {
		.a = a,
		.b = b,
		.file = mention_file(catalog, record->place.file),
		.line = small(record->place.line),
		.column = small(record->place.column),
		.as_of = from->as_of,
		.a_wins = from->a_wins.value,
		.b_wins = from->b_wins.value,
		.ties = from->ties.value,
	};

	catalog->last_tool = a; /* a tool's duels tend to stand together */
	catalog->duels = memory_grow(catalog->duels, catalog->duel_count,
				     &catalog->duel_capacity, sizeof(duel));
	catalog->duels[catalog->duel_count++] = duel;
}

static void take_decision(struct catalog *catalog, const struct record *record,
			  struct error *error)
{
	const struct decision_record *from = record->decision;
	uint32_t number;
	bool added;

	number = names_add(&catalog->decision_names, &catalog->arena, from->id,
			   &added);
	if (!added) {
		refuse_again(error, record->place,
			     catalog->decisions[number].place, "decision",
			     from->id);
		return;
	}
	catalog->decisions =
	    memory_grow(catalog->decisions, number, &catalog->decision_capacity,
			sizeof(*catalog->decisions));
	catalog->decisions[number] = (struct decision){
		.id = catalog->decision_names.items[number],
		.chosen = from->chosen,
		.over = from->over,
		.because = from->because,
		.date = from->date,
		.replaces = from->replaces,
		.evidence = from->evidence,
		.place = mention_place(catalog, record->place),
	};
}

static void take(void *context, const struct record *record,
		 struct error *error)
{
	struct catalog *catalog = context;

	switch (record->kind) {
	case RECORD_TOOL:
		take_tool(catalog, record, error);
		return;
	case RECORD_REVIEWER:
		take_reviewer(catalog, record, error);
		return;
	case RECORD_REVIEW:
		take_review(catalog, record);
		return;
	case RECORD_VOTES:
		if (record->votes->tallied)
			take_tally(catalog, record);
		else
			take_votes(catalog, record);
		return;
	case RECORD_BALLOT:
		take_ballot(catalog, record, error);
		return;
	case RECORD_DUEL:
		take_duel(catalog, record);
		return;
	case RECORD_DECISION:
		take_decision(catalog, record, error);
		return;
	case RECORD_KINDS:
		return;
	}
}

/* What refers to a definition that was lost is no orphan. */
static void lose(void *context, enum record_kind kind, struct place place,
		 const char *name)
{
	struct catalog *catalog = context;
	uint32_t number;

	if (kind == RECORD_KINDS) {
		memset(catalog->lost, true, sizeof(catalog->lost));
		return;
	}
	if (kind == RECORD_BALLOT)
		kind = RECORD_VOTES; /* which ballots are in the end */
	if (!name) {
		catalog->lost[kind] = true;
		return;
	}
	if (kind == RECORD_REVIEWER) {
		number = mention_reviewer(catalog, name, place);
		catalog->reviewers[number].lost = true;
		return;
	}
	number = mention_tool(catalog, name, place);
	catalog->tools[number].lost |= kind == RECORD_TOOL;
	catalog->tools[number].lost_reviews |= kind == RECORD_REVIEW;
	catalog->tools[number].lost_votes |= kind == RECORD_VOTES;
}

static bool wants(void *context, const char *slug)
{
	const struct catalog *catalog = context;

	return catalog->wants(catalog->context, slug);
}

struct record_sink catalog_sink(struct catalog *catalog,
				bool (*choose)(const void *context,
					       const char *slug),
				const void *context)
{
	catalog->wants = choose;
	catalog->context = context;
	return (struct record_sink){ .context = catalog,
				     .arena = &catalog->arena,
				     .wants = choose ? wants : NULL,
				     .brief = catalog->brief,
				     .take = take,
				     .lose = lose };
}
