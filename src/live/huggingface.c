/* Models of the Hugging Face Hub: /api/models/ORG/NAME. */
#include <string.h>

#include "live/kind.h"
#include "live/member.h"
#include "smolcmp/spdx.h"

enum { PART_LONGEST = 96 }; /* of an id; the hub's own limit */

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

	return id[first] && is_part(id, first) &&
	       is_part(id + first + 1, strlen(id + first + 1));
}

static const char *path(const char *id, struct arena *arena)
{
	return is_id(id) ? arena_printf(arena, "/api/models/%s", id) : NULL;
}

/* Whoever asks without a token gets 401 for what is not there, and for what is
 * private; with one that means that the token is wrong. */
static bool is_gone(unsigned code, bool token)
{
	return code == 404 || code == 410 || (code == 401 && !token);
}

/* What the hub calls otherwise than SPDX, but for case. Its other names either
 * are of SPDX or say too little, such as "bsd" and "other". */
static const struct {
	const char *called;
	const char *spdx;
} names[] = {
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

/* A card may name several; a list of one is that one. */
static const char *read_card(const json_t *card, struct arena *arena,
			     const char **called)
{
	const json_t *license = json_object_get(card, "license");
	json_t *only;
	const char *problem;

	if (json_array_size(license) > 1) {
		*called = "several";
		return NULL;
	}
	if (!json_is_array(license))
		return member_text(card, "license", arena, called);
	only = json_pack("{s:O?}", "license", json_array_get(license, 0));
	problem = member_text(only, "license", arena, called);
	json_decref(only);
	return problem;
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
		problem = "'id' is not ORG/NAME";
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
