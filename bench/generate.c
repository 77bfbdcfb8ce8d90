/*
 * Writes verdict data, the same for the same arguments.
 *
 * usage: generate FORM COUNT [REVIEWERS [QUOTE_LENGTH [PERCENT]]]
 *
 * FORM is document, lines, shuffled (the same lines in another order) or
 * ballots. COUNT is that of tools, or of ballots, which are on 500 tools by
 * up to a tenth as many voters. Of all reviews that there could be, PERCENT
 * are there.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[] = {
	"model",   "weights", "latency", "licence", "phone",   "edge",
	"vision",  "tokens",  "cost",	 "release", "context", "memory",
	"serving", "fine",    "tuning",	 "quality", "risk",    "maker",
	"claim",   "bench",   "buyer",	 "moat",    "offline", "privacy",
	"tooling", "default", "update",	 "support", "threat",  "lead",
};

enum { WORDS = sizeof(words) / sizeof(*words), BALLOT_TOOLS = 500 };

/* What is asked for. */
struct shape {
	long count;
	long reviewers;
	size_t quote;
	long percent;
	bool lines;
};

/* SplitMix64: what is drawn hangs on the seed alone, so that any record can be
 * made without those before it. */
static uint64_t draw(uint64_t *seed)
{
	uint64_t z = *seed += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

static void put_prose(uint64_t *seed, size_t length)
{
	size_t written = 0;

	while (written < length) {
		uint64_t drawn = draw(seed);
		const char *word = words[drawn % WORDS];

		written +=
		    (size_t)printf("%s%s", word, drawn >> 40 & 15 ? " " : ", ");
	}
}

/* Begin a record, which in lines says its kind. */
static void begin(const struct shape *shape, const char *kind, bool first)
{
	if (shape->lines)
		printf("{\"type\":\"%s\",", kind);
	else
		printf("%s{", first ? "" : ",\n");
}

static void end(const struct shape *shape)
{
	fputs(shape->lines ? "}\n" : "}", stdout);
}

static void put_tool(const struct shape *shape, long tool)
{
	uint64_t seed = (uint64_t)tool;

	begin(shape, "tool", tool == 0);
	printf("\"slug\":\"tool-%06ld\",\"name\":\"Tool %ld\",\"category\":"
	       "\"Category %ld\",\"license\":\"MIT\",\"tags\":[\"generated\","
	       "\"tag-%ld\"],\"tagline\":\"",
	       tool, tool, tool % 20, tool % 7);
	put_prose(&seed, 60);
	putchar('"');
	end(shape);
}

static void put_reviewer(const struct shape *shape, long reviewer)
{
	begin(shape, "reviewer", reviewer == 0);
	printf("\"id\":\"reviewer-%ld\",\"name\":\"Reviewer %ld\"", reviewer,
	       reviewer);
	end(shape);
}

/* One of all reviews that there could be, if it is there. */
static bool put_review(const struct shape *shape, long number, bool first)
{
	uint64_t seed = (uint64_t)number + (1ull << 40);
	uint64_t drawn = draw(&seed);
	long tool = number / shape->reviewers;

	if ((long)(drawn % 100) >= shape->percent)
		return false;
	begin(shape, "review", first);
	printf("\"tool\":\"tool-%06ld\",\"reviewer\":\"reviewer-%ld\","
	       "\"verdict\":\"%s\",\"score\":%d,\"date\":\"2026-%02d-%02d\","
	       "\"quote\":\"",
	       tool, number % shape->reviewers,
	       drawn >> 20 & 3 ? "ship" : "skip",
	       20 + (int)((drawn >> 30) % 80), 1 + (int)((drawn >> 40) % 10),
	       1 + (int)((drawn >> 50) % 28));
	put_prose(&seed, shape->quote);
	putchar('"');
	end(shape);
	return true;
}

static void put_votes(const struct shape *shape, long tool)
{
	uint64_t seed = (uint64_t)tool + (1ull << 41);
	uint64_t drawn = draw(&seed);

	begin(shape, "votes", tool == 0);
	printf("\"tool\":\"tool-%06ld\",\"ship\":%d,\"skip\":%d", tool,
	       (int)(drawn % 2000), (int)((drawn >> 20) % 900));
	end(shape);
}

static void put_array(const struct shape *shape, const char *name)
{
	if (!shape->lines)
		printf("%s\"%s\":[\n", strcmp(name, "tools") == 0 ? "" : "],\n",
		       name);
}

static void put_all(const struct shape *shape)
{
	bool first = true;

	if (!shape->lines)
		fputs("{\"format\":\"smolcmp/1\",\"title\":\"Generated\",",
		      stdout);
	put_array(shape, "tools");
	for (long i = 0; i < shape->count; i++)
		put_tool(shape, i);
	put_array(shape, "reviewers");
	for (long i = 0; i < shape->reviewers; i++)
		put_reviewer(shape, i);
	put_array(shape, "reviews");
	for (long i = 0; i < shape->count * shape->reviewers; i++)
		first &= !put_review(shape, i, first);
	put_array(shape, "votes");
	for (long i = 0; i < shape->count; i++)
		put_votes(shape, i);
	if (!shape->lines)
		fputs("]}\n", stdout);
}

/* Every record once, in steps that have no factor in common with how many
 * there are. */
static void put_shuffled(const struct shape *shape)
{
	long reviews = shape->count * shape->reviewers;
	long all = shape->count * 2 + shape->reviewers + reviews;
	long at = 0;

	for (long i = 0; i < all; i++) {
		long record = at = (at + 1000000007L) % all;

		if (record < shape->count)
			put_tool(shape, record);
		else if ((record -= shape->count) < shape->count)
			put_votes(shape, record);
		else if ((record -= shape->count) < shape->reviewers)
			put_reviewer(shape, record);
		else
			put_review(shape, record - shape->reviewers, false);
	}
}

static void put_ballots(const struct shape *shape)
{
	uint64_t seed = 1;
	uint64_t voters = (uint64_t)shape->count / 10 + 1;

	for (long i = 0; i < BALLOT_TOOLS; i++)
		put_tool(shape, i);
	fputs(
	    "{\"type\":\"review\",\"tool\":\"tool-000000\",\"reviewer\":\"r\","
	    "\"verdict\":\"ship\"}\n",
	    stdout);
	for (long i = 0; i < shape->count; i++) {
		uint64_t drawn = draw(&seed), other = draw(&seed);

		printf("{\"type\":\"ballot\",\"tool\":\"tool-%06d\",\"voter\":"
		       "\"voter-%08llu\",\"verdict\":\"%s\",\"date\":"
		       "\"2026-%02d-%02d\"}\n",
		       (int)(drawn % BALLOT_TOOLS),
		       (unsigned long long)(other % voters),
		       drawn >> 20 & 3 ? "ship" : "skip",
		       1 + (int)((drawn >> 30) % 10),
		       1 + (int)((drawn >> 40) % 28));
	}
}

int main(int argc, char **argv)
{
	long numbers[] = { 0, 7, 800, 100 };
	struct shape shape;

	if (argc < 3 || argc > 6)
		return 2;
	for (int i = 2; i < argc; i++)
		numbers[i - 2] = atol(argv[i]);
	shape = (struct shape){ .count = numbers[0],
				.reviewers = numbers[1],
				.quote = (size_t)numbers[2],
				.percent = numbers[3],
				.lines = strcmp(argv[1], "document") != 0 };
	if (strcmp(argv[1], "ballots") == 0)
		put_ballots(&shape);
	else if (strcmp(argv[1], "shuffled") == 0)
		put_shuffled(&shape);
	else
		put_all(&shape);
	return fclose(stdout) == 0 ? 0 : 1;
}
