/* An explanation for programs. */
#include <string.h>

#include "view/explain.h"

static json_t *review_object(const struct item *item,
			     const struct review *review,
			     const struct review *const *counting,
			     struct date as_of)
{
	struct place place = catalog_place(item->catalog, review);
	json_t *object = json_object();

	json_object_set_new(
	    object, "reviewer",
	    document_text(item->catalog->reviewers[review->reviewer].id));
	json_object_set_new(object, "verdict",
			    document_word(verdict_words, (int)review->verdict));
	json_object_set_new(object, "score",
			    document_decimal((struct decimal){
				review->has_score, review->score }));
	json_object_set_new(object, "date", document_date(review->date));
	json_object_set_new(object, "file", document_text(place.file));
	json_object_set_new(object, "line",
			    json_integer((json_int_t)place.line));
	json_object_set_new(object, "current", json_boolean(review->current));
	json_object_set_new(object, "weight",
			    item->yardstick->weights
				? document_real(yardstick_weight(
				      item->yardstick, review->reviewer))
				: json_null());
	json_object_set_new(
	    object, "why",
	    document_text(explain_why(item, review, counting, as_of)));
	return object;
}

static json_t *reviews(const struct item *item, struct date as_of)
{
	const struct review *const *sorted = explain_reviews(item);
	const struct review *const *counting = explain_counting(item);
	json_t *array = json_array();

	for (size_t i = 0; i < item->tool->review_count; i++)
		json_array_append_new(
		    array, review_object(item, sorted[i], counting, as_of));
	return array;
}

static json_t *votes_object(const struct item *item)
{
	const struct votes *votes = catalog_votes(item->catalog, item->tool);
	struct place place;
	json_t *object;

	if (!votes)
		return json_null();
	place = catalog_votes_place(item->catalog, votes);
	object = json_object();
	json_object_set_new(object, "ship",
			    json_integer((json_int_t)votes->ship));
	json_object_set_new(object, "skip",
			    json_integer((json_int_t)votes->skip));
	json_object_set_new(object, "as_of", document_date(votes->as_of));
	json_object_set_new(object, "file", document_text(place.file));
	json_object_set_new(object, "line",
			    json_integer((json_int_t)place.line));
	return object;
}

/* "w = z^2/2; low = s*(s/n)/(s + w)" */
static json_t *formula(const struct step *step)
{
	struct buffer text;
	json_t *made;

	if (step->formula)
		return json_string(step->formula);
	buffer_init(&text);
	for (size_t i = 0; i < step->equation_count; i++) {
		const struct equation *equation = &step->equations[i];

		buffer_printf(&text, "%s%s = %s%s", i ? "; " : "",
			      equation->name, equation->formula,
			      equation->kind == EQUATION_EACH
				  ? " for each reviewer"
				  : "");
	}
	made = json_string(text.bytes);
	buffer_release(&text);
	return made;
}

/* "mu", "delta(builder)" */
static const char *named(struct arena *arena, const char *name, const char *of)
{
	return of ? arena_printf(arena, "%s(%s)", name, of) : name;
}

static json_t *inputs(const struct derivation *derivation)
{
	json_t *object = json_object();

	for (size_t i = 0; i < derivation->input_count; i++) {
		const struct quantity *input = &derivation->inputs[i];

		json_object_set_new(
		    object, named(derivation->arena, input->name, input->of),
		    input->whole ? json_integer((json_int_t)input->value)
				 : document_real(input->value));
	}
	return object;
}

static json_t *results(const struct derivation *derivation)
{
	json_t *object = json_object();

	for (size_t i = 0; i < derivation->worked_count; i++) {
		const struct worked *worked = &derivation->worked[i];

		json_object_set_new(object,
				    named(derivation->arena,
					  worked->equation->name, worked->of),
				    document_real(worked->value));
	}
	return object;
}

static json_t *step_object(const struct derivation *derivation)
{
	const struct step *step = derivation->step;
	json_t *object = json_object();

	json_object_set_new(object, "name", json_string(step->name));
	json_object_set_new(object, "rule", json_string(derivation->rule));
	json_object_set_new(object, "formula", formula(step));
	json_object_set_new(object, "inputs", inputs(derivation));
	json_object_set_new(object, "results", results(derivation));
	json_object_set_new(object, "result",
			    derivation->word
				? json_string(derivation->word)
				: document_decimal(derivation->number));
	json_object_set_new(object, "why_not",
			    document_text(derivation->why_not));
	return object;
}

static json_t *explanation(const struct item *item, struct date as_of)
{
	json_t *object = json_object();
	json_t *steps = json_array();

	for (size_t i = 0; i < explain_step_count; i++) {
		struct derivation derivation =
		    derivation_make(&explain_steps[i], item);

		if (!derivation.left_out)
			json_array_append_new(steps, step_object(&derivation));
	}
	json_object_set_new(object, "reviews", reviews(item, as_of));
	json_object_set_new(object, "votes", votes_object(item));
	json_object_set_new(object, "steps", steps);
	return object;
}

void explain_document(const struct item *items, struct date as_of,
		      json_t *document)
{
	json_t *tools = json_object_get(document, score_fields.name);
	json_t *tool;
	size_t i;

	json_array_foreach(tools, i, tool)
	{
		json_object_set_new(tool, "explanation",
				    explanation(&items[i], as_of));
	}
}
