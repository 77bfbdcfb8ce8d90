/* The rules on what is recorded, and is said otherwise today or not at all. */
#include "judge/check_rules.h"

static const char *state_text(const struct held_tool *held, struct arena *arena)
{
	const char *slug = held->tool->slug;
	const char *id = held->listing->id;
	const char *kind = held->listing->kind;

	if (held->live->state == LIVE_DISABLED)
		return arena_printf(arena, "'%s' is disabled at %s, as '%s'",
				    slug, kind, id);
	if (held->live->state == LIVE_NO_ID)
		return arena_printf(arena,
				    "source of '%s' is '%s', which nothing at "
				    "%s can have as its id",
				    slug, id, kind);
	return arena_printf(arena,
			    "'%s' was removed from %s or made private: it is "
			    "not found as '%s'",
			    slug, kind, id);
}

static const char *drift_text(const struct held_tool *held, enum fact fact,
			      struct arena *arena)
{
	if (fact == FACT_STATE)
		return state_text(held, arena);
	return arena_printf(arena,
			    "%s of '%s' is recorded as '%s', and %s says '%s'",
			    fact_words[fact], held->tool->slug,
			    facts_recorded(held, fact, arena),
			    held->listing->kind, facts_live(held, fact, arena));
}

static const char *unknown_text(const struct held_tool *held, enum fact fact,
				struct arena *arena)
{
	const char *live = facts_live(held, fact, arena);

	if (!live)
		return arena_printf(
		    arena, "%s of '%s' is recorded as '%s', and %s says none",
		    fact_words[fact], held->tool->slug,
		    facts_recorded(held, fact, arena), held->listing->kind);
	return arena_printf(arena,
			    "%s of '%s' is recorded as '%s', and %s says '%s', "
			    "which cannot be compared",
			    fact_words[fact], held->tool->slug,
			    facts_recorded(held, fact, arena),
			    held->listing->kind, live);
}

/* Add a finding for each fact that is held so. */
static void look(const struct checking *checking, enum held how,
		 const char *(*text)(const struct held_tool *held,
				     enum fact fact, struct arena *arena))
{
	struct arena *arena = checking->findings->arena;

	for (size_t i = 0; i < checking->terms->live_count; i++) {
		const struct held_tool *held = &checking->terms->live[i];

		/* Of what is gone, that it is gone says all. */
		if (how == HELD_UNKNOWN && !held->live->id)
			continue;
		for (int j = 0; j < FACTS; j++)
			if (held->facts[j] == how)
				check_add(checking, held->tool->place,
					  held->tool,
					  text(held, (enum fact)j, arena));
	}
}

void check_live_drift(const struct checking *checking)
{
	look(checking, HELD_DRIFT, drift_text);
}

void check_live_unknown(const struct checking *checking)
{
	look(checking, HELD_UNKNOWN, unknown_text);
}
