#include "smolcmp/facts.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

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

void facts_hold(const struct tool *tool, const struct listing *listing,
		const struct live_facts *live, struct held_tool *held)
{
	const struct facts *facts = &tool->detail->facts;
	const char *license = tool->license;
	enum held *how = held->facts;

	*held = (struct held_tool){ tool, listing, live, { HELD_NOTHING } };
	how[FACT_STATE] = live->state == LIVE_THERE ? HELD_SAME : HELD_DRIFT;
	/* A place finds names in whatever case. */
	how[FACT_ID] = hold(true, live->id != NULL,
			    live->id && strcasecmp(listing->id, live->id) == 0,
			    HELD_DRIFT);
	how[FACT_LICENSE] = hold(license != NULL, live->license != NULL,
				 license && live->license &&
				     license_agrees(license, live->license),
				 HELD_DRIFT);
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
