/* The document of a digest. */
#include "smolcmp/strength.h"
#include "view/digest.h"
#include "view/item.h"

/* What something was and what it is in a word; NULL: there is none. */
struct sides {
	const char *old;
	const char *new;
};

static struct sides sides_of_tool(const struct digest *digest,
				  const struct digest_change *change,
				  struct arena *arena)
{
	const struct diff_tool *tool = digest_tool(digest, change);
	const struct tool *old = tool->tools[DIFF_OLD];
	const struct tool *new = tool->tools[DIFF_NEW];

	switch (change->kind) {
	case DIGEST_FLIP:
	case DIGEST_VERDICT:
		return (struct sides){ verdict_token(tool->words[DIFF_OLD]),
				       verdict_token(tool->words[DIFF_NEW]) };
	case DIGEST_PRICE:
		return (struct sides){ old->price.amount.known
					   ? price_text(arena, &old->price)
					   : NULL,
				       new->price.amount.known
					   ? price_text(arena, &new->price)
					   : NULL };
	case DIGEST_LICENSE:
		return (struct sides){ old->license, new->license };
	default:
		return (struct sides){ NULL, NULL };
	}
}

static struct sides sides_of(const struct digest *digest,
			     const struct digest_change *change,
			     struct arena *arena)
{
	switch (change->kind) {
	case DIGEST_CALL:
		return (struct sides){ NULL, change->call->pick->slug };
	case DIGEST_PICK:
		return (struct sides){ change->pick->picks[DIFF_OLD],
				       change->pick->picks[DIFF_NEW] };
	case DIGEST_CONTRADICTION:
		return (struct sides){
			NULL, facet_words[change->contradiction->facet]
		};
	default:
		return sides_of_tool(digest, change, arena);
	}
}

/* The slugs that a change is about. */
static json_t *tools_of(const struct digest *digest,
			const struct digest_change *change)
{
	const char *slugs[2];
	const struct diff_tool *tool;
	int side;

	switch (change->kind) {
	case DIGEST_CALL:
		return document_texts(change->call->tools);
	case DIGEST_PICK:
		return document_texts(change->pick->question->tools);
	case DIGEST_CONTRADICTION:
		slugs[0] = change->contradiction->first->slug;
		slugs[1] = change->contradiction->tool->slug;
		return document_texts((struct texts){ slugs, 2 });
	default:
		tool = digest_tool(digest, change);
		side = tool->tools[DIFF_NEW] ? DIFF_NEW : DIFF_OLD;
		slugs[0] = tool->tools[side]->slug;
		return document_texts((struct texts){ slugs, 1 });
	}
}

static json_t *
words(void (*say)(const struct digest *digest,
		  const struct digest_change *change, struct buffer *text),
      const struct digest *digest, const struct digest_change *change)
{
	struct buffer text;
	json_t *member;

	buffer_init(&text);
	say(digest, change, &text);
	member = document_text(text.bytes);
	buffer_release(&text);
	return member;
}

static json_t *change_object(const struct digest *digest,
			     const struct digest_change *change)
{
	json_t *object = json_object();
	struct sides sides;
	struct arena arena;

	arena_init(&arena);
	sides = sides_of(digest, change, &arena);
	json_object_set_new(
	    object, "kind",
	    document_word(digest_kind_words, (int)change->kind));
	json_object_set_new(object, "tools", tools_of(digest, change));
	json_object_set_new(object, "old", document_text(sides.old));
	json_object_set_new(object, "new", document_text(sides.new));
	json_object_set_new(object, "date", document_date(change->date));
	json_object_set_new(object, "title",
			    words(digest_title, digest, change));
	json_object_set_new(object, "text",
			    words(digest_sentence, digest, change));
	arena_release(&arena);
	return object;
}

static json_t *call_object(const struct digest_call *call)
{
	json_t *object = json_object();

	json_object_set_new(object, "tools", document_texts(call->tools));
	json_object_set_new(object, "pick", document_text(call->pick->slug));
	json_object_set_new(object, "rule",
			    document_text(rule_token(call->rule)));
	json_object_set_new(object, "strength",
			    document_text(call->has_strength
					      ? strength_token(call->strength)
					      : NULL));
	json_object_set_new(object, "category", document_text(call->category));
	json_object_set_new(object, "decision", document_text(call->decision));
	return object;
}

static json_t *contradiction_object(const struct digest *digest,
				    const struct contradiction *one)
{
	const struct yardstick *yardstick =
	    digest->diff.sides[DIFF_NEW].yardstick;
	const struct tool *tools[] = { one->first, one->tool };
	json_t *object = json_object();
	json_t *slugs = json_array();
	json_t *said = json_array();
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < 2; i++) {
		json_array_append_new(slugs, document_text(tools[i]->slug));
		json_array_append_new(
		    said, document_text(facet_text(one->facet, yardstick,
						   tools[i], &arena)));
	}
	arena_release(&arena);
	json_object_set_new(object, "tools", slugs);
	json_object_set_new(object, "same", document_text(one->same));
	json_object_set_new(object, "differ",
			    document_word(facet_words, (int)one->facet));
	json_object_set_new(object, "said", said);
	return object;
}

static json_t *calls_member(const struct digest *digest)
{
	const struct digest_change *changes =
	    digest_changes(digest, DIGEST_CALL);
	json_t *array = json_array();

	for (size_t i = 0; i < digest->counts[DIGEST_CALL]; i++)
		json_array_append_new(array, call_object(changes[i].call));
	return array;
}

static json_t *contradictions_member(const struct digest *digest)
{
	const struct digest_change *changes =
	    digest_changes(digest, DIGEST_CONTRADICTION);
	json_t *array = json_array();

	for (size_t i = 0; i < digest->counts[DIGEST_CONTRADICTION]; i++)
		json_array_append_new(
		    array,
		    contradiction_object(digest, changes[i].contradiction));
	return array;
}

static json_t *changes_member(const struct digest *digest)
{
	json_t *array = json_array();

	for (size_t i = 0; i < digest->count; i++)
		json_array_append_new(
		    array, change_object(digest, &digest->changes[i]));
	return array;
}

json_t *digest_document(const struct fields *fields,
			const struct digest *digest, const struct item *items,
			const struct provenance *old_provenance,
			const struct provenance *provenance)
{
	json_t *document = document_begin("digest", provenance);

	json_object_set_new(document, "since",
			    document_date(digest->span.since));
	json_object_set_new(document, "until",
			    document_date(digest->span.until));
	json_object_set_new(document, "by_dates",
			    json_boolean(digest->span.by_dates));
	diff_set_members(document, fields, &digest->diff, items);
	json_object_set_new(document, "calls", calls_member(digest));
	json_object_set_new(document, "contradictions",
			    contradictions_member(digest));
	json_object_set_new(document, "changes", changes_member(digest));
	json_object_set_new(document, "untried",
			    json_integer((json_int_t)digest->untried));
	json_object_set_new(document, "old", document_origin(old_provenance));
	return document;
}
