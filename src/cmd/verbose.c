#include "cmd/verbose.h"

#include "smolcmp/measure.h"

/* "12 tools" */
static void add_count(struct buffer *out, uint64_t count, const char *noun)
{
	buffer_printf(out, "%llu %s%s", (unsigned long long)count, noun,
		      count == 1 ? "" : "s");
}

void verbose_source(const struct data *data, const struct source_read *read,
		    struct response *response)
{
	const struct remote_file *got = remote_find(data->remote, read->name);
	struct buffer text;

	buffer_init(&text);
	buffer_printf(
	    &text, data->built_in ? "read the %s (%s): " : "read '%s' (%s): ",
	    source_title(read->name), data->origin);
	if (!data->built_in) {
		add_count(&text, read->files, "file");
		buffer_add_string(&text, ", ");
	}
	measure_add_bytes(&text, read->bytes);
	if (got)
		buffer_printf(&text, ", %s", remote_state_word(got->state));
	if (read->passed_over)
		buffer_printf(&text,
			      "; %llu of the files hold%s no verdict data",
			      (unsigned long long)read->passed_over,
			      read->passed_over == 1 ? "s" : "");
	response_note(response, "%s", text.bytes);
	buffer_release(&text);
}

static uint64_t count_current(const struct catalog *catalog)
{
	uint64_t count = catalog->current_briefs;

	for (size_t i = 0; i < catalog->review_count; i++)
		count += catalog->reviews[i].current;
	return count;
}

static uint64_t count_voted_on(const struct catalog *catalog)
{
	uint64_t count = 0;

	for (size_t i = 0; i < catalog->tool_count; i++)
		count += share_is_known(catalog->tools[i].votes);
	return count;
}

void verbose_records(const struct data *data, struct response *response)
{
	const struct catalog *catalog = &data->catalog;
	struct buffer text;

	buffer_init(&text);
	add_count(&text, catalog->tool_count, "tool");
	buffer_add_string(&text, ", ");
	add_count(&text, catalog->reviewer_count, "reviewer");
	buffer_add_string(&text, ", ");
	add_count(&text, catalog->review_count + catalog->brief_count,
		  "review");
	buffer_printf(&text, " (%llu count), votes on ",
		      (unsigned long long)count_current(catalog));
	add_count(&text, count_voted_on(catalog), "tool");
	if (catalog->duel_count) {
		buffer_add_string(&text, ", ");
		add_count(&text, catalog->duel_count, "duel");
	}
	buffer_add_string(&text, ", in ");
	measure_add_time(&text, response->reading_time);
	response_note(response, "%s", text.bytes);
	buffer_release(&text);
}
