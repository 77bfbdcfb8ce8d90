#include <string.h>

#include "cmd/answers.h"
#include "cmd/send.h"
#include "cmd/sides.h"
#include "smolcmp/address.h"
#include "smolcmp/digest.h"
#include "smolcmp/today.h"

enum { DAYS = 7 }; /* that a digest is about unless --since says */

static const struct embedded nothing = { "nothing", (const void *)"", 0 };

/* Which days: unknown both for two sources but the last one. */
static int choose_span(const struct request *request, struct digest_span *span,
		       struct error *error)
{
	const struct options *options = request->options;

	span->until = options->until;
	if (!date_is_known(span->until))
		span->until = options->as_of;
	if (!date_is_known(span->until) && date_today(&span->until, error) < 0)
		return -1;
	if (request->count == 2)
		return 0;
	span->since = options->since;
	if (!date_is_known(span->since))
		span->since = date_days_before(span->until, DAYS);
	if (date_compare(span->since, span->until) < 0)
		return 0;
	return error_set(error, ERROR_USAGE, NULL, "--since is not before %s",
			 date_is_known(options->until) ? "--until" : "today");
}

static int check_days(const struct request *request, struct error *error)
{
	const struct options *options = request->options;
	bool days =
	    date_is_known(options->since) || date_is_known(options->until);

	if (request->count > 2)
		return error_set(error, ERROR_USAGE, NULL,
				 "digest wants one source or two, got %zu",
				 request->count);
	if (request->count == 2 && days)
		return error_set(error, ERROR_USAGE, NULL,
				 "two sources have no --since or --until");
	if (request->count < 2 && date_is_known(options->as_of))
		return error_set(error, ERROR_USAGE, NULL,
				 "the last day of a digest is --until, not "
				 "--as-of");
	return 0;
}

/* Both sides are read, and what comes from a pipe is gone then. */
static int check_input(const struct request *request, struct error *error)
{
	const struct texts *data = &request->options->data;

	if (texts_have(data, "-") ||
	    (request->count == 1 && strcmp(request->arguments[0], "-") == 0))
		return error_set(error, ERROR_USAGE, NULL,
				 "standard input can be read only once, and a "
				 "digest of one source reads it twice");
	return 0;
}

/* What the message takes that is neither data nor a matter of form: options,
 * else the configuration, which need not name the data. */
static int choose_letter(const struct request *request,
			 const struct config *config, struct letter *letter,
			 struct arena *arena, struct error *error)
{
	const struct options *options = request->options;
	struct config found = *config;

	if (!config->path && config_find(arena, &found, error) < 0)
		return -1;
	letter->from = options->from ? options->from : found.digest.from;
	letter->subject =
	    options->subject ? options->subject : found.digest.subject;
	letter->unsubscribe = options->unsubscribe ? options->unsubscribe
						   : found.digest.unsubscribe;
	if (letter->from || !options->format ||
	    strcmp(options->format, "eml") != 0)
		return date_today(&letter->date, error);
	return error_set(error, ERROR_USAGE, NULL,
			 "a message wants --from and an address, or 'from' in "
			 "'digest' of .smolcmp.json");
}

static void make(const struct data *data, const struct digest_span *span,
		 const struct diff_question *questions, size_t count,
		 struct diff_side sides[DIFF_SIDES], struct digest *digest,
		 struct arena *arena)
{
	/* In one and the same data a tool is there from its own day on. */
	if (span->by_dates) {
		sides[DIFF_OLD].listed_until = data->old->side.as_of;
		sides[DIFF_NEW].listed_until = data->side.as_of;
	}
	digest_make(digest, span, sides, questions, count, arena);
}

static void answer_with(const struct request *request, const struct data *data,
			const struct digest *digest, struct response *response)
{
	const struct item *items = sides_items(&digest->diff, data, response);

	if (!digest->count && request->options->skip_empty) {
		response->file = &nothing;
		response_note(response,
			      "note: nothing changed, so nothing is %s",
			      request->options->send ? "sent" : "written");
		return;
	}
	if (request->document)
		response->document =
		    digest_document(&data->fields, digest, items,
				    &data->old->provenance, &data->provenance);
	else
		digest_report(&data->fields, digest, items, &response->report);
	view_note_weights(&response->report, &data->provenance);
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	struct arena *arena = &response->arena;
	struct letter *letter = arena_zero(arena, 1, sizeof(*letter));
	struct digest_span span = { .by_dates = request->count < 2 &&
						!data->old->past };
	struct diff_side sides[DIFF_SIDES];
	const struct diff_question *questions;
	struct digest digest;
	size_t count;

	sides_take(data, sides);
	if (choose_span(request, &span, error) < 0 ||
	    choose_letter(request, &data->config, letter, arena, error) < 0 ||
	    sides_ask(data, sides, arena, &questions, &count, error) < 0)
		return -1;
	make(data, &span, questions, count, sides, &digest, arena);
	response->report.letter = letter;
	answer_with(request, data, &digest, response);
	return response->file ? 0
			      : send_prepare(request->options, letter->from,
					     response, error);
}

int digest_by_dates(const struct request *request, struct response *response,
		    struct error *error)
{
	const struct options *options = request->options;
	const struct data_side sides[DIFF_SIDES] = {
		[DIFF_OLD] = { .as_of = options->since },
		[DIFF_NEW] = { .as_of = options->until },
	};
	struct data_need need = { .gate = true,
				  .everything = true,
				  .sides = sides };

	return data_answer(request, need, answer, response, error);
}

int digest_run(const struct request *request, struct response *response,
	       struct error *error)
{
	const struct options *options = request->options;
	struct data_side sides[DIFF_SIDES] = { { .as_of = options->as_of },
					       { .as_of = options->as_of } };
	struct data_need need = { .gate = true,
				  .everything = true,
				  .sides = sides };
	struct digest_span span = { .by_dates = false };

	if (check_days(request, error) < 0 || sides_check(request, error) < 0 ||
	    send_check(options, error) < 0 ||
	    choose_span(request, &span, error) < 0)
		return -1;
	for (int side = 0; side < DIFF_SIDES; side++)
		sides[side].sources =
		    sides_sources(request, side, &response->arena);
	if (request->count < 2) {
		if (check_input(request, error) < 0)
			return -1;
		sides[DIFF_OLD].as_of = sides[DIFF_OLD].past = span.since;
		sides[DIFF_NEW].as_of = span.until;
		sides[DIFF_NEW].past = options->until;
	}
	return data_answer(request, need, answer, response, error);
}
