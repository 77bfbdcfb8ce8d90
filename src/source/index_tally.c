/* What the ballots of an index come to, found where they are: by tool and voter
 * they stand in an order on disk, and one of them at a time is looked at. */
#include <string.h>

#include "source/index_internal.h"

struct tally {
	struct index *index;
	const struct record_sink *sink;
	struct columns columns;
	struct statement rows;	/* by tool, voter and day; no day comes first */
	struct statement where; /* a ballot stands */
	struct arena scratch;	/* for a row */
	char tool[SLUG_LONGEST + 1];
	char voter[SLUG_LONGEST + 1]; /* of the rows at hand */
	bool counts;		      /* one of the voter does: */
	int verdict;
	struct date date;
	int64_t place;
	struct votes_record votes; /* on the tool, of the voters before */
	int64_t latest;		   /* the greatest place of theirs */
};

static int prepare(struct tally *tally, bool one_tool)
{
	struct database *database = &tally->index->database;
	struct buffer sql;
	int status;

	columns_make(&tally->columns, RECORD_BALLOT, false);
	buffer_init(&sql);
	buffer_add_string(&sql, "SELECT ");
	columns_list(&tally->columns, &sql);
	buffer_printf(&sql, ", place FROM ballot%s ORDER BY tool, voter, date",
		      one_tool ? " WHERE tool = ?" : "");
	status = statement_prepare(&tally->rows, database, sql.bytes);
	buffer_release(&sql);
	if (status == 0)
		status = statement_prepare(&tally->where, database,
					   "SELECT in_file, in_line, in_column "
					   "FROM ballot WHERE place = ?");
	return status;
}

/* The voter's rows have ended. */
static void end_voter(struct tally *tally)
{
	struct votes_record *votes = &tally->votes;
	uint64_t voters = votes->ship.value + votes->skip.value;

	if (!tally->counts)
		return;
	if (!voters || tally->place > tally->latest)
		tally->latest = tally->place;
	if (date_compare(tally->date, votes->as_of) > 0)
		votes->as_of = tally->date;
	if (tally->verdict == VERDICT_SHIP)
		votes->ship.value++;
	else
		votes->skip.value++;
	tally->counts = false;
}

static int find_place(struct tally *tally, struct place *place)
{
	int status;

	statement_bind_number(&tally->where, 1, tally->latest);
	status = statement_step(&tally->where);
	if (status > 0)
		status = index_place(tally->index, &tally->where, 0, place);
	else if (status == 0)
		status = index_refuse_record(tally->index, RECORD_BALLOT,
					     tally->latest);
	statement_rewind(&tally->where);
	return status;
}

/* The tool's rows have ended. */
static int end_tool(struct tally *tally)
{
	struct votes_record *votes = &tally->votes;
	struct record record = { .kind = RECORD_VOTES, .votes = votes };

	end_voter(tally);
	if (!votes->ship.value && !votes->skip.value)
		return 0;
	if (find_place(tally, &record.place) < 0)
		return -1;
	votes->tool = tally->tool;
	votes->ship.known = votes->skip.known = votes->tallied = true;
	tally->sink->take(tally->sink->context, &record,
			  tally->index->database.error);
	*votes = (struct votes_record){ .tool = NULL };
	return 0;
}

/* Days ascend, and on one day what stands later is later. */
static void count(struct tally *tally, const struct ballot_record *ballot,
		  int64_t place)
{
	struct date until = tally->sink->until;

	if (date_is_known(until) && date_compare(ballot->date, until) > 0)
		return;
	if (tally->counts && date_compare(ballot->date, tally->date) == 0 &&
	    place < tally->place)
		return;
	tally->counts = true;
	tally->verdict = ballot->verdict;
	tally->date = ballot->date;
	tally->place = place;
}

static int take(struct tally *tally)
{
	int64_t place =
	    statement_number(&tally->rows, (int)tally->columns.count);
	struct ballot_record ballot = { .tool = NULL };
	bool other_tool, other_voter;

	if (columns_read(&tally->columns, &tally->rows, 0, &ballot,
			 &tally->scratch) < 0)
		return index_refuse_record(tally->index, RECORD_BALLOT, place);
	other_tool = strcmp(ballot.tool, tally->tool) != 0;
	other_voter = other_tool || strcmp(ballot.voter, tally->voter) != 0;
	if (other_voter)
		end_voter(tally);
	if (other_tool && end_tool(tally) < 0)
		return -1;
	/* A slug is not longer than SLUG_LONGEST. */
	if (other_tool)
		memcpy(tally->tool, ballot.tool, strlen(ballot.tool) + 1);
	if (other_voter)
		memcpy(tally->voter, ballot.voter, strlen(ballot.voter) + 1);
	count(tally, &ballot, place);
	arena_reset(&tally->scratch);
	return 0;
}

static int take_all(struct tally *tally)
{
	int status;

	tally->tool[0] = '\0';
	while ((status = statement_step(&tally->rows)) > 0)
		if (take(tally) < 0)
			return -1;
	statement_rewind(&tally->rows);
	return status < 0 ? -1 : end_tool(tally);
}

int index_tally(struct index *index, const struct texts *slugs,
		const struct record_sink *sink)
{
	struct tally tally = { .index = index, .sink = sink };
	int status;

	arena_init(&tally.scratch);
	status = prepare(&tally, slugs != NULL);
	if (status == 0 && !slugs)
		status = take_all(&tally);
	for (size_t i = 0; slugs && i < slugs->count && status == 0; i++) {
		statement_bind_text(&tally.rows, 1, slugs->items[i]);
		status = take_all(&tally);
	}
	statement_release(&tally.rows);
	statement_release(&tally.where);
	arena_release(&tally.scratch);
	return status;
}
