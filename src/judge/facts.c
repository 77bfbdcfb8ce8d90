#include "smolcmp/facts.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "smolcmp/spdx.h"

const char *const fact_words[FACTS] = {
	[FACT_STATE] = "state",	    [FACT_ID] = "id",
	[FACT_LICENSE] = "license", [FACT_PARAMETERS] = "parameters",
	[FACT_GATED] = "gated",	    [FACT_DOWNLOADS] = "downloads",
	[FACT_LIKES] = "likes",	    [FACT_LAST_MODIFIED] = "last_modified",
};

/* How something is held that was recorded or not, and is said today or not. */
static enum held hold(bool recorded, bool said, bool same, enum held otherwise)
{
	if (!recorded)
		return HELD_NOTHING;
	if (!said)
		return HELD_UNKNOWN;
	return same ? HELD_SAME : otherwise;
}

static enum held hold_count(struct count recorded, struct count live,
			    enum held otherwise)
{
	return hold(recorded.known, live.known, recorded.value == live.value,
		    otherwise);
}

/* Places of the web name the licences of GNU without saying whether a later
 * version will do, which data should; both may be meant. */
static bool license_agrees(const char *recorded, const char *live)
{
	size_t length = strlen(live);

	if (strcasecmp(recorded, live) == 0)
		return true;
	return strstr(live, "GPL-") &&
	       strncasecmp(recorded, live, length) == 0 &&
	       (strcmp(recorded + length, "-only") == 0 ||
		strcmp(recorded + length, "-or-later") == 0 ||
		strcmp(recorded + length, "+") == 0);
}

/* The names in an expression, or of a list with commas. */
static struct texts names_of(const char *text, struct arena *arena)
{
	static const char between[] = " ()+,";
	struct texts names = { .count = 0 };

	names.items = arena_zero(arena, strlen(text), sizeof(*names.items));
	while (*(text += strspn(text, between))) {
		size_t length = strcspn(text, between);
		const char *name = arena_text(arena, text, length);

		if (strcmp(name, "AND") != 0 && strcmp(name, "OR") != 0 &&
		    strcmp(name, "WITH") != 0)
			names.items[names.count++] = name;
		text += length;
	}
	return names;
}

static bool have(const struct texts *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (license_agrees(names->items[i], name) ||
		    license_agrees(name, names->items[i]))
			return true;
	return false;
}

/* True when both are of the same licences; whether one or all of them are
 * meant, a list does not say. */
static bool names_agree(const struct texts *a, const struct texts *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (!have(b, a->items[i]))
			return false;
	for (size_t i = 0; i < b->count; i++)
		if (!have(a, b->items[i]))
			return false;
	return true;
}

/* A reference is to a licence that SPDX does not list, by somebody's name. */
static bool is_called(const char *recorded, const char *called)
{
	static const char reference[] = "LicenseRef-";

	if (strncmp(recorded, reference, sizeof(reference) - 1) == 0)
		recorded += sizeof(reference) - 1;
	return strcasecmp(recorded, called) == 0;
}

/* "bsd" may be any licence of that family. */
static bool is_family(const char *called, const char *recorded)
{
	size_t length = strlen(called);

	return strncasecmp(called, recorded, length) == 0 &&
	       recorded[length] == '-';
}

static bool are_listed(const struct texts *names, struct arena *arena)
{
	for (size_t i = 0; i < names->count; i++)
		if (!spdx_find(names->items[i], strlen(names->items[i]), arena))
			return false;
	return true;
}

/* The same of what has no name of SPDX: it is none of theirs, so what is
 * recorded by their names is not so. Names of other kinds say nothing. */
static enum held hold_called(const char *recorded, const char *called,
			     struct arena *arena)
{
	const struct texts ours = names_of(recorded, arena);
	const struct texts theirs = names_of(called, arena);

	if (is_called(recorded, called) || names_agree(&ours, &theirs))
		return HELD_SAME;
	if (is_family(called, recorded) || !are_listed(&ours, arena))
		return HELD_UNKNOWN;
	return HELD_DRIFT;
}

static enum held hold_license(const char *recorded,
			      const struct live_facts *live)
{
	struct arena arena;
	enum held how;

	if (!recorded || live->license || !live->called)
		return hold(recorded, live->license,
			    recorded && live->license &&
				license_agrees(recorded, live->license),
			    HELD_DRIFT);
	arena_init(&arena);
	how = hold_called(recorded, live->called, &arena);
	arena_release(&arena);
	return how;
}

void facts_hold(const struct tool *tool, const struct listing *listing,
		const struct live_facts *live, struct held_tool *held)
{
	const struct facts *facts = &tool->detail->facts;
	enum held *how = held->facts;

	*held = (struct held_tool){ tool, listing, live, { HELD_NOTHING } };
	how[FACT_STATE] = live->state == LIVE_THERE ? HELD_SAME : HELD_DRIFT;
	/* A place finds names in whatever case. */
	how[FACT_ID] = hold(true, live->id != NULL,
			    live->id && strcasecmp(listing->id, live->id) == 0,
			    HELD_DRIFT);
	how[FACT_LICENSE] = hold_license(tool->license, live);
	how[FACT_PARAMETERS] =
	    hold_count(facts->parameters, live->parameters, HELD_DRIFT);
	how[FACT_GATED] =
	    hold(facts->gated != FLAG_ABSENT, live->gated != FLAG_ABSENT,
		 facts->gated == live->gated, HELD_DRIFT);
	how[FACT_DOWNLOADS] =
	    hold_count(facts->downloads, live->downloads, HELD_MOVED);
	how[FACT_LIKES] = hold_count(facts->likes, live->likes, HELD_MOVED);
	how[FACT_LAST_MODIFIED] =
	    hold(date_is_known(facts->last_modified),
		 date_is_known(live->last_modified),
		 !date_compare(facts->last_modified, live->last_modified),
		 HELD_MOVED);
}

bool facts_have(const struct held_tool *held, enum held how)
{
	for (int i = 0; i < FACTS; i++)
		if (held->facts[i] == how)
			return true;
	return false;
}

static const char *count_text(struct count count, struct arena *arena)
{
	return count.known ? arena_printf(arena, "%" PRIu64, count.value)
			   : NULL;
}

static const char *date_text(struct date date, struct arena *arena)
{
	char text[DATE_TEXT];

	return date_is_known(date)
		   ? arena_string(arena, date_format(date, text))
		   : NULL;
}

static const char *gated_text(enum flag flag)
{
	return flag == FLAG_ABSENT ? NULL
	       : flag == FLAG_YES  ? "gated"
				   : "not gated";
}

/* What both sides have alike. */
static const char *fact_text(const struct facts *facts, enum fact fact,
			     struct arena *arena)
{
	switch (fact) {
	case FACT_PARAMETERS:
		return count_text(facts->parameters, arena);
	case FACT_DOWNLOADS:
		return count_text(facts->downloads, arena);
	case FACT_LIKES:
		return count_text(facts->likes, arena);
	case FACT_GATED:
		return gated_text(facts->gated);
	case FACT_LAST_MODIFIED:
		return date_text(facts->last_modified, arena);
	default:
		return NULL;
	}
}

const char *facts_recorded(const struct held_tool *held, enum fact fact,
			   struct arena *arena)
{
	switch (fact) {
	case FACT_STATE:
		return live_state_words[LIVE_THERE];
	case FACT_ID:
		return held->listing->id;
	case FACT_LICENSE:
		return held->tool->license;
	default:
		return fact_text(&held->tool->detail->facts, fact, arena);
	}
}

const char *facts_live(const struct held_tool *held, enum fact fact,
		       struct arena *arena)
{
	const struct live_facts *live = held->live;
	const struct facts facts = { .parameters = live->parameters,
				     .downloads = live->downloads,
				     .likes = live->likes,
				     .gated = live->gated,
				     .last_modified = live->last_modified };

	switch (fact) {
	case FACT_STATE:
		return live_state_words[live->state];
	case FACT_ID:
		return live->id;
	case FACT_LICENSE:
		return live->license ? live->license : live->called;
	default:
		return fact_text(&facts, fact, arena);
	}
}
