/*
 * Verdict data as records, the words that the reading and the keeping side
 * share. What each member means stands in README.md ("Data").
 *
 * An absent text is NULL, an absent date unknown, an absent number not known;
 * none of them is ever zero. Strings are UTF-8 as read.
 */
#ifndef SMOLCMP_RECORD_H
#define SMOLCMP_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smolcmp/date.h"
#include "smolcmp/place.h"

struct arena;

enum { SLUG_LONGEST = 100 }; /* bytes of slugs and ids */

struct texts {
	const char **items;
	size_t count;
};

/* True when one of them is this text. */
bool texts_have(const struct texts *texts, const char *text);

struct decimal {
	bool known;
	double value; /* finite, never -0 */
};

struct count {
	bool known;
	uint64_t value; /* at most 1e12 */
};

enum flag { FLAG_ABSENT, FLAG_NO, FLAG_YES };

enum verdict { VERDICT_SKIP, VERDICT_SHIP };

enum pricing_model {
	PRICING_ABSENT,
	PRICING_FREE,
	PRICING_FREEMIUM,
	PRICING_PAID,
	PRICING_USAGE,
	PRICING_CONTACT,
	PRICING_MODELS,
};

enum price_period {
	PER_ABSENT,
	PER_MONTH,
	PER_YEAR,
	PER_SEAT_MONTH,
	PER_SEAT_YEAR,
	PER_ONCE,
	PER_REQUEST,
	PER_1M_INPUT_TOKENS,
	PER_1M_OUTPUT_TOKENS,
	PER_OTHER,
	PRICE_PERIODS,
};

/* What a price is for, whether it is paid by the month or by the year. The
 * order is that of prices in a list; what is absent comes last. */
enum price_unit {
	UNIT_ABSENT,
	UNIT_MONTH,
	UNIT_SEAT_MONTH,
	UNIT_ONCE,
	UNIT_REQUEST,
	UNIT_1M_INPUT_TOKENS,
	UNIT_1M_OUTPUT_TOKENS,
	UNIT_OTHER,
	PRICE_UNITS,
};

/* By whose word two tools are held against each other. */
enum pair_source { PAIR_PANEL, PAIR_COMMUNITY, PAIR_SOURCES };

/* The words of the data format, by value; NULL for the absent one. */
extern const char *const verdict_words[2];
extern const char *const pricing_model_words[PRICING_MODELS];
extern const char *const price_period_words[PRICE_PERIODS];
extern const char *const price_unit_words[PRICE_UNITS];
extern const char *const pair_source_words[PAIR_SOURCES];

/* A period for people: "per seat and month"; NULL for the absent one. */
extern const char *const price_period_phrases[PRICE_PERIODS];

struct price {
	struct decimal amount; /* 0 to 1e9; not known: no price was given */
	char currency[4];      /* ISO 4217; empty with an unknown amount */
	enum price_period per;
};

/* What a price of this period is for. */
enum price_unit price_unit_of(enum price_period per);

/* The amount for a month, per seat where it is per seat, with the 15 digits
 * that decimals have; a year has twelve months. Not known where the price is
 * not for a span of time. */
struct decimal price_monthly(const struct price *price);

/* What a known price is compared by: the amount for a month if there is one,
 * else the amount as it is. */
double price_rate(const struct price *price);

/* True when nothing differs, or both are unknown. */
bool price_is_same(const struct price *a, const struct price *b);

/* True when both prices are known and one can be held against the other: in
 * the same currency and for the same unit, which is not that of "other", since
 * that may be anything; or one of them is nothing, which costs the same
 * everywhere. Two that name no period are taken to mean the same one. */
bool price_is_comparable(const struct price *a, const struct price *b);

/* Less than, equal to or greater than 0 as a costs less than, as much as or
 * more than b; they are comparable. */
int price_compare(const struct price *a, const struct price *b);

/* A known price for people, in arena: "free", "20 USD per month",
 * "100 USD per year (about 8.33 USD per month)". */
const char *price_text(struct arena *arena, const struct price *price);

struct plan {
	const char *name;
	struct price price;
};

struct pricing {
	enum pricing_model model;
	struct price entry;
	const struct plan *plans;
	size_t plan_count;
	const char *note;
	const char *url;
	struct date checked;
};

struct benchmark {
	const char *name;
	struct decimal score;
	const char *claim;
	const char *unit;
	enum flag higher_is_better;
	const char *source;
	enum flag self_reported;
};

struct facts {
	struct count parameters;
	struct count downloads;
	struct count likes;
	enum flag gated;
	struct date last_modified;
	struct date checked;
};

struct listing { /* an entry of "sources": where a tool is listed */
	const char *kind;
	const char *id;
	const char *url;
	struct date checked;
};

struct stated {
	struct decimal panel_ship_percent; /* 0 to 100 */
	struct decimal community_ship_percent;
};

/* What is told only of a tool that was asked for. */
struct tool_detail {
	const char *tagline;
	const char *description;
	const char *best_for;
	const char *homepage;
	struct texts alternatives;
	const struct benchmark *benchmarks;
	size_t benchmark_count;
	struct facts facts;
	const struct listing *listings;
	size_t listing_count;
	struct stated stated;
};

struct tool_record {
	const char *slug;
	const char *name;
	struct texts aliases;
	const char *vendor;
	const char *category;
	const char *license;
	struct date released;
	struct date added;
	struct texts tags;
	struct pricing pricing;
	struct tool_detail detail;
};

struct reviewer_record {
	const char *id;
	const char *name;
	const char *lens;
	const char *url;
};

struct review_record { /* its texts are valid only while it is handed over */
	const char *tool;
	const char *reviewer;
	int verdict;	      /* enum verdict */
	struct decimal score; /* 0 to 100 */
	const char *quote;
	const char *summary;
	struct date date;
	const char *url;
};

struct votes_record {
	const char *tool; /* valid only while the record is handed over */
	struct count ship;
	struct count skip;
	struct date as_of;
	/* What all ballots on the tool come to, by somebody who has seen to
	 * each voter's last one: it stands where the last of these does, and
	 * for what was handed over of the tool's ballots before. Never read. */
	bool tallied;
};

/* What one person votes; of each person's votes on a tool the last counts. */
struct ballot_record {
	const char *tool;  /* as of votes */
	const char *voter; /* the same; a slug, and nobody's name */
	int verdict;	   /* enum verdict */
	struct date date;
};

/* Votes that were asked which of two tools is the better one. */
struct duel_record {
	const char *a; /* as the tool of votes; never the same as b */
	const char *b;
	struct count a_wins;
	struct count b_wins;
	struct count ties; /* not known: none */
	struct date as_of;
};

/* A panel by weights. */
struct evidence_weights {
	struct decimal ship; /* 0 to 1e9 */
	struct decimal total;
	struct count reviewers; /* who counted at all */
};

/* Not known: nobody had voted. */
struct evidence_votes {
	struct count ship;
	struct count skip;
};

/* What was known of a tool on the day of a decision. */
struct evidence_tool {
	const char *slug;
	struct count ship; /* of its panel */
	struct count total;
	struct evidence_weights weighted; /* not known: without weights */
	struct evidence_votes votes;
	struct price price;
};

/* And of two of them, as compare's documents say it. */
struct evidence_pair {
	const char *a; /* slugs */
	const char *b;
	int source;	     /* enum pair_source */
	struct count common; /* these three only by the same reviewers */
	struct count a_only;
	struct count b_only;
	struct decimal p_a_better; /* not known by weights */
	const char *leader;	   /* NULL: none */
};

struct evidence {
	const struct evidence_tool *tools;
	size_t tool_count;
	const struct evidence_pair *pairs;
	size_t pair_count;
};

struct decision_record {
	const char *id;
	const char *chosen;
	struct texts over;
	const char *because;
	struct date date;
	struct texts replaces; /* ids of decisions */
	struct evidence evidence;
};

enum record_kind {
	RECORD_TOOL,
	RECORD_REVIEWER,
	RECORD_REVIEW,
	RECORD_VOTES,
	RECORD_BALLOT,
	RECORD_DUEL,
	RECORD_DECISION,
	RECORD_KINDS,
};

struct record {
	enum record_kind kind;
	struct place place; /* where its object begins; all records of a file
			       name it by the same memory, and no others do */
	union {
		const struct tool_record *tool;
		const struct reviewer_record *reviewer;
		const struct review_record *review;
		const struct votes_record *votes;
		const struct ballot_record *ballot;
		const struct duel_record *duel;
		const struct decision_record *decision;
	};
};

struct progress;
struct error;

/* What one file of a source held. */
struct file_read {
	uint64_t bytes;
	bool foreign;	  /* no verdict data */
	bool has_reviews; /* a list of reviews, even an empty one */
};

/* Whoever is told of the files of a source, one by one. */
struct file_watcher {
	void *context;
	/*
	 * A file is about to be read: what fd gives, or where that is -1 so
	 * many bytes. True: it is not to be read, since its records were
	 * handed over from elsewhere, or nobody wants them; *read then says
	 * what it holds.
	 */
	bool (*begin)(void *context, const char *name, int fd,
		      const void *bytes, size_t size, struct file_read *read,
		      struct error *error);
	/* It was read, and not left out. */
	void (*end)(void *context, const struct file_read *read,
		    struct error *error);
};

struct remote;

/*
 * Whoever takes records from a source.
 *
 * Texts that outlive the call are made in arena, which is the taker's. With
 * wants a taker chooses the tools of which it needs more than names, price
 * and verdicts: for others the members of struct tool_detail and all quotes,
 * summaries and links are left out where the tool's slug stands in front of
 * them, which spares reading them twice over. A brief taker has no use for
 * the texts of those that lists go by, either, but for their names.
 */
struct record_sink {
	void *context;
	struct arena *arena;
	bool (*wants)(void *context, const char *slug); /* on any thread */
	bool brief;
	unsigned threads; /* that may read; 0: one for each processor */
	/* Problems go to error; reading goes on. */
	void (*take)(void *context, const struct record *record,
		     struct error *error);
	/*
	 * A record of this kind could not be read: of the tool of that name,
	 * or the reviewer of that name; NULL when it has none. RECORD_KINDS:
	 * whatever stands in a text from there on.
	 */
	void (*lose)(void *context, enum record_kind kind, struct place place,
		     const char *name);
	/*
	 * Nobody else hands over ballots, so that whoever can tell which of
	 * each voter are the last ones may hand over votes that are tallied in
	 * place of them; ballots after a day, if one is known, are left out.
	 */
	bool tallies;
	struct date until;
	const struct progress *progress;  /* NULL: nobody watches */
	const struct file_watcher *files; /* likewise */
	struct remote *remote; /* has got what has an address; NULL: nobody */
};

#endif
