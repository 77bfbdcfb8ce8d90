#include "view/turn.h"

static const char *word(const struct review *review)
{
	return verdict_words[review->verdict];
}

static const char *same_word(struct arena *arena, const struct review *old,
			     const struct review *new)
{
	if (old->has_score && new->has_score && old->score != new->score)
		return arena_printf(arena, "%s (score %.15g to %.15g)",
				    word(new), old->score, new->score);
	if (new->has_score && !old->has_score)
		return arena_printf(arena, "%s (now with score %.15g)",
				    word(new), new->score);
	if (old->has_score && !new->has_score)
		return arena_printf(arena, "%s (no score now)", word(new));
	return arena_printf(arena, "%s (again)", word(new));
}

const char *turn_words(struct arena *arena, const struct review *old,
		       const struct review *new, bool all_new)
{
	if (!new)
		return arena_printf(arena, "gone (was %s)", word(old));
	if (!old)
		return all_new ? word(new)
			       : arena_printf(arena, "%s (new)", word(new));
	if (old->verdict != new->verdict)
		return arena_printf(arena, "%s to %s", word(old), word(new));
	return same_word(arena, old, new);
}

static json_t *verdict_of(const struct review *review)
{
	return review ? json_string(word(review)) : json_null();
}

static json_t *score_of(const struct review *review)
{
	return review && review->has_score ? document_real(review->score)
					   : json_null();
}

static json_t *date_of(const struct review *review)
{
	return review ? document_date(review->date) : json_null();
}

json_t *turn_object(const struct reviewer *reviewer, const struct review *old,
		    const struct review *new)
{
	json_t *object = json_object();

	json_object_set_new(object, "reviewer", document_text(reviewer->id));
	json_object_set_new(object, "old", verdict_of(old));
	json_object_set_new(object, "new", verdict_of(new));
	json_object_set_new(object, "old_score", score_of(old));
	json_object_set_new(object, "new_score", score_of(new));
	json_object_set_new(object, "old_date", date_of(old));
	json_object_set_new(object, "new_date", date_of(new));
	return object;
}
