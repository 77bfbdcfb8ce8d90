/* The rule on listings that are of one product and say different things. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "judge/check_rules.h"
#include "smolcmp/contradiction.h"
#include "smolcmp/memory.h"
#include "smolcmp/names.h"

const char *const facet_words[FACETS] = {
	[FACET_VERDICT] = "verdict",
	[FACET_PRICE] = "price",
	[FACET_LICENSE] = "license",
};

/* What has a name, and of each facet the first tool that says anything. */
struct product {
	const struct tool *first[FACETS];
};

struct listings {
	const struct checking *checking;
	void (*take)(void *context, const struct contradiction *found);
	void *context;
	struct arena arena; /* of names */
	struct names names; /* of products, by what is the same of them */
	struct product *products;
	size_t capacity;
	bool told[FACETS]; /* of the tool at hand */
};

static enum word word_of(const struct checking *checking,
			 const struct tool *tool)
{
	return check_has_all_reviews(checking, tool)
		   ? yardstick_word(checking->terms->yardstick, tool)
		   : WORD_UNRATED;
}

static bool says(const struct checking *checking, const struct tool *tool,
		 enum facet facet)
{
	switch (facet) {
	case FACET_VERDICT:
		return word_of(checking, tool) != WORD_UNRATED;
	case FACET_PRICE:
		return tool->price.amount.known;
	case FACET_LICENSE:
		return tool->license != NULL;
	case FACETS:
		break;
	}
	return false;
}

static bool disagree(const struct checking *checking, const struct tool *a,
		     const struct tool *b, enum facet facet)
{
	switch (facet) {
	case FACET_VERDICT:
		return word_of(checking, a) != word_of(checking, b);
	case FACET_PRICE:
		return price_is_comparable(&a->price, &b->price) &&
		       price_compare(&a->price, &b->price) != 0;
	case FACET_LICENSE:
		return strcasecmp(a->license, b->license) != 0;
	case FACETS:
		break;
	}
	return false;
}

const char *facet_text(enum facet facet, const struct yardstick *yardstick,
		       const struct tool *tool, struct arena *arena)
{
	switch (facet) {
	case FACET_VERDICT:
		return verdict_token(yardstick_word(yardstick, tool));
	case FACET_PRICE:
		return price_text(arena, &tool->price);
	case FACET_LICENSE:
		return tool->license;
	case FACETS:
		break;
	}
	return "";
}

/* Add a finding; context is what the rule works on. */
static void add(void *context, const struct contradiction *found)
{
	const struct checking *checking = context;
	const struct yardstick *yardstick = checking->terms->yardstick;
	struct arena *arena = checking->findings->arena;
	const struct tool *tool = found->tool;
	const struct tool *first = found->first;

	check_add(checking, tool->place, tool,
		  arena_printf(
		      arena,
		      "%s of '%s' is '%s', and that of '%s' at %s:%llu:%llu, "
		      "which has the same %s, is '%s'",
		      facet_words[found->facet], tool->slug,
		      facet_text(found->facet, yardstick, tool, arena),
		      first->slug, first->place.file,
		      (unsigned long long)first->place.line,
		      (unsigned long long)first->place.column, found->same,
		      facet_text(found->facet, yardstick, first, arena)));
}

/* The product of this name is what tool is a listing of. */
static void list(struct listings *listings, const struct tool *tool,
		 const char *name, const char *same)
{
	const struct checking *checking = listings->checking;
	struct product *product;
	uint32_t number;
	bool added;

	number = names_add(&listings->names, &listings->arena, name, &added);
	if (added) {
		listings->products =
		    memory_grow(listings->products, number, &listings->capacity,
				sizeof(*listings->products));
		memset(&listings->products[number], 0,
		       sizeof(*listings->products));
	}
	product = &listings->products[number];
	for (int i = 0; i < FACETS; i++) {
		enum facet facet = (enum facet)i;
		const struct tool **first = &product->first[i];

		if (!says(checking, tool, facet))
			continue;
		if (!*first)
			*first = tool;
		if (listings->told[i] ||
		    !disagree(checking, *first, tool, facet))
			continue;
		listings->take(
		    listings->context,
		    &(struct contradiction){ tool, *first, facet, same });
		listings->told[i] = true;
	}
}

/* Without what parts of names are joined by, or not. */
static void list_name(struct listings *listings, const struct tool *tool,
		      const char *name, const char *same)
{
	char *key = arena_printf(&listings->arena, "n%s",
				 check_words(&listings->arena, name));
	char *to = key;

	/* A name in no letters that are known is none to go by. */
	if (!key[1])
		return;
	for (const char *at = key; *at; at++)
		if (*at != ' ')
			*to++ = *at;
	*to = '\0';
	list(listings, tool, key, same);
}

/* Without scheme, "www.", case of the host and last slash. */
static void list_homepage(struct listings *listings, const struct tool *tool)
{
	const char *at = tool->detail->homepage;
	const char *scheme = at ? strstr(at, "://") : NULL;
	size_t length;
	char *key;

	if (scheme)
		at = scheme + 3;
	if (!at || !at[0])
		return;
	if (strncasecmp(at, "www.", 4) == 0)
		at += 4;
	key = arena_printf(&listings->arena, "h%s", at);
	length = strlen(key);
	while (length > 1 && key[length - 1] == '/')
		key[--length] = '\0';
	for (char *byte = key; *byte && *byte != '/'; byte++)
		if (*byte >= 'A' && *byte <= 'Z')
			*byte = (char)(*byte + 'a' - 'A');
	list(listings, tool, key, "homepage");
}

static void list_tool(struct listings *listings, const struct tool *tool)
{
	const struct tool_detail *detail = tool->detail;

	memset(listings->told, 0, sizeof(listings->told));
	for (size_t i = 0; i < detail->listing_count; i++)
		list(listings, tool,
		     arena_printf(&listings->arena, "s%s\n%s",
				  detail->listings[i].kind,
				  detail->listings[i].id),
		     "source");
	list_homepage(listings, tool);
	list_name(listings, tool, tool->slug, "name");
	list_name(listings, tool, tool->name, "name");
	for (size_t i = 0; i < tool->aliases.count; i++)
		list_name(listings, tool, tool->aliases.items[i], "alias");
}

static void find(struct listings *listings)
{
	const struct catalog *catalog = listings->checking->catalog;

	arena_init(&listings->arena);
	names_init(&listings->names);
	for (size_t i = 0; i < catalog->tool_count; i++)
		if (check_is_defined(&catalog->tools[i]))
			list_tool(listings, &catalog->tools[i]);
	names_release(&listings->names);
	arena_release(&listings->arena);
	free(listings->products);
}

void check_contradictory_listings(const struct checking *checking)
{
	struct listings listings = { .checking = checking,
				     .take = add,
				     .context = (void *)checking };

	find(&listings);
}

void contradictions_find(const struct catalog *catalog,
			 const struct yardstick *yardstick,
			 void (*take)(void *context,
				      const struct contradiction *found),
			 void *context)
{
	struct check_terms terms = { .yardstick = yardstick };
	struct checking checking = { .catalog = catalog, .terms = &terms };
	struct listings listings = { .checking = &checking,
				     .take = take,
				     .context = context };

	find(&listings);
}
