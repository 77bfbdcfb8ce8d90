/* Models of the Hugging Face Hub: /api/models/ORG/NAME, or /api/models/NAME for
 * some that are older than organisations. */
#include <string.h>

#include "live/kind.h"
#include "live/member.h"
#include "smolcmp/spdx.h"

enum {
	PART_LONGEST = 96,  /* of an id; the hub's own limit */
	LIST_LONGEST = 1000 /* bytes of all names of licences */
};

static bool is_part_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || strchr("._-", byte);
}

/* True of an organisation or a name, by the hub's rules; nothing in it would
 * have to be encoded in a path. */
static bool is_part(const char *text, size_t length)
{
	if (!length || length > PART_LONGEST || strchr(".-", text[0]) ||
	    strchr(".-", text[length - 1]))
		return false;
	for (size_t i = 0; i < length; i++) {
		bool twice = i && text[i] == text[i - 1];

		if (!text[i] || !is_part_byte(text[i]) ||
		    (twice && strchr(".-", text[i])))
			return false;
	}
	return true;
}

static bool is_id(const char *id)
{
	size_t first = strcspn(id, "/");

	return is_part(id, first) &&
	       (!id[first] || is_part(id + first + 1, strlen(id + first + 1)));
}

static const char *path(const char *id, struct arena *arena)
{
	return is_id(id) ? arena_printf(arena, "/api/models/%s", id) : NULL;
}

/* Whoever asks without a token gets 401 for what is not there, and for what is
 * private; with one that means that the token is wrong. */
static bool is_gone(const struct live_refusal *refusal)
{
	unsigned code = refusal->code;

	return refusal->error &&
	       (code == 404 || code == 410 || (code == 401 && !refusal->token));
}

/* What the hub calls otherwise than SPDX, but for case. Its other names either
 * are of SPDX or say too little, such as "bsd" and "other". */
static const struct {
	const char *called;
	const char *spdx;
} names[] = {
	{ "c-uda", "C-UDA-1.0" },
	{ "odbl", "ODbL-1.0" },
	{ "odc-by", "ODC-By-1.0" },
	{ "pddl", "PDDL-1.0" },
};

static const char *spdx_of(const char *called, struct arena *arena)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i].called, called) == 0)
			return names[i].spdx;
	return spdx_find(called, strlen(called), arena);
}

/* The licence among the tags: "license:mit". */
static const char *find_tag(const json_t *tags, struct arena *arena)
{
	static const char start[] = "license:";
	const json_t *tag;
	size_t i;

	json_array_foreach(tags, i, tag)
	{
		const char *text = json_string_value(tag);

		if (text && json_string_length(tag) <= MEMBER_LONGEST &&
		    strncmp(text, start, sizeof(start) - 1) == 0)
			return arena_string(arena, text + sizeof(start) - 1);
	}
	return NULL;
}

/* Several with commas between, each by its name of SPDX if it has one; one is
 * called as it is there. */
static const char *read_list(const json_t *list, struct arena *arena,
			     const char **called)
{
	const char *told = NULL;
	const json_t *one;
	size_t i;

	json_array_foreach(list, i, one)
	{
		const char *name = json_string_value(one);
		const char *listed = NULL;

		if (!name || json_string_length(one) > MEMBER_LONGEST ||
		    (told && strlen(told) > LIST_LONGEST))
			return "'license' is not a short text, nor a short "
			       "list of such";
		if (json_array_size(list) > 1)
			listed = spdx_of(name, arena);
		told = arena_printf(arena, "%s%s%s", told ? told : "",
				    told ? ", " : "", listed ? listed : name);
	}
	*called = told;
	return NULL;
}

static const char *read_card(const json_t *card, struct arena *arena,
			     const char **called)
{
	const json_t *license = json_object_get(card, "license");

	return json_is_array(license)
		   ? read_list(license, arena, called)
		   : member_text(card, "license", arena, called);
}

/* What the card says, else what the tags do. */
static const char *read_license(const json_t *answer, struct arena *arena,
				struct live_facts *facts)
{
	const json_t *card = NULL, *tags = NULL;
	const char *problem = member_object(answer, "cardData", arena, &card);

	if (!problem)
		problem = member_array(answer, "tags", arena, &tags);
	if (!problem)
		problem = read_card(card, arena, &facts->called);
	if (!problem && !facts->called)
		facts->called = find_tag(tags, arena);
	/* The hub has a name for nothing, too. */
	if (facts->called &&
	    (!facts->called[0] || strcmp(facts->called, "unknown") == 0))
		facts->called = NULL;
	if (!problem && facts->called)
		facts->license = spdx_of(facts->called, arena);
	return problem;
}

/* false, "auto" or "manual" */
static const char *read_gated(const json_t *answer, struct arena *arena,
			      struct live_facts *facts)
{
	const json_t *gated = json_object_get(answer, "gated");
	const char *how = json_string_value(gated);

	if (how && strcmp(how, "auto") != 0 && strcmp(how, "manual") != 0)
		return "'gated' is not false, 'auto' or 'manual'";
	if (!how)
		return member_flag(answer, "gated", arena, &facts->gated);
	facts->gated = FLAG_YES;
	return NULL;
}

static const char *read_id(const json_t *answer, struct arena *arena,
			   struct live_facts *facts)
{
	const char *id = NULL;
	const char *problem = member_text(answer, "id", arena, &id);

	if (!problem && !id)
		problem = member_text(answer, "modelId", arena, &id);
	if (!problem && (!id || !is_id(id)))
		problem = "'id' is no id of a model";
	if (!problem)
		facts->id = id;
	return problem;
}

static const char *read_parameters(const json_t *answer, struct arena *arena,
				   struct live_facts *facts)
{
	const json_t *tensors = NULL;
	const char *problem =
	    member_object(answer, "safetensors", arena, &tensors);

	return problem
		   ? problem
		   : member_count(tensors, "total", arena, &facts->parameters);
}

static const char *read(const json_t *answer, struct arena *arena,
			struct live_facts *facts)
{
	enum flag disabled = FLAG_ABSENT;
	const char *problem = read_id(answer, arena, facts);

	if (!problem)
		problem = read_license(answer, arena, facts);
	if (!problem)
		problem = read_parameters(answer, arena, facts);
	if (!problem)
		problem =
		    member_count(answer, "downloads", arena, &facts->downloads);
	if (!problem)
		problem = member_count(answer, "likes", arena, &facts->likes);
	if (!problem)
		problem = member_day(answer, "lastModified", arena,
				     &facts->last_modified);
	if (!problem)
		problem = read_gated(answer, arena, facts);
	if (!problem)
		problem = member_flag(answer, "disabled", arena, &disabled);
	facts->state = disabled == FLAG_YES ? LIVE_DISABLED : LIVE_THERE;
	return problem;
}

const struct live_kind live_huggingface = {
	.name = "huggingface",
	.base = "https://huggingface.co",
	.variable = "SMOLCMP_HF_ENDPOINT",
	.token = "HF_TOKEN",
	.path = path,
	.is_gone = is_gone,
	.read = read,
};
