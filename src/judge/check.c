#include "smolcmp/check.h"

#include <stdlib.h>
#include <string.h>

#include "judge/check_rules.h"
#include "model/folding.h"
#include "smolcmp/memory.h"
#include "smolcmp/names.h"

const struct check_rule *check_rule_find(const char *id)
{
	for (int i = 0; i < CHECK_RULES; i++)
		if (strcmp(check_rules[i].id, id) == 0)
			return &check_rules[i];
	return NULL;
}

void findings_init(struct findings *findings, struct arena *arena)
{
	*findings = (struct findings){ .arena = arena };
}

void findings_release(struct findings *findings)
{
	free(findings->items);
	findings_init(findings, findings->arena);
}

void check_terms_init(struct check_terms *terms)
{
	memset(terms, 0, sizeof(*terms));
	for (int i = 0; i < CHECK_RULES; i++)
		terms->severities[i] = check_rules[i].severity;
	terms->yardstick = &yardstick_usual;
}

void findings_add(struct findings *findings, struct finding finding)
{
	findings->items =
	    memory_grow(findings->items, findings->count, &findings->capacity,
			sizeof(*findings->items));
	findings->items[findings->count++] = finding;
}

void check_problem(enum problem problem, const struct place *place,
		   const char *text, struct findings *findings)
{
	static const enum check_id ids[PROBLEMS] = {
		[PROBLEM_SYNTAX] = CHECK_SYNTAX,
		[PROBLEM_SCHEMA] = CHECK_SCHEMA,
		[PROBLEM_DUPLICATE] = CHECK_DUPLICATE,
		[PROBLEM_ORPHAN] = CHECK_ORPHAN,
		[PROBLEM_CONFLICT] = CHECK_CONFLICT,
		[PROBLEM_UNKNOWN_MEMBER] = CHECK_UNKNOWN_MEMBER,
		[PROBLEM_UNREAD_FILE] = CHECK_UNREAD_FILE,
	};

	findings_add(
	    findings,
	    (struct finding){ .rule = &check_rules[ids[problem]],
			      .place = *place,
			      .message = arena_string(findings->arena, text) });
}

void check_add(const struct checking *checking, struct place place,
	       const struct tool *tool, const char *message)
{
	findings_add(checking->findings,
		     (struct finding){ .rule = checking->rule,
				       .place = place,
				       .tool = tool ? tool->slug : NULL,
				       .message = message });
}

void check_catalog(const struct catalog *catalog,
		   const struct check_terms *terms, struct findings *findings)
{
	for (int i = 0; i < CHECK_RULES; i++) {
		struct checking checking = { &check_rules[i], catalog, terms,
					     findings };

		if (check_rules[i].run && terms->severities[i] != SEVERITY_OFF)
			check_rules[i].run(&checking);
	}
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare(const void *a, const void *b)
{
	const struct finding *x = a;
	const struct finding *y = b;
	int order = strcmp(x->place.file, y->place.file);

	if (!order)
		order = compare_numbers(x->place.line, y->place.line);
	if (!order)
		order = compare_numbers(x->place.column, y->place.column);
	if (!order)
		order = strcmp(x->rule->id, y->rule->id);
	return order ? order : strcmp(x->message, y->message);
}

static void sort(struct findings *findings)
{
	if (findings->count)
		qsort(findings->items, findings->count,
		      sizeof(*findings->items), compare);
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* FNV-1a (Fowler, Noll and Vo), for what has to be the same in each run. */
static uint64_t hash_on(uint64_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * 0x100000001b3;
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
	for (; *text; text++)
		hash = hash_on(hash, *text);
	return hash_on(hash, '\0');
}

/* Without the line and column of another place that it names, nor "./" in
 * front of that. */
static uint64_t hash_message(uint64_t hash, const char *text)
{
	bool place = false;

	for (size_t i = 0; text[i]; i++) {
		if (i && strncmp(text + i - 1, " ./", 3) == 0) {
			i++;
			continue;
		}
		place = text[i] == ':' || (place && is_digit(text[i]));
		if (!place)
			hash = hash_on(hash, text[i]);
	}
	return hash;
}

/* Findings that are the same but for their line are told by their order. */
static void set_fingerprints(struct findings *findings)
{
	uint64_t *seen = memory_zero(findings->count, sizeof(*seen));
	struct names names;

	names_init(&names);
	for (size_t i = 0; i < findings->count; i++) {
		struct finding *finding = &findings->items[i];
		const char *file = finding->place.file;
		uint64_t hash = 0xcbf29ce484222325;
		uint32_t number;
		bool added;

		file += strncmp(file, "./", 2) == 0 ? 2 : 0;
		hash = hash_text(hash, finding->rule->id);
		hash = hash_message(hash_text(hash, file), finding->message);
		number = names_add(&names, findings->arena,
				   arena_printf(findings->arena, "%llx",
						(unsigned long long)hash),
				   &added);
		finding->fingerprint = hash + seen[number]++;
	}
	names_release(&names);
	free(seen);
}

void findings_settle(struct findings *findings, const struct check_terms *terms)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->count; i++) {
		struct finding finding = findings->items[i];

		finding.severity =
		    terms->severities[finding.rule - check_rules];
		if (finding.severity != SEVERITY_OFF)
			findings->items[kept++] = finding;
	}
	findings->count = kept;
	sort(findings);
	set_fingerprints(findings);
}

size_t findings_count(const struct findings *findings, enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		count += findings->items[i].severity == severity;
	return count;
}

/* What rules share. */

bool check_is_defined(const struct tool *tool)
{
	return tool->sequence != 0;
}

bool check_has_all_reviews(const struct checking *checking,
			   const struct tool *tool)
{
	return !tool->lost_reviews && !checking->catalog->lost[RECORD_REVIEW];
}

bool check_has_all_votes(const struct checking *checking,
			 const struct tool *tool)
{
	return !tool->lost_votes && !checking->catalog->lost[RECORD_VOTES];
}

void check_each_tool(const struct checking *checking,
		     void (*look)(const struct checking *checking,
				  const struct tool *tool))
{
	const struct catalog *catalog = checking->catalog;

	for (size_t i = 0; i < catalog->tool_count; i++)
		if (check_is_defined(&catalog->tools[i]))
			look(checking, &catalog->tools[i]);
}

void check_each_review(const struct checking *checking,
		       void (*look)(const struct checking *checking,
				    const struct review *review))
{
	const struct catalog *catalog = checking->catalog;

	for (size_t i = 0; i < catalog->review_count; i++)
		look(checking, &catalog->reviews[i]);
}

int64_t check_age(const struct checking *checking, struct date date)
{
	return date_days_between(date, checking->terms->today);
}

/* C++ is not C, nor is 1.7 the same as 17. */
static bool is_word_byte(const char *text, size_t at)
{
	char byte = text[at];

	if (byte == '.')
		return at && is_digit(text[at - 1]) && is_digit(text[at + 1]);
	return (byte >= 'a' && byte <= 'z') || is_digit(byte) || byte == '+' ||
	       byte == '#' || (unsigned char)byte >= 0x80;
}

const char *check_words(struct arena *arena, const char *text)
{
	struct folding folding;
	char *words;
	char *to;

	folding_init(&folding);
	folding_set(&folding, text);
	words = to = arena_alloc(arena, folding.text.length + 1);
	for (size_t i = 0; i < folding.text.length; i++) {
		char byte = folding.text.bytes[i];

		if (is_word_byte(folding.text.bytes, i))
			*to++ = byte;
		else if (to > words && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > words && to[-1] == ' ')
		to--;
	*to = '\0';
	folding_release(&folding);
	return words;
}
