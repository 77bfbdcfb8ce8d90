/*
 * Small catalogs drawn in a few characters a tool, for tests of what is made
 * of them. Included by tests after cmocka.
 */
#ifndef TESTS_SKETCH_H
#define TESTS_SKETCH_H

#include <stdio.h>
#include <string.h>

#include "smolcmp/catalog.h"
#include "smolcmp/compare.h"

struct sketch {
	const char *slug;    /* its name in capitals is the name */
	const char *panel;   /* by reviewer r1, r2...: + ship, - skip, . none */
	uint64_t ship, skip; /* votes; none when both are 0 */
	const char *price;   /* "5 USD" or NULL, for a month */
	const char *license;
	const char *best_for;
	enum price_period per; /* PER_ABSENT: a month */
	const char *category;
	const char *homepage;
	struct date added;
};

static inline void sketch_take(struct record_sink *sink, struct record record,
			       struct error *error)
{
	record.place = (struct place){ .file = "sketch", .line = 1 };
	sink->take(sink->context, &record, error);
}

static inline void sketch_price(const struct sketch *sketch,
				struct price *price)
{
	if (!sketch->price)
		return;
	assert_int_equal(sscanf(sketch->price, "%lf %3s", &price->amount.value,
				price->currency),
			 2);
	price->amount.known = true;
	price->per = sketch->per ? sketch->per : PER_MONTH;
}

static inline void sketch_tool(struct record_sink *sink,
			       const struct sketch *sketch, struct error *error)
{
	char name[100];
	struct tool_record tool = { .slug = sketch->slug,
				    .category = sketch->category,
				    .license = sketch->license,
				    .added = sketch->added,
				    .detail.best_for = sketch->best_for,
				    .detail.homepage = sketch->homepage };
	struct votes_record votes = { .tool = sketch->slug,
				      .ship = { true, sketch->ship },
				      .skip = { true, sketch->skip } };

	snprintf(name, sizeof(name), "%s", sketch->slug);
	for (char *at = name; *at; at++)
		if (*at >= 'a' && *at <= 'z')
			*at = (char)(*at - 'a' + 'A');
	tool.name = arena_string(sink->arena, name);
	sketch_price(sketch, &tool.pricing.entry);
	sketch_take(sink, (struct record){ .kind = RECORD_TOOL, .tool = &tool },
		    error);
	for (size_t i = 0; sketch->panel[i]; i++) {
		char reviewer[16];
		struct review_record review = { .tool = sketch->slug,
						.reviewer = reviewer,
						.verdict =
						    sketch->panel[i] == '+'
							? VERDICT_SHIP
							: VERDICT_SKIP };

		snprintf(reviewer, sizeof(reviewer), "r%zu", i + 1);
		if (sketch->panel[i] != '.')
			sketch_take(sink,
				    (struct record){ .kind = RECORD_REVIEW,
						     .review = &review },
				    error);
	}
	if (sketch->ship + sketch->skip)
		sketch_take(
		    sink,
		    (struct record){ .kind = RECORD_VOTES, .votes = &votes },
		    error);
}

/* The catalog of these tools, up to the first without a slug. */
static inline void sketch_catalog(struct catalog *catalog,
				  const struct sketch *tools)
{
	struct record_sink sink;
	struct error error;

	error_init(&error);
	catalog_init(catalog);
	sink = catalog_sink(catalog, NULL, NULL);
	for (; tools->slug; tools++)
		sketch_tool(&sink, tools, &error);
	assert_int_equal(catalog_finish(catalog, (struct date){ 0 }, &error),
			 0);
}

/* Compare all of its tools. */
static inline void sketch_compare(const struct catalog *catalog,
				  struct comparison *comparison)
{
	const struct tool *tools[COMPARE_MOST];

	for (size_t i = 0; i < catalog->tool_count; i++)
		tools[i] = &catalog->tools[i];
	compare_tools(catalog, &yardstick_usual, tools, catalog->tool_count,
		      comparison);
}

#endif
