/* Tests source/index_*.c: what is written is what is read, and what somebody
 * has damaged is refused or read, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record_log.h"
#include "smolcmp/index.h"
#include "smolcmp/memory.h"
#include "unit/scratch.h"

static const char catalog[] = DATA_DIR "/catalog";

/* Write what a source holds; the log has what it was. */
static void write_index(const char *source, struct record_log *log)
{
	struct index_writer *writer;
	struct index_written written;
	struct record_sink sink;
	struct source_read read;

	record_log_init(log);
	assert_int_equal(
	    index_writer_open(&writer, "v.db", "v.db", true, &log->error), 0);
	index_writer_source(writer, source, NULL);
	sink = index_writer_sink(writer, &log->sink);
	assert_int_equal(source_read(source, NULL, &log->arena, &sink, &read,
				     &log->has_reviews, &log->error),
			 0);
	assert_int_equal(index_writer_tally(writer), 0);
	index_writer_fact(writer, INDEX_REVIEWERS, 6);
	index_writer_fact(writer, INDEX_ADJUSTED, 1);
	index_writer_tool(writer,
			  &(struct index_standing){
			      .slug = "brook",
			      .panel = { 5, 5 },
			      .votes = { 1, 2 },
			      .adjusted = { true, .5 },
			  },
			  "a brook");
	index_writer_name(writer, "brook", "brook");
	assert_int_equal(index_writer_publish(writer, &written), 0);
	index_writer_release(writer);
}

static void records_come_back_in_order(void **state)
{
	struct source_read read;
	struct record_log log, again;

	(void)state;
	write_index(catalog, &log);
	record_log_init(&again);
	again.status = source_read("v.db", NULL, &again.arena, &again.sink,
				   &read, &again.has_reviews, &again.error);
	assert_string_equal(record_log_problems(&again), "");
	assert_int_equal(again.status, 0);
	assert_string_equal(again.text.bytes, log.text.bytes);
	assert_int_equal(read.files, 13);
	assert_true(again.has_reviews);
	record_log_release(&again);
	record_log_release(&log);
}

/* Ask for everything there is to ask; whatever is wrong is in the error. */
static void ask(const char *name, struct record_log *log)
{
	static const char *const word = "brook";
	const struct texts words = { (const char **)&word, 1 };
	struct share_count *usual;
	struct source_filter filter;
	struct source_read read;
	struct index *index;
	struct index_standing standing;
	struct texts found;
	const char *slug;
	size_t count;
	int status = index_open(&index, name, &log->arena, &log->error);

	if (status == 0)
		status = index_find(index, word, word, &slug);
	if (status == 0)
		status = index_usual(index, &usual, &count);
	if (status == 0)
		status =
		    index_first(index, (struct share){ 5, 5 }, 1, &standing);
	if (status == 0)
		status = index_unranked(index, 1, &found);
	if (status == 0 && index_fact(index, INDEX_WORDS))
		status = index_match(index, &words, &found);
	if (status == 0)
		status = index_sources(index, &found, &filter);
	if (status == 0)
		status = index_read(index, &words, &log->sink, &read,
				    &log->has_reviews);
	if (status == 0)
		status = index_read(index, NULL, &log->sink, &read,
				    &log->has_reviews);
	if (status == 0)
		status = index_verify(index);
	index_close(index);
	log->status = status;
	assert_int_equal(log->error.kind, status < 0 ? ERROR_DATA : ERROR_NONE);
}

struct bytes {
	unsigned char *items;
	size_t count;
};

static struct bytes load(const char *name)
{
	FILE *file = fopen(name, "rb");
	struct stat status;
	struct bytes bytes;

	assert_non_null(file);
	assert_int_equal(fstat(fileno(file), &status), 0);
	bytes.count = (size_t)status.st_size;
	bytes.items = memory_alloc(bytes.count);
	assert_int_equal(fread(bytes.items, 1, bytes.count, file), bytes.count);
	fclose(file);
	return bytes;
}

static void save(const char *name, const struct bytes *bytes)
{
	FILE *file = fopen(name, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes->items, 1, bytes->count, file),
			 bytes->count);
	fclose(file);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* Change some bytes, most of them in what is not empty. */
static void damage(struct bytes *bytes, uint32_t *seed)
{
	uint32_t times = 1 + next_random(seed) % 6;
	size_t at = next_random(seed) % bytes->count;

	while (times) {
		if (bytes->items[at] || next_random(seed) % 16 == 0) {
			bytes->items[at] ^=
			    (unsigned char)(1 + next_random(seed) % 255);
			times--;
		}
		at = next_random(seed) % 2 ? (at + 1) % bytes->count
					   : next_random(seed) % bytes->count;
	}
}

static void damaged_ones_are_refused_or_read(void **state)
{
	enum { TIMES = 1500 };
	struct record_log log;
	struct bytes whole, bytes;
	uint32_t seed = 1;
	size_t refused = 0;

	(void)state;
	write_index(catalog, &log);
	record_log_release(&log);
	whole = load("v.db");
	bytes = (struct bytes){ memory_alloc(whole.count), whole.count };
	record_log_init(&log);
	ask("v.db", &log);
	assert_int_equal(log.status, 0);
	record_log_release(&log);
	for (size_t i = 0; i < TIMES; i++) {
		memcpy(bytes.items, whole.items, whole.count);
		damage(&bytes, &seed);
		save("bad.db", &bytes);
		record_log_init(&log);
		ask("bad.db", &log);
		refused += log.status < 0;
		record_log_release(&log);
	}
	/* A letter of prose may be another one; little else may. */
	assert_in_range(refused, TIMES / 2, TIMES);
	free(bytes.items);
	free(whole.items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(records_come_back_in_order,
						scratch_setup,
						scratch_teardown),
		cmocka_unit_test_setup_teardown(
		    damaged_ones_are_refused_or_read, scratch_setup,
		    scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
