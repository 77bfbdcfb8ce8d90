#include "view/weights.h"

#include "smolcmp/sway.h"
#include "view/words.h"

enum { NAMED = 4 };

static double weight_of(const struct item *item, size_t reviewer)
{
	return yardstick_weight(item->yardstick, (uint32_t)reviewer);
}

/* How many reviewers of the catalog count so much. */
static size_t count_alike(const struct item *item, uint32_t weight)
{
	size_t count = 0;

	for (size_t r = 0; r < item->catalog->reviewer_count; r++)
		count += item->yardstick->weights[r] == weight;
	return count;
}

/* "builder counts 2", "founder and buyer do not count" */
static void say_weight(const struct item *item, uint32_t weight,
		       struct buffer *text)
{
	size_t count = count_alike(item, weight);
	size_t said = 0;

	for (size_t r = 0; r < item->catalog->reviewer_count; r++)
		if (item->yardstick->weights[r] == weight && count <= NAMED)
			words_add_item(text, item->catalog->reviewers[r].id,
				       said++, count, "and");
	if (count > NAMED) {
		words_add_number(text, count);
		buffer_add_string(text, " reviewers");
	}
	if (weight == WEIGHT_ONE)
		buffer_add_string(text, count == 1 ? " counts" : " count");
	else if (weight)
		buffer_printf(text, " %s %.10g",
			      count == 1 ? "counts" : "count",
			      (double)weight / WEIGHT_ONE);
	else
		buffer_add_string(text, count == 1 ? " does not count"
						   : " do not count");
}

/* True of a reviewer whose weight is unusual, and nobody's before. */
static bool is_news(const struct item *item, size_t reviewer)
{
	const uint32_t *weights = item->yardstick->weights;

	if (weights[reviewer] == WEIGHT_ONE)
		return false;
	for (size_t r = 0; r < reviewer; r++)
		if (weights[r] == weights[reviewer])
			return false;
	return true;
}

void weights_words(const struct item *item, struct buffer *text)
{
	size_t reviewers = item->catalog->reviewer_count;
	size_t kinds = 0, said = 0;
	size_t usual, none;

	if (!item->yardstick->weights)
		return;
	usual = count_alike(item, WEIGHT_ONE);
	none = count_alike(item, 0);
	for (size_t r = 0; r < reviewers; r++)
		kinds += is_news(item, r);
	kinds += usual > 0;
	buffer_add_string(text, "Reweighted: ");
	if (usual && none && usual + none == reviewers && none > NAMED / 2) {
		buffer_add_string(text, "only ");
		say_weight(item, WEIGHT_ONE, text);
		said = kinds = reviewers;
	}
	for (size_t r = 0; r < reviewers && said < reviewers; r++) {
		if (!is_news(item, r))
			continue;
		if (said)
			buffer_add_string(text,
					  said + 1 == kinds ? " and " : ", ");
		said++;
		say_weight(item, item->yardstick->weights[r], text);
	}
	if (usual && said < reviewers && said)
		buffer_add_string(text, usual == 1 ? " and the other counts 1"
						   : " and the others count 1");
	else if (usual && !said)
		buffer_add_string(text, "everybody counts 1");
	buffer_add_string(text, ". The verdicts follow these weights; they are "
				"a view of the panel, not evidence.");
}

void view_note_weights(struct report *report,
		       const struct provenance *provenance)
{
	const struct item item = { .catalog = provenance->catalog,
				   .yardstick = provenance->yardstick };
	struct buffer text;

	buffer_init(&text);
	weights_words(&item, &text);
	if (text.length)
		report_paragraph(report,
				 arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

/* " (A would be picked)" */
static void say_answer(const struct compared *compared, int pick, int lean,
		       struct buffer *text)
{
	const struct comparison *comparison = compared->comparison;

	if (pick >= 0)
		buffer_printf(text, " (%s would be picked)",
			      words_tool(comparison->tools[pick]));
	else if (lean >= 0)
		buffer_printf(text, " (the lean would be to %s)",
			      words_tool(comparison->tools[lean]));
	else
		buffer_add_string(text, " (nobody would lead)");
}

static void say_turn(const struct compared *compared, const char *reviewer,
		     const struct turn *turn, bool below, bool first,
		     struct buffer *text)
{
	if (!turn->known)
		return;
	buffer_printf(text, "%s%s counts ", first ? "" : ", or when ",
		      reviewer);
	if (turn->crossing) {
		buffer_printf(text, "just %.10g", turn->weight);
		say_answer(compared, turn->pick_at, turn->lean_at, text);
		buffer_printf(text, " or %s", below ? "less" : "more");
	} else if (turn->included && turn->weight > 0)
		buffer_printf(text, "%.10g or %s", turn->weight,
			      below ? "less" : "more");
	else if (turn->included)
		buffer_add_string(text, "nothing");
	else
		buffer_printf(text, "%s than %.10g", below ? "less" : "more",
			      turn->weight);
	say_answer(compared, turn->pick, turn->lean, text);
}

void weights_turns(const struct item *item, const struct compared *compared,
		   struct buffer *text)
{
	const struct reviewer *reviewers = item->catalog->reviewers;
	bool picked = compared->comparison->answer.pick >= 0;
	size_t said = 0;
	bool all;

	if (!item->yardstick->weights)
		return;
	if (!compared->sways) {
		buffer_add_string(text, " There are too many reviewers to try "
					"other weights of each.");
		return;
	}
	/* Of those whose weight nobody touched only JSON tells, unless nobody's
	 * was. */
	all = count_alike(item, WEIGHT_ONE) == item->catalog->reviewer_count;
	for (size_t i = 0; i < compared->sway_count && said < NAMED; i++) {
		const struct sway *sway = &compared->sways[i];
		const char *id = reviewers[sway->reviewer].id;

		if (!all &&
		    item->yardstick->weights[sway->reviewer] == WEIGHT_ONE)
			continue;
		if (!said)
			buffer_printf(text, " The %s changes when ",
				      picked ? "pick" : "answer");
		say_turn(compared, id, &sway->below, true, said == 0, text);
		said += sway->below.known;
		say_turn(compared, id, &sway->above, false, said == 0, text);
		said += sway->above.known;
	}
	if (said)
		buffer_add_char(text, '.');
	else
		buffer_printf(
		    text, " No other weight of %s would change the answer.",
		    all ? "a single reviewer" : "those reviewers alone");
}

json_t *weights_member(const struct provenance *provenance)
{
	const struct item item = { .catalog = provenance->catalog,
				   .yardstick = provenance->yardstick };
	json_t *object;

	if (!item.yardstick->weights)
		return json_null();
	object = json_object();
	for (size_t r = 0; r < item.catalog->reviewer_count; r++)
		json_object_set_new(object, item.catalog->reviewers[r].id,
				    document_real(weight_of(&item, r)));
	return object;
}

static void set_answer(json_t *object, const struct comparison *comparison,
		       int pick, int lean)
{
	json_object_set_new(object, "pick",
			    pick < 0
				? json_null()
				: document_text(comparison->tools[pick]->slug));
	json_object_set_new(object, "lean",
			    lean < 0
				? json_null()
				: document_text(comparison->tools[lean]->slug));
}

static json_t *turn_member(const struct compared *compared,
			   const struct turn *turn)
{
	const struct comparison *comparison = compared->comparison;
	json_t *object, *at;

	if (!turn->known)
		return json_null();
	object = json_object();
	json_object_set_new(object, "weight", document_real(turn->weight));
	json_object_set_new(object, "included", json_boolean(turn->included));
	set_answer(object, comparison, turn->pick, turn->lean);
	at = turn->crossing ? json_object() : json_null();
	if (turn->crossing)
		set_answer(at, comparison, turn->pick_at, turn->lean_at);
	json_object_set_new(object, "at", at);
	return object;
}

json_t *weights_switches(const struct item *item,
			 const struct compared *compared)
{
	json_t *array;

	if (!item->yardstick->weights || !compared->sways)
		return json_null();
	array = json_array();
	for (size_t i = 0; i < compared->sway_count; i++) {
		const struct sway *sway = &compared->sways[i];
		json_t *object = json_object();

		json_object_set_new(
		    object, "reviewer",
		    document_text(item->catalog->reviewers[sway->reviewer].id));
		json_object_set_new(
		    object, "weight",
		    document_real(weight_of(item, sway->reviewer)));
		json_object_set_new(object, "below",
				    turn_member(compared, &sway->below));
		json_object_set_new(object, "above",
				    turn_member(compared, &sway->above));
		json_array_append_new(array, object);
	}
	return array;
}
