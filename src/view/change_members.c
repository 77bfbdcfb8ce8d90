/* What would change an answer, for programs; and what would change a word. */
#include "smolcmp/change.h"
#include "smolcmp/flip.h"
#include "view/change.h"
#include "view/words.h"

static json_t *count_or_null(uint64_t count)
{
	return count ? json_integer((json_int_t)count) : json_null();
}

static json_t *slug(const struct compared *compared, int i)
{
	return i < 0 ? json_null()
		     : document_text(compared->comparison->tools[i]->slug);
}

static json_t *review_edit(const struct catalog *catalog,
			   const struct compared *compared,
			   const struct edit *edit)
{
	json_t *object = json_object();

	json_object_set_new(
	    object, "reviewer",
	    document_text(catalog->reviewers[edit->reviewer].id));
	json_object_set_new(object, "tool", slug(compared, (int)edit->tool));
	json_object_set_new(object, "verdict",
			    json_string(verdict_words[edit->verdict]));
	return object;
}

static json_t *votes_edit(const struct compared *compared,
			  const struct edit *edit)
{
	json_t *object = json_object();

	json_object_set_new(object, "tool", slug(compared, (int)edit->tool));
	json_object_set_new(object, "verdict",
			    json_string(verdict_words[edit->verdict]));
	json_object_set_new(object, "count",
			    json_integer((json_int_t)edit->count));
	return object;
}

/* New reviewers who say the same: an edit for each tool. */
static json_t *reviewers_edit(const struct compared *compared,
			      const struct edit *edits)
{
	json_t *object = json_object();
	json_t *said[2] = { json_array(), json_array() };

	for (size_t i = 0; i < compared->comparison->count; i++)
		json_array_append_new(said[edits[i].verdict],
				      slug(compared, (int)edits[i].tool));
	json_object_set_new(object, "count",
			    json_integer((json_int_t)edits->count));
	json_object_set_new(object, "ships", said[VERDICT_SHIP]);
	json_object_set_new(object, "skips", said[VERDICT_SKIP]);
	return object;
}

static json_t *way_object(const struct catalog *catalog,
			  const struct compared *compared,
			  enum change_kind kind, const struct way *way)
{
	static const char *const names[CHANGE_KINDS] = {
		[CHANGE_MINDS] = "reviews",
		[CHANGE_REVIEWS] = "reviews",
		[CHANGE_REVIEWERS] = "reviewers",
		[CHANGE_VOTES] = "votes",
	};
	size_t step =
	    kind == CHANGE_REVIEWERS ? compared->comparison->count : 1;
	json_t *object = json_object();
	json_t *edits = json_array();

	for (size_t i = 0; i < way->edit_count; i += step) {
		const struct edit *edit = &way->edits[i];

		json_array_append_new(
		    edits, kind == CHANGE_REVIEWERS
			       ? reviewers_edit(compared, edit)
			   : kind == CHANGE_VOTES
			       ? votes_edit(compared, edit)
			       : review_edit(catalog, compared, edit));
	}
	json_object_set_new(object, names[kind], edits);
	json_object_set_new(object, "pick", slug(compared, way->pick));
	json_object_set_new(object, "lean", slug(compared, way->lean));
	return object;
}

static json_t *change_array(const struct catalog *catalog,
			    const struct compared *compared,
			    const struct change *changes)
{
	static const char *const tokens[CHANGE_KINDS] = {
		[CHANGE_MINDS] = "changed-reviews",
		[CHANGE_REVIEWS] = "added-reviews",
		[CHANGE_REVIEWERS] = "new-reviewers",
		[CHANGE_VOTES] = "votes",
	};
	json_t *array = json_array();

	for (int kind = 0; kind < CHANGE_KINDS; kind++) {
		const struct change *change = &changes[kind];
		uint64_t tried = change->tried;
		json_t *object = json_object();
		json_t *ways = json_array();

		for (size_t i = 0; i < change->way_count; i++)
			json_array_append_new(ways,
					      way_object(catalog, compared,
							 (enum change_kind)kind,
							 &change->ways[i]));
		json_object_set_new(object, "kind", json_string(tokens[kind]));
		json_object_set_new(object, "count",
				    count_or_null(change->count));
		json_object_set_new(object, "more_than",
				    change->count || tried == UINT64_MAX
					? json_null()
					: json_integer((json_int_t)tried));
		json_object_set_new(object, "ways", ways);
		json_array_append_new(array, object);
	}
	return array;
}

json_t *change_members(const struct item *items,
		       const struct compared *compared)
{
	const struct catalog *catalog = items[0].catalog;
	const struct changes *changes = compared->changes;
	bool picked = compared->comparison->answer.pick >= 0;
	json_t *object = json_object();
	json_t *verdicts = json_array();

	for (size_t i = 0; i < compared->comparison->count; i++) {
		json_t *verdict = json_object();

		json_object_set_new(verdict, "tool", slug(compared, (int)i));
		json_object_set_new(verdict, "changes",
				    flip_members(&items[i]));
		json_array_append_new(verdicts, verdict);
	}
	json_object_set_new(
	    object, "pick",
	    change_array(catalog, compared, changes->of[CHANGE_OF_PICK]));
	json_object_set_new(object, "lead",
			    picked ? json_null()
				   : change_array(catalog, compared,
						  changes->of[CHANGE_OF_LEAD]));
	json_object_set_new(object, "verdicts", verdicts);
	return object;
}

/* Verdict words. */

json_t *flip_members(const struct item *item)
{
	struct flip flips[WORDS];
	size_t count =
	    flips_find(item->yardstick, item->tool, flips, item->arena);
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct flip *flip = &flips[i];
		json_t *object = json_object();
		json_t *reviewers = json_array();

		for (size_t j = 0; j < flip->reviewer_count; j++)
			json_array_append_new(
			    reviewers,
			    document_text(
				item->catalog->reviewers[flip->reviewers[j]]
				    .id));
		json_object_set_new(object, "to",
				    json_string(verdict_token(flip->to)));
		json_object_set_new(object, "changed",
				    count_or_null(flip->changed));
		json_object_set_new(object, "reviewers", reviewers);
		json_object_set_new(object, "added",
				    count_or_null(flip->added));
		json_object_set_new(
		    object, "adding",
		    flip->added ? json_string(verdict_words[flip->adding])
				: json_null());
		json_array_append_new(array, object);
	}
	return array;
}

/* "builder or buyer", "any one of five", "two" and what they would do. */
static void add_changed(const struct item *item, const struct flip *flip,
			enum word now, struct buffer *text)
{
	enum { NAMED = 3 };
	size_t count = flip->reviewer_count;

	if (flip->changed == 1 && count && count <= NAMED) {
		for (size_t i = 0; i < count; i++)
			words_add_item(
			    text,
			    item->catalog->reviewers[flip->reviewers[i]].id, i,
			    count, "or");
	} else if (flip->changed == 1) {
		buffer_add_string(text, "any one of ");
		words_add_number(text, count);
	} else {
		words_add_number(text, flip->changed);
		buffer_add_string(text, " changed");
	}
	buffer_printf(text, " to %s", flip->to > now ? "ship" : "skip");
}

struct texts flip_words(const struct item *item)
{
	struct flip flips[WORDS];
	size_t count =
	    flips_find(item->yardstick, item->tool, flips, item->arena);
	enum word now = yardstick_word(item->yardstick, item->tool);
	struct texts texts = { .count = 0 };
	struct buffer text;

	texts.items = arena_alloc(item->arena, WORDS * sizeof(char *));
	buffer_init(&text);
	for (size_t i = 0; i < count; i++) {
		const struct flip *flip = &flips[i];

		buffer_clear(&text);
		buffer_printf(&text, "%s: ", verdict_token(flip->to));
		if (flip->changed)
			add_changed(item, flip, now, &text);
		if (flip->added) {
			buffer_add_string(&text, flip->changed ? ", or " : "");
			words_add_number(&text, flip->added);
			buffer_printf(&text, " %s%s%s",
				      item->tool->panel.total ? "more " : "",
				      verdict_words[flip->adding],
				      flip->added == 1 ? "" : "s");
		}
		texts.items[texts.count++] =
		    arena_string(item->arena, text.bytes);
	}
	buffer_release(&text);
	return texts;
}
