/* Rules on what tools cost, and on what they say of it. */
#include <string.h>
#include <strings.h>

#include "judge/check_rules.h"

static void look_stale(const struct checking *checking, const struct tool *tool)
{
	struct arena *arena = checking->findings->arena;
	uint64_t most = checking->terms->price_max_age.value;
	int64_t age;

	if (!tool->price.amount.known)
		return;
	if (!date_is_known(tool->price_checked)) {
		check_add(checking, tool->place, tool,
			  arena_printf(arena,
				       "price of '%s' has no date of being "
				       "checked, want at most %llu days",
				       tool->slug, (unsigned long long)most));
		return;
	}
	age = check_age(checking, tool->price_checked);
	if (age > (int64_t)most)
		check_add(checking, tool->place, tool,
			  arena_printf(arena,
				       "price of '%s' was checked %lld days "
				       "ago, want at most %llu",
				       tool->slug, (long long)age,
				       (unsigned long long)most));
}

void check_stale_price(const struct checking *checking)
{
	if (checking->terms->price_max_age.known)
		check_each_tool(checking, look_stale);
}

/* What words can claim. */
enum claim { CLAIM_NONE, CLAIM_FREE, CLAIM_OPEN, CLAIM_PAID };

static const struct {
	const char *words; /* as check_words() gives them */
	enum claim claim;
} tag_claims[] = {
	{ "free", CLAIM_FREE },		  { "gratis", CLAIM_FREE },
	{ "free of charge", CLAIM_FREE }, { "open source", CLAIM_OPEN },
	{ "opensource", CLAIM_OPEN },	  { "oss", CLAIM_OPEN },
	{ "foss", CLAIM_OPEN },		  { "open weights", CLAIM_OPEN },
	{ "open weight", CLAIM_OPEN },	  { "paid", CLAIM_PAID },
	{ "commercial", CLAIM_PAID },
};

/* How the identifiers of licences begin that leave anybody free to use a
 * program; there are more, but a price beside them is rarer still. */
static const char *const open_licenses[] = {
	"0BSD", "AGPL-", "Apache-", "BSD-", "BSL-1.0",	 "CC0-", "GPL-",
	"ISC",	"LGPL-", "MIT",	    "MPL-", "Unlicense", "Zlib",
};

static enum claim tag_claim(struct arena *arena, const char *tag)
{
	const char *words = check_words(arena, tag);

	for (size_t i = 0; i < sizeof(tag_claims) / sizeof(*tag_claims); i++)
		if (strcmp(tag_claims[i].words, words) == 0)
			return tag_claims[i].claim;
	return CLAIM_NONE;
}

static bool is_inner(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
	       byte == '-' || byte == '_' || (unsigned char)byte >= 0x80;
}

/* Where word stands in text by itself, neither in another nor joined to one
 * by a dash; NULL when it does not. */
static const char *find_word(const char *text, const char *word)
{
	size_t length = strlen(word);
	const char *at = text;

	for (; *at; at++)
		if (strncasecmp(at, word, length) == 0 &&
		    (at == text || !is_inner((char)(at[-1] | 0x20))) &&
		    !is_inner((char)(at[length] | 0x20)))
			return at;
	return NULL;
}

/* "free", but not "free trial" and the like. */
static bool says_free(const char *text)
{
	static const char *const parts[] = { " trial", " tier", " plan",
					     " from", " of " };
	const char *at = find_word(text, "free");

	for (size_t i = 0; at && i < sizeof(parts) / sizeof(*parts); i++)
		if (strncasecmp(at + 4, parts[i], strlen(parts[i])) == 0)
			return strncasecmp(at + 4, " of charge", 10) == 0;
	return at != NULL;
}

static enum claim tagline_claim(const char *text)
{
	if (says_free(text))
		return CLAIM_FREE;
	if (find_word(text, "open source") || find_word(text, "open-source"))
		return CLAIM_OPEN;
	return CLAIM_NONE;
}

static enum claim license_claim(const char *license)
{
	if (strchr(license, ' '))
		return CLAIM_NONE; /* a choice of terms, or exceptions */
	for (size_t i = 0; i < sizeof(open_licenses) / sizeof(*open_licenses);
	     i++)
		if (strncmp(license, open_licenses[i],
			    strlen(open_licenses[i])) == 0)
			return CLAIM_OPEN;
	return CLAIM_NONE;
}

static bool contradicts(enum claim claim, const struct tool *tool)
{
	struct decimal amount = tool->price.amount;
	bool costs = amount.known && amount.value > 0;
	bool nothing = amount.known && !(amount.value > 0);

	switch (claim) {
	case CLAIM_FREE:
		return tool->pricing != PRICING_FREEMIUM &&
		       (costs || (tool->pricing == PRICING_PAID && !nothing));
	case CLAIM_OPEN:
		return tool->pricing == PRICING_PAID && !nothing;
	case CLAIM_PAID:
		return tool->pricing == PRICING_FREE ||
		       (tool->pricing == PRICING_ABSENT && nothing);
	case CLAIM_NONE:
		break;
	}
	return false;
}

/* What a tool costs, to end a sentence. */
static const char *cost_of(struct arena *arena, const struct tool *tool)
{
	const char *model = pricing_model_words[tool->pricing];

	if (!tool->price.amount.known)
		return arena_printf(arena, "its pricing is '%s'", model);
	return arena_printf(arena, "its price is %s",
			    price_text(arena, &tool->price));
}

/* Complain of a claim that what the tool costs contradicts. */
static bool refute(const struct checking *checking, const struct tool *tool,
		   enum claim claim, const char *where, const char *text)
{
	static const char *const words[] = { [CLAIM_FREE] = "free",
					     [CLAIM_OPEN] = "open",
					     [CLAIM_PAID] = "paid" };
	struct arena *arena = checking->findings->arena;

	if (!contradicts(claim, tool))
		return false;
	check_add(checking, tool->place, tool,
		  arena_printf(arena, "%s '%s' calls '%s' %s, and %s", where,
			       text, tool->slug, words[claim],
			       cost_of(arena, tool)));
	return true;
}

static bool refute_model(const struct checking *checking,
			 const struct tool *tool)
{
	struct decimal amount = tool->price.amount;
	struct arena *arena = checking->findings->arena;

	if (!amount.known || (amount.value > 0 ? tool->pricing != PRICING_FREE
					       : tool->pricing != PRICING_PAID))
		return false;
	check_add(checking, tool->place, tool,
		  arena_printf(arena, "pricing of '%s' is '%s', and %s",
			       tool->slug, pricing_model_words[tool->pricing],
			       cost_of(arena, tool)));
	return true;
}

/* One finding a tool: whoever mends it looks at all of them. */
static void look_words(const struct checking *checking, const struct tool *tool)
{
	const char *tagline = tool->detail->tagline;
	const char *license = tool->license;

	if (refute_model(checking, tool))
		return;
	for (size_t i = 0; i < tool->tags.count; i++)
		if (refute(checking, tool,
			   tag_claim(checking->findings->arena,
				     tool->tags.items[i]),
			   "tag", tool->tags.items[i]))
			return;
	if (tagline &&
	    refute(checking, tool, tagline_claim(tagline), "tagline", tagline))
		return;
	if (license)
		refute(checking, tool, license_claim(license), "license",
		       license);
}

void check_price_text(const struct checking *checking)
{
	check_each_tool(checking, look_words);
}
