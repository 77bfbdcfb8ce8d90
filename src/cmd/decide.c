#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "cmd/data.h"
#include "cmd/decide_file.h"
#include "smolcmp/drift.h"
#include "smolcmp/journal.h"
#include "smolcmp/memory.h"
#include "smolcmp/scan.h"
#include "smolcmp/today.h"

/* One tool is chosen over at least one other. */
static int check_tools(const struct request *request, struct error *error)
{
	size_t over = request->options->over.count;

	if (request->count != 1)
		return error_set(error, ERROR_USAGE, NULL,
				 request->count
				     ? "decide wants one tool that is chosen, "
				       "and the others behind --over"
				     : "decide wants the tool that is chosen "
				       "in front of --over");
	if (!over)
		return error_set(error, ERROR_USAGE, NULL,
				 "decide wants --over and what was not "
				 "chosen: a choice is one among several");
	if (over >= COMPARE_MOST)
		return error_set(error, ERROR_USAGE, NULL,
				 "decide can choose among at most %d tools",
				 COMPARE_MOST);
	return 0;
}

/* True when there is anything to read in valid UTF-8. */
static bool says_something(const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	ucs4_t point;

	while ((at = u8_next(&point, at)))
		if (uc_is_general_category_withtable(
			point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N |
				   UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S))
			return true;
	return false;
}

static int check_reason(const struct request *request, struct error *error)
{
	const char *because = request->options->because;
	size_t length = because ? strlen(because) : 0;

	if (length > SCAN_TEXT)
		return error_set(error, ERROR_USAGE, NULL,
				 "--because is longer than 64 KiB");
	if (length && u8_check((const uint8_t *)because, length))
		return error_set(error, ERROR_USAGE, NULL,
				 "--because is no UTF-8");
	if (!length || !says_something(because))
		return error_set(error, ERROR_USAGE, NULL,
				 "decide wants --because and a reason");
	return 0;
}

/* The day of the decision: today, or the day whose evidence is asked for. */
static int choose_date(const struct request *request, struct date *date,
		       struct error *error)
{
	struct date as_of = request->options->as_of;
	char text[DATE_TEXT];

	if (date_today(date, error) < 0)
		return -1;
	if (!date_is_known(as_of))
		return 0;
	if (date_is_ahead(as_of, *date))
		return error_set(error, ERROR_USAGE, NULL,
				 "--as-of is %s, and nobody knows what will be "
				 "decided then",
				 date_format(as_of, text));
	*date = as_of;
	return 0;
}

static int check_different(const struct data *data, struct error *error)
{
	for (size_t i = 0; i < data->tool_count; i++)
		for (size_t j = 0; j < i; j++)
			if (data->tools[i] == data->tools[j])
				return error_set(
				    error, ERROR_USAGE, NULL,
				    "decide names '%s' twice, want different "
				    "tools",
				    data->tools[i]->slug);
	return 0;
}

/* Give the decision its id, and add it to its file, which nobody else writes
 * meanwhile. */
static int record_decision(const struct data *data, struct decided *decided,
			   struct arena *arena, json_t **record,
			   struct error *error)
{
	struct journal journal;
	char *line = NULL;
	int status;

	status = journal_open(&journal, decided->file, error);
	if (status == 0)
		status = decide_place(data, decided->file, &decided->decision,
				      arena, error);
	if (status == 0) {
		*record = decision_record(decided);
		line = json_dumps(*record,
				  JSON_ENSURE_ASCII | JSON_REAL_PRECISION(15));
		if (!line)
			memory_exhausted();
		status = journal_append(&journal, line, error);
		if (status < 0)
			json_decref(*record);
	}
	free(line);
	journal_release(&journal);
	return status;
}

/* Whether check goes by a decision, and if not, why. */
static bool is_checked(const struct data *data, const struct decided *decided,
		       struct response *response)
{
	const struct decision_days all = { .as_of = { 99991231 } };
	const struct decision *later;

	if (!decide_is_read(data, decided->file)) {
		response_note(response,
			      "note: '%s' is not among the data, so check "
			      "will not see it; name it, too",
			      decided->file);
		return false;
	}
	later = decision_successor(&data->catalog, &decided->decision, &all);
	if (later)
		response_note(response,
			      "note: decision '%s' is later and about the same "
			      "tools, so check goes by that one",
			      later->id);
	return !later;
}

/* What was chosen, over what and why; the rest is not known yet. */
static struct decision make_decision(const struct request *request,
				     const struct data *data,
				     struct arena *arena)
{
	struct texts over = { .count = data->tool_count - 1 };

	over.items = arena_zero(arena, over.count, sizeof(*over.items));
	for (size_t i = 0; i < over.count; i++)
		over.items[i] = data->tools[i + 1]->slug;
	return (struct decision){ .chosen = data->tools[0]->slug,
				  .over = over,
				  .because = request->options->because };
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	struct arena *arena = &response->arena;
	const struct item *items;
	struct comparison comparison;
	struct decided decided = { .comparison = &comparison,
				   .file = request->options->to };
	json_t *record = NULL;

	decided.decision = make_decision(request, data, arena);
	if (check_different(data, error) < 0 ||
	    choose_date(request, &decided.decision.date, error) < 0)
		return -1;
	if (!decided.file &&
	    decide_find_file(data, arena, &decided.file, error) < 0)
		return -1;
	compare_tools(&data->catalog, &data->yardstick, data->tools,
		      data->tool_count, &comparison);
	if (record_decision(data, &decided, arena, &record, error) < 0)
		return -1;
	decided.checked = is_checked(data, &decided, response);
	items = data_items(data, data->tools, data->tool_count, response);
	if (request->document) {
		response->document = decide_document(
		    &data->fields, items, &decided, record, &data->provenance);
		return 0;
	}
	json_decref(record);
	decide_report(&data->fields, items, &decided, &response->report);
	data_note_terms(data, data->tools, data->tool_count, response);
	return 0;
}

int decide_run(const struct request *request, struct response *response,
	       struct error *error)
{
	const struct options *options = request->options;
	struct data_need need = { .gate = true };
	struct request asked = *request;
	char **tools;

	if (check_tools(request, error) < 0 ||
	    check_reason(request, error) < 0 ||
	    (options->to && decide_check_file(options->to, error) < 0))
		return -1;
	asked.count = 1 + options->over.count;
	tools = arena_alloc(&response->arena, asked.count * sizeof(*tools));
	tools[0] = request->arguments[0];
	for (size_t i = 0; i < options->over.count; i++)
		tools[i + 1] = (char *)options->over.items[i];
	asked.arguments = tools;
	return data_answer(&asked, need, answer, response, error);
}
