#include "smolcmp/policy.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "config/json_file.h"
#include "config/policy_value.h"

/* A panel of more than this is nobody's, and no age is beyond a century. */
enum { PANEL_MOST = 1000, DAYS_MOST = 36525, COMPARED_MOST = 8 };

/* What holds where a policy gives one threshold only: the usual ones of
 * judge/yardstick.c. */
static const struct limit usual_ship = { true, 2, 3 };
static const struct limit usual_skip = { true, 1, 3 };

#define TAKER(name)                                                            \
	static int name(const struct spot *spot,                               \
			const struct spot_member *member, void *field)

TAKER(take_format)
{
	static const char format[] = "smolcmp-policy/1";
	const char *text = json_string_value(spot->value);

	(void)member;
	(void)field;
	return text && strcmp(text, format) == 0 ? 0
						 : spot_refuse(spot, format);
}

/* A share that could not be told from none, or from any. */
static int check_thresholds(const struct spot *spot,
			    const struct policy *policy)
{
	const struct limit *ship =
	    policy->ship.known ? &policy->ship : &usual_ship;
	const struct limit *skip =
	    policy->skip.known ? &policy->skip : &usual_skip;

	if (ship->above * skip->below > skip->above * ship->below)
		return 0;
	return error_add(
	    spot->error, spot->path,
	    "'%s' has ship from %" PRIu64 "/%" PRIu64
	    " on and skip up to %" PRIu64 "/%" PRIu64 ", want ship above skip",
	    spot->pointer, ship->above, ship->below, skip->above, skip->below);
}

TAKER(take_thresholds)
{
	static const struct spot_member members[] = {
		{ "ship", take_limit, offsetof(struct policy, ship), 0, 0,
		  false },
		{ "skip", take_limit, offsetof(struct policy, skip), 0, 0,
		  false },
		{ "min_panel", take_count, offsetof(struct policy, min_panel),
		  1, PANEL_MOST, false },
		{ .name = NULL },
	};

	(void)member;
	if (spot_take(spot, members, field) < 0)
		return -1;
	return check_thresholds(spot, field);
}

/* Members by any name, each taken into one of items. */
static int take_named(const struct spot *spot, size_t size,
		      int (*take)(const struct spot *spot, const char *name,
				  void *item),
		      void **items, size_t *count)
{
	json_t *object = (json_t *)spot->value;
	char *item;
	int status = 0;

	if (!json_is_object(object))
		return spot_refuse(spot, "an object");
	*count = json_object_size(object);
	*items = item = arena_zero(spot->arena, *count, size);
	for (void *at = json_object_iter(object); at;
	     at = json_object_iter_next(object, at), item += size) {
		const char *name =
		    arena_string(spot->arena, json_object_iter_key(at));
		struct spot inner =
		    spot_member(spot, name, json_object_iter_value(at));

		if (take(&inner, name, item) < 0)
			status = -1;
	}
	return status;
}

static int take_weight(const struct spot *spot, const char *name, void *item)
{
	uint64_t millionths;

	if (!spot_millionths(spot->value, &millionths))
		return spot_refuse(spot,
				   "a number from 0 to 1000 of at most six "
				   "digits behind the point");
	*(struct weight *)item = (struct weight){ name, (uint32_t)millionths };
	return 0;
}

TAKER(take_weights)
{
	struct policy *policy = field;
	void *items = NULL;
	int status = take_named(spot, sizeof(struct weight), take_weight,
				&items, &policy->weight_count);

	(void)member;
	policy->weights = items;
	return status;
}

static int take_severity(const struct spot *spot, const char *name, void *item)
{
	const char *text = json_string_value(spot->value);
	struct rule_severity *rule = item;

	rule->rule = name;
	for (int i = 0; text && i < SEVERITIES; i++)
		if (strcmp(severity_words[i], text) == 0) {
			rule->severity = (enum severity)i;
			return 0;
		}
	return spot_refuse(spot, "off, note, warning or error");
}

TAKER(take_severities)
{
	struct policy *policy = field;
	void *items = NULL;
	int status = take_named(spot, sizeof(struct rule_severity),
				take_severity, &items, &policy->severity_count);

	(void)member;
	policy->severities = items;
	return status;
}

/* Elements, each taken by a member's taker into one of items. */
static int take_elements(const struct spot *spot,
			 const struct spot_member *element, size_t size,
			 void **items, size_t *count)
{
	char *item;
	int status = 0;

	if (!json_is_array(spot->value))
		return spot_refuse(spot, "an array");
	*count = json_array_size(spot->value);
	*items = item = arena_zero(spot->arena, *count, size);
	for (size_t i = 0; i < *count; i++, item += size) {
		struct spot inner = spot_element(spot, i);

		if (element->take(&inner, element, item) < 0)
			status = -1;
	}
	return status;
}

TAKER(take_compares)
{
	static const struct spot_member slugs = {
		"compare", take_texts, 0, 2, COMPARED_MOST, false
	};
	struct policy *policy = field;
	void *items = NULL;
	int status = take_elements(spot, &slugs, sizeof(struct texts), &items,
				   &policy->compare_count);

	(void)member;
	policy->compares = items;
	return status;
}

TAKER(take_ages)
{
	static const struct spot_member members[] = {
		{ "review", take_count,
		  offsetof(struct policy, review_max_age_days), 0, DAYS_MOST,
		  false },
		{ "price", take_count,
		  offsetof(struct policy, price_max_age_days), 0, DAYS_MOST,
		  false },
		{ .name = NULL },
	};

	(void)member;
	return spot_take(spot, members, field);
}

TAKER(take_word)
{
	const char *text = json_string_value(spot->value);

	(void)member;
	if (!text || (strcmp(text, "ship") != 0 && strcmp(text, "mixed") != 0 &&
		      strcmp(text, "skip") != 0))
		return spot_refuse(spot, "ship, mixed or skip");
	*(const char **)field = arena_string(spot->arena, text);
	return 0;
}

TAKER(take_currency)
{
	const char *text = json_string_value(spot->value);

	(void)member;
	if (!text || strlen(text) != 3 ||
	    strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
		return spot_refuse(spot, "three capitals of ISO 4217");
	*(const char **)field = arena_string(spot->arena, text);
	return 0;
}

TAKER(take_require)
{
	static const struct spot_member members[] = {
		{ "verdict", take_word, offsetof(struct gate, verdict), 0, 0,
		  false },
		{ "panel_low", take_decimal, offsetof(struct gate, panel_low),
		  0, 1, false },
		{ "min_reviews", take_count, offsetof(struct gate, min_reviews),
		  1, PANEL_MOST, false },
		{ "price_max", take_decimal, offsetof(struct gate, price_max),
		  0, 1e9, false },
		{ "price_currency", take_currency,
		  offsetof(struct gate, price_currency), 0, 0, false },
		{ "max_age_days", take_count,
		  offsetof(struct gate, max_age_days), 0, DAYS_MOST, false },
		{ .name = NULL },
	};
	struct gate *gate = field;

	(void)member;
	if (spot_take(spot, members, gate) < 0)
		return -1;
	if (!json_object_size(spot->value))
		return error_add(spot->error, spot->path,
				 "'%s' is empty, want at least one requirement",
				 spot->pointer);
	if (gate->price_currency && !gate->price_max.known)
		return error_add(spot->error, spot->path,
				 "'%s' has 'price_currency', which goes with "
				 "'price_max'",
				 spot->pointer);
	return 0;
}

TAKER(take_gate)
{
	static const struct spot_member members[] = {
		{ "tool", take_text, offsetof(struct gate, tool), 0, 0, true },
		{ "require", take_require, 0, 0, 0, true },
		{ .name = NULL },
	};
	struct gate *gate = field;

	(void)member;
	gate->pointer = spot->pointer;
	return spot_take(spot, members, gate);
}

TAKER(take_gates)
{
	static const struct spot_member gate = { .take = take_gate };
	struct policy *policy = field;
	void *items = NULL;
	int status = take_elements(spot, &gate, sizeof(struct gate), &items,
				   &policy->gate_count);

	(void)member;
	policy->gates = items;
	return status;
}

TAKER(take_ignored)
{
	static const struct spot_member members[] = {
		{ "rule", take_text, offsetof(struct ignored, rule), 0, 0,
		  true },
		{ "file", take_text, offsetof(struct ignored, file), 0, 0,
		  false },
		{ "tool", take_text, offsetof(struct ignored, tool), 0, 0,
		  false },
		{ "reason", take_text, offsetof(struct ignored, reason), 0, 0,
		  true },
		{ "until", take_date, offsetof(struct ignored, until), 0, 0,
		  false },
		{ .name = NULL },
	};

	(void)member;
	return spot_take(spot, members, field);
}

TAKER(take_ignore)
{
	static const struct spot_member ignored = { .take = take_ignored };
	struct policy *policy = field;
	void *items = NULL;
	int status = take_elements(spot, &ignored, sizeof(struct ignored),
				   &items, &policy->ignored_count);

	(void)member;
	policy->ignored = items;
	return status;
}

#undef TAKER

/* Offset 0 is the whole policy, for takers of more than one field. */
static const struct spot_member members[] = {
	{ "$schema", take_nothing, 0, 0, 0, false }, /* for editors */
	{ "format", take_format, 0, 0, 0, true },
	{ "thresholds", take_thresholds, 0, 0, 0, false },
	{ "weights", take_weights, 0, 0, 0, false },
	{ "severities", take_severities, 0, 0, 0, false },
	{ "compare", take_compares, 0, 0, 0, false },
	{ "required_reviewers", take_texts,
	  offsetof(struct policy, required_reviewers), 0, PANEL_MOST, false },
	{ "max_age_days", take_ages, 0, 0, 0, false },
	{ "gates", take_gates, 0, 0, 0, false },
	{ "ignore", take_ignore, 0, 0, 0, false },
	{ "baseline", take_text, offsetof(struct policy, baseline), 0, 0,
	  false },
	{ .name = NULL },
};

int policy_read(const char *path, struct arena *arena, struct policy *policy,
		struct error *error)
{
	struct policy found = { .path = arena_string(arena, path) };
	struct spot spot = { arena, found.path, "", NULL, error };
	json_t *root;
	int status;

	if (json_file_read(found.path, &root, error) < 0)
		return -1;
	spot.value = root;
	status = spot_take(&spot, members, &found);
	json_decref(root);
	if (status < 0)
		return -1;
	if (found.baseline)
		found.baseline = json_file_join(
		    arena, json_file_folder(arena, path), found.baseline);
	*policy = found;
	return 0;
}
