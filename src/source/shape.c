#include "source/shape.h"

#include <string.h>

#include "source/shape_rows.h"

static const struct value_words verdicts = { verdict_words, 2,
					     "'ship' or 'skip'" };

static const struct member reviewer_members[] = {
	{ NAME("id"),
	  VALUE_SLUG,
	  AT(reviewer_record, id),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("name"),
	  VALUE_TEXT,
	  AT(reviewer_record, name),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("lens"), VALUE_TEXT, AT(reviewer_record, lens), 0, { NULL } },
	{ NAME("url"), VALUE_TEXT, AT(reviewer_record, url), 0, { NULL } },
};
static const struct shape reviewer_shape = { "reviewer", ROWS(reviewer_members),
					     sizeof(struct reviewer_record),
					     NULL };

/* "tool" is required, too, but where a review stands inside its tool; the
 * reader sees to that, and for votes as well. */
static const struct member review_members[] = {
	{ NAME("tool"),
	  VALUE_SLUG,
	  AT(review_record, tool),
	  MEMBER_TRANSIENT | MEMBER_SUBJECT,
	  { NULL } },
	{ NAME("reviewer"),
	  VALUE_SLUG,
	  AT(review_record, reviewer),
	  MEMBER_REQUIRED | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("verdict"),
	  VALUE_WORD,
	  AT(review_record, verdict),
	  MEMBER_REQUIRED,
	  { .words = &verdicts } },
	{ NAME("score"),
	  VALUE_DECIMAL,
	  AT(review_record, score),
	  0,
	  { &shape_percent } },
	{ NAME("quote"),
	  VALUE_TEXT,
	  AT(review_record, quote),
	  MEMBER_DETAIL | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("summary"),
	  VALUE_TEXT,
	  AT(review_record, summary),
	  MEMBER_DETAIL | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("date"), VALUE_DATE, AT(review_record, date), 0, { NULL } },
	{ NAME("url"),
	  VALUE_TEXT,
	  AT(review_record, url),
	  MEMBER_DETAIL | MEMBER_TRANSIENT,
	  { NULL } },
};
static const struct shape review_shape = { "review", ROWS(review_members),
					   sizeof(struct review_record), NULL };

static const struct member votes_members[] = {
	{ NAME("tool"),
	  VALUE_SLUG,
	  AT(votes_record, tool),
	  MEMBER_TRANSIENT | MEMBER_SUBJECT,
	  { NULL } },
	{ NAME("ship"),
	  VALUE_COUNT,
	  AT(votes_record, ship),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("skip"),
	  VALUE_COUNT,
	  AT(votes_record, skip),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("as_of"), VALUE_DATE, AT(votes_record, as_of), 0, { NULL } },
};
static const struct shape votes_shape = { "votes", ROWS(votes_members),
					  sizeof(struct votes_record), NULL };

static const struct member ballot_members[] = {
	{ NAME("tool"),
	  VALUE_SLUG,
	  AT(ballot_record, tool),
	  MEMBER_REQUIRED | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("voter"),
	  VALUE_SLUG,
	  AT(ballot_record, voter),
	  MEMBER_REQUIRED | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("verdict"),
	  VALUE_WORD,
	  AT(ballot_record, verdict),
	  MEMBER_REQUIRED,
	  { .words = &verdicts } },
	{ NAME("date"), VALUE_DATE, AT(ballot_record, date), 0, { NULL } },
};
static const struct shape ballot_shape = { "ballot", ROWS(ballot_members),
					   sizeof(struct ballot_record), NULL };

static const char *check_duel(const void *object)
{
	const struct duel_record *duel = object;

	if (duel->a && duel->b && strcmp(duel->a, duel->b) == 0)
		return "duel has the same tool as 'a' and as 'b'";
	return NULL;
}

static const struct member duel_members[] = {
	{ NAME("a"),
	  VALUE_SLUG,
	  AT(duel_record, a),
	  MEMBER_REQUIRED | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("b"),
	  VALUE_SLUG,
	  AT(duel_record, b),
	  MEMBER_REQUIRED | MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("a_wins"),
	  VALUE_COUNT,
	  AT(duel_record, a_wins),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("b_wins"),
	  VALUE_COUNT,
	  AT(duel_record, b_wins),
	  MEMBER_REQUIRED,
	  { NULL } },
	{ NAME("ties"), VALUE_COUNT, AT(duel_record, ties), 0, { NULL } },
	{ NAME("as_of"), VALUE_DATE, AT(duel_record, as_of), 0, { NULL } },
};
static const struct shape duel_shape = { "duel", ROWS(duel_members),
					 sizeof(struct duel_record),
					 check_duel };

struct document {
	const char *ignored;
	struct date updated;
};

static const struct member document_members[] = {
	{ NAME("$schema"), VALUE_STRING, 0, 0, { NULL } }, /* for editors */
	{ NAME("format"), VALUE_FORMAT, 0, 0, { NULL } },
	{ NAME("title"),
	  VALUE_TEXT,
	  AT(document, ignored),
	  MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("note"),
	  VALUE_TEXT,
	  AT(document, ignored),
	  MEMBER_TRANSIENT,
	  { NULL } },
	{ NAME("updated"), VALUE_DATE, AT(document, updated), 0, { NULL } },
	{ NAME("source"),
	  VALUE_TEXT,
	  AT(document, ignored),
	  MEMBER_TRANSIENT,
	  { NULL } },
	/* Not transient: it may turn out to be a tool's, see decode_rows(). */
	{ NAME("license"), VALUE_LICENSE, AT(document, ignored), 0, { NULL } },
	{ NAME("tools"), VALUE_RECORDS, 0, 0, { .kind = RECORD_TOOL } },
	{ NAME("reviewers"), VALUE_RECORDS, 0, 0, { .kind = RECORD_REVIEWER } },
	{ NAME("reviews"), VALUE_RECORDS, 0, 0, { .kind = RECORD_REVIEW } },
	{ NAME("votes"), VALUE_RECORDS, 0, 0, { .kind = RECORD_VOTES } },
	{ NAME("ballots"), VALUE_RECORDS, 0, 0, { .kind = RECORD_BALLOT } },
	{ NAME("duels"), VALUE_RECORDS, 0, 0, { .kind = RECORD_DUEL } },
	{ NAME("decisions"), VALUE_RECORDS, 0, 0, { .kind = RECORD_DECISION } },
};
const struct shape document_shape = { "document", ROWS(document_members),
				      sizeof(struct document), NULL };

const struct shape *const record_shapes[RECORD_KINDS] = {
	[RECORD_TOOL] = &tool_shape,
	[RECORD_REVIEWER] = &reviewer_shape,
	[RECORD_REVIEW] = &review_shape,
	[RECORD_VOTES] = &votes_shape,
	[RECORD_BALLOT] = &ballot_shape,
	[RECORD_DUEL] = &duel_shape,
	[RECORD_DECISION] = &decision_shape,
};

static bool is_named(const struct member *member, const char *name,
		     size_t length)
{
	/* Few names of one length begin alike. */
	return member->length == length && member->name[0] == name[0] &&
	       memcmp(member->name, name, length) == 0;
}

const struct member *shape_find(const struct shape *shape, const char *name,
				size_t length)
{
	for (unsigned i = 0; i < shape->count; i++)
		if (is_named(&shape->members[i], name, length))
			return &shape->members[i];
	return NULL;
}
