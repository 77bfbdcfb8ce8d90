/*
 * From results to what is said of them: a report for people, a JSON document
 * for programs. The document is the contract in README.md ("JSON"); both are
 * made from the same results, never one from the other. Arrays that may be
 * long are no part of the document; set gets them.
 *
 * Knows words and member names. Does not format, colour, clean or print.
 */
#ifndef SMOLCMP_VIEW_H
#define SMOLCMP_VIEW_H

#include <jansson.h>

#include "smolcmp/buffer.h"
#include "smolcmp/catalog.h"
#include "smolcmp/check.h"
#include "smolcmp/contest.h"
#include "smolcmp/digest.h"
#include "smolcmp/facts.h"
#include "smolcmp/fields.h"
#include "smolcmp/gate.h"
#include "smolcmp/items.h"
#include "smolcmp/report.h"
#include "smolcmp/series.h"

/* What every document says of the data behind it. */
struct provenance {
	const char *const *names; /* sources, as they were given */
	const uint64_t *bytes;
	size_t count;
	struct date as_of; /* unknown: every day counts */
	const struct catalog *catalog;
	const struct yardstick *yardstick;
	const char *policy; /* the path of it; NULL: there is none */
};

/* Say what a report was made from; older is NULL where nothing is held against
 * it. */
void view_source(struct report *report, const struct provenance *older,
		 const struct provenance *provenance);

/* A comparison, and what it hangs on. */
struct compared {
	const struct comparison *comparison;
	const struct contest *contest;
	const struct changes *changes;
	const struct sway *sways; /* none without weights */
	size_t sway_count;
};

/* The main lists, and what their items go by. */
extern const struct field_list compare_fields;	 /* contenders in detail */
extern const struct field_list verdict_fields;	 /* tools */
extern const struct field_list badge_fields;	 /* tools */
extern const struct field_list score_fields;	 /* tools and the prior */
extern const struct field_list rank_fields;	 /* tools and ranks */
extern const struct field_list list_fields;	 /* tools */
extern const struct field_list show_fields;	 /* reviews of a tool */
extern const struct field_list review_fields;	 /* reviews of any tool */
extern const struct field_list search_fields;	 /* tools and matches */
extern const struct field_list reviewers_fields; /* with standings */
extern const struct field_list diff_fields;	 /* of a diff's tools */
extern const struct field_list history_fields;	 /* of a history's points */
extern const struct field_list check_fields;	 /* findings */
extern const struct field_list facts_fields;	 /* held tools */
extern const struct field_list index_fields;	 /* of files, for index */
extern const struct field_list init_fields;
extern const struct field_list fetch_fields;
extern const struct field_list cache_fields; /* of a new repository */
extern const struct field_list site_fields;  /* of a site's pages */

/* A document that is a list and nothing more; items must outlive it. */
json_t *list_document(const char *command, const struct field_list *list,
		      const struct items *items,
		      const struct provenance *provenance,
		      struct series_set *set);

/* compare; an item per tool compared, in order, with duels. all_words shows
 * every reviewer's words in full, not only those of reviewers who differ. */
void compare_report(const struct fields *fields, const struct item *items,
		    const struct compared *compared, bool all_words,
		    struct report *report);
json_t *compare_document(const struct fields *fields, const struct item *items,
			 const struct compared *compared,
			 const struct provenance *provenance);

/* Members of compare's documents that stand elsewhere, too. */
json_t *pairs_array(const struct comparison *comparison);
json_t *answer_object(const struct catalog *catalog,
		      const struct comparison *comparison);

/* The answer of a comparison as a paragraph, to be read aloud. */
void answer_text(const struct catalog *catalog,
		 const struct comparison *comparison, struct buffer *text);

/* Below the answer: dominated tools, and of more than two a table of all pairs
 * and the chances. */
void contest_report(const struct contest *contest, struct report *report);

/* A line per pair: by whose word one stands over the other, and how surely. */
void pairwise_report(const struct comparison *comparison,
		     struct report *report);

/* badge; one item */
void badge_report(const struct items *items, struct report *report);

/* score; the items have one scoring. */
void score_report(const struct fields *fields, const struct item *items,
		  size_t count, struct report *report);
json_t *score_document(const struct fields *fields, const struct item *items,
		       size_t count, const struct provenance *provenance);

/* How each item's numbers come about, below the report of score or as the
 * member "explanation" of each of its document's tools. What is dated after
 * as_of does not count. */
void explain_report(const struct item *items, size_t count, struct date as_of,
		    struct report *report);
void explain_document(const struct item *items, struct date as_of,
		      json_t *document);

/* Tools ranked against each other: of one category, or all. */
struct ranking {
	bool by_category;
	const char *category; /* NULL: none, or all */
	struct scoring scoring;
	const struct rank *ranks;  /* in order */
	size_t skipped;		   /* the first of them, which are elsewhere */
	size_t first;		   /* those shown before, in other rankings */
	size_t ranked;		   /* all that have a rank */
	struct items items;	   /* those shown */
	struct texts unranked;	   /* slugs */
	const struct duels *duels; /* of the catalog */
};

struct rankings {
	const struct ranking *items;
	size_t count;
	struct items shown;    /* of all rankings */
	struct texts unranked; /* of all rankings */
};

/* rank, its list perhaps as a chart; what it gets must outlive what it makes */
void rank_report(const struct rankings *rankings, bool charted,
		 struct report *report);
json_t *rank_document(const struct rankings *rankings,
		      const struct provenance *provenance,
		      struct series_set *set);

/* The reviews of a tool in its item, newest first, in its arena. */
const struct item *review_items(const struct item *tool);

/* show; reviews as review_items() gives them. */
void show_report(const struct fields *fields, const struct item *reviews,
		 const struct item *tool, struct report *report);
json_t *show_document(const struct fields *fields, const struct item *reviews,
		      const struct item *tool,
		      const struct provenance *provenance);

/* search */
void search_report(const struct items *items, struct report *report);

/* Which reviews of a reviewer are listed as well. */
enum reviews_shown {
	REVIEWS_NONE,
	REVIEWS_ALL,
	REVIEWS_SURPRISES, /* those that the panel's habits made unlikely */
};

/* reviewers. All items have the same panel, and must outlive what is made of
 * them. A document has all reviews or none. */
void reviewers_report(const struct items *items, enum reviews_shown shown,
		      struct report *report);
json_t *reviewers_document(const struct items *items, bool named,
			   const struct provenance *provenance,
			   struct arena *arena, struct series_set *set);

/* A failure of a gate's result, by its index: "gate on 'x': verdict is mixed,
 * want ship". */
const char *gate_text(struct arena *arena, const struct catalog *catalog,
		      const struct gate *gate, const struct gate_result *result,
		      size_t failure);

/* A gate and what came of it: {"tool", "pointer", "passed", "failures":
 * [{"requirement", "reason", "wanted", "found", "reviewer", "text"}]}. */
json_t *gate_member(struct arena *arena, const struct catalog *catalog,
		    const struct gate *gate, const struct gate_result *result);

/* Say by which thresholds tools were judged where they are not the usual ones.
 */
void view_note_thresholds(struct report *report,
			  const struct provenance *provenance);

/* diff; an item per tool of it, in order */
void diff_report(const struct fields *fields, const struct diff *diff,
		 const struct item *items, struct report *report);
json_t *diff_document(const struct fields *fields, const struct diff *diff,
		      const struct item *items,
		      const struct provenance *old_provenance,
		      const struct provenance *provenance);

/* digest; an item per tool of its diff, in order. The document's member
 * "changes" tells every change in words, which is what a feed is made of. */
void digest_report(const struct fields *fields, const struct digest *digest,
		   const struct item *items, struct report *report);
json_t *digest_document(const struct fields *fields,
			const struct digest *digest, const struct item *items,
			const struct provenance *old_provenance,
			const struct provenance *provenance);

/* A decision that was just made. */
struct decided {
	struct decision decision;	     /* without evidence or place */
	const struct comparison *comparison; /* what was chosen comes first */
	const char *file;		     /* that it was added to */
	bool checked;			     /* check goes by it from now on */
};

/* The record of a decision, with what the comparison says as evidence. */
json_t *decision_record(const struct decided *decided);

/* decide; an item per tool compared, in order */
void decide_report(const struct fields *fields, const struct item *items,
		   const struct decided *decided, struct report *report);
json_t *decide_document(const struct fields *fields, const struct item *items,
			const struct decided *decided, json_t *record,
			const struct provenance *provenance);

/* history, perhaps with a chart; an item per point, in order */
void history_report(const struct fields *fields, const struct history *history,
		    const struct item *items, bool charted,
		    struct report *report);
json_t *history_document(const struct fields *fields,
			 const struct history *history,
			 const struct item *items,
			 const struct provenance *provenance);
/* check; an item per finding, in order. Of many only those from first on may
 * be listed, count of them. */
void check_report(const struct fields *fields, const struct findings *findings,
		  size_t first, size_t count, uint64_t files,
		  struct report *report);
json_t *check_document(const struct fields *fields,
		       const struct findings *findings, uint64_t files,
		       const struct provenance *provenance);

/* What rules there are, and what one is about. */
void rules_report(struct report *report);
void rule_report(const struct check_rule *rule, struct report *report);

/* What facts came to. */
struct facts_made {
	const struct held_tool *tools;
	size_t count;
	struct date today;
	bool updates;	      /* the data was to be brought up to date */
	const char *kinds;    /* of source that can be asked, in words */
	struct texts updated; /* files that were written */
};

/* facts; an item per tool, in order */
void facts_report(const struct fields *fields, const struct facts_made *made,
		  const struct item *items, struct report *report);
json_t *facts_document(const struct fields *fields,
		       const struct facts_made *made, const struct item *items,
		       const struct provenance *provenance);

/* A file that an index was made from, and how it is now. */
struct index_file {
	const char *path;
	const char *state; /* "changed" */
};

/* What index did. */
struct index_made {
	const char *path;
	bool checked; /* it was only held against its sources; else written */
	uint64_t records;
	uint64_t files_read;
	uint64_t files_kept; /* their records are from the index before */
	uint64_t bytes;
	bool full_text;
	const struct index_file *files; /* those that are not as before */
	size_t file_count;
};

/* index */
void index_report(const struct fields *fields, const struct index_made *made,
		  struct report *report);
json_t *index_document(const struct fields *fields,
		       const struct index_made *made,
		       const struct provenance *provenance);

/* A file of the example repository. */
struct init_file {
	const char *path; /* from the directory on */
	bool written;	  /* else it was there before */
};

/* init; mixed: some folder was there before */
void init_report(const struct fields *fields, const struct init_file *files,
		 size_t count, bool mixed, struct report *report);
json_t *init_document(const struct fields *fields,
		      const struct init_file *files, size_t count,
		      const char *directory);

/* A file that has an address, and its copy in the cache; times are as
 * moment_format() has them, or NULL. */
struct remote_copy {
	const char *url;
	const char *state; /* of fetch: "fetched", "unchanged" and so on */
	uint64_t bytes;
	const char *sha256;
	const char *location; /* NULL each: not known */
	const char *etag;
	const char *last_modified;
	const char *fetched;
	const char *checked;
	const char *fresh_until;
};

/* fetch; output: the file that was written, or NULL */
void fetch_report(const struct fields *fields, const struct remote_copy *copies,
		  size_t count, const char *output, struct report *report);
json_t *fetch_document(const struct fields *fields,
		       const struct remote_copy *copies, size_t count,
		       const char *output);

/* cache: what became of it, and of which copies */
enum cache_action { CACHE_LIST, CACHE_CLEAR, CACHE_PATH };
void cache_report(const struct fields *fields, enum cache_action action,
		  const struct remote_copy *copies, size_t count,
		  const char *path, struct report *report);
json_t *cache_document(const struct fields *fields, enum cache_action action,
		       const struct remote_copy *copies, size_t count,
		       const char *path);

/* The files of a site of one kind. */
struct site_kind {
	const char *name; /* "tool" */
	size_t pages;	  /* of HTML */
	size_t written;	  /* files, as is the next */
	size_t unchanged;
};

/* A site that was written. */
struct site_made {
	const char *directory;
	const struct site_kind *kinds;
	size_t count;
	size_t removed;	     /* files */
	size_t kept;	     /* files that are no part of it now, but edited */
	size_t pairs;	     /* pages of two tools of one category, */
	uint64_t pairs_left; /* and how many have none */
};

/* site */
void site_report(const struct fields *fields, const struct site_made *made,
		 struct report *report);
json_t *site_document(const struct fields *fields, const struct site_made *made,
		      const struct provenance *provenance);

/* Pieces of pages. */

/* A page that sets a tool beside others. */
struct site_beside {
	struct item other; /* of its tool there is none where they are more */
	struct texts others;
	const char *path;
};

/* What a tool is compared with; beside outlives the report. */
void site_compared(const struct site_beside *beside, size_t count,
		   struct report *report);

/* What a sitemap is made from: {"urls": [...]}. */
json_t *site_map_document(struct texts urls);

/* Say how much each reviewer counts, if any counts more or less than others. */
void view_note_weights(struct report *report,
		       const struct provenance *provenance);

/* Say that undated reviews or votes count in spite of as_of, if any do. */
void view_note_undated(struct report *report, const struct tool *const *tools,
		       size_t count, struct date as_of);

/* The same of the duels of these tools. */
void view_note_undated_duels(struct report *report, const struct duels *duels,
			     const struct tool *const *tools, size_t count,
			     struct date as_of);

#endif
