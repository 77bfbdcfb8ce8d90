/*
 * Sentences about a comparison, said one after another into a buffer. Only the
 * files that make the answer's paragraph include this.
 */
#ifndef VIEW_SPEECH_H
#define VIEW_SPEECH_H

#include "smolcmp/view.h"

/* The comparison, and what is being said of it. */
struct speech {
	const struct catalog *catalog;
	const struct comparison *of;
	struct buffer *text;
};

/* A choice among the tools compared. */
typedef bool speech_choice(const struct comparison *comparison, size_t i);

speech_choice speech_is_skip;
speech_choice speech_is_unrated;
speech_choice speech_is_mixed;
speech_choice speech_is_ship;

void say(const struct speech *speech, const char *text);

/* What tool i is called. */
const char *tool_name(const struct speech *speech, size_t i);

size_t speech_count(const struct speech *speech, speech_choice *belongs);

/* Name the tools that belong, with conjunction before the last; returns how
 * many they are. */
size_t say_tools(const struct speech *speech, speech_choice *belongs,
		 const char *conjunction);

/* A sentence on the tools that belong, if any, for one and for several. */
void say_those(const struct speech *speech, speech_choice *belongs,
	       const char *one, const char *several);

/* The candidate that comes next to i by panel rate; -1 when there is none. */
int speech_runner_up(const struct speech *speech, size_t i);

/* How a pair's reviewers prefer its leader, how firmly, and what would settle
 * it: by those who judged both, or by different ones. */
void say_paired_edge(const struct speech *speech, const struct pair *pair,
		     size_t leader, size_t other);
void say_unpaired_edge(const struct speech *speech, const struct pair *pair,
		       size_t leader, size_t other);

/* The lean of the answer, behind opening. */
void say_edge(const struct speech *speech, const char *opening);

/* That there is nothing to lean on. */
void say_level(const struct speech *speech);

/* Price, licence and votes of two tools. */
void say_rest(const struct speech *speech);

#endif
