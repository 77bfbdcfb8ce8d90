/*
 * Tests source/team.c, source/batch.c and base/crew.c: lines read by several
 * threads give what one reader gives, whatever the size of blocks.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "record_log.h"
#include "smolcmp/crew.h"
#include "smolcmp/descriptor.h"

#include "source/team.h"

static const size_t sizes[] = {
	64, 200, 1000, 10000, TEAM_BLOCK, 4 * 1024 * 1024,
};

static void write_lost(void *context, enum record_kind kind, struct place place,
		       const char *name)
{
	struct record_log *log = context;

	buffer_printf(&log->text, "lost %d %" PRIu64 ":%" PRIu64 " %s\n",
		      (int)kind, place.line, place.column, name ? name : "");
}

static void take_problem(void *context, enum problem problem,
			 const struct place *place, const char *text)
{
	struct record_log *log = context;

	buffer_printf(&log->text, "problem %d %" PRIu64 ":%" PRIu64 " %s\n",
		      (int)problem, place->line, place->column, text);
}

/* What comes of the file that fd is, read by so many threads. */
static char *read_by(int fd, unsigned threads, size_t block, bool told)
{
	struct record_log log;
	struct problem_taker taker = { &log, take_problem };
	struct reader reader;
	char *result;

	record_log_init(&log);
	log.places = true;
	log.wanted = "tool-3";
	log.sink.threads = threads;
	log.sink.lose = write_lost;
	if (told)
		log.error.taker = &taker;
	reader_init(&reader, &log.sink, &log.error);
	reader.team_block = block;
	scan_init_file(&reader.decoder.scan, "t", fd, SCAN_BLOCK, &log.error);
	log.status = reader_lines(&reader);
	/* Nobody asks what is handed over once there are problems enough. */
	if (log.error.more)
		buffer_clear(&log.text);
	buffer_printf(&log.text, "status %d, %s, %" PRIu64 " bytes\n",
		      log.status,
		      log.status == 0 && reader.has_reviews ? "reviews" : "-",
		      log.status == 0 ? reader.decoder.scan.bytes : 0);
	buffer_add_string(&log.text, record_log_problems(&log));
	if (log.error.more)
		buffer_add_string(&log.text, "and more\n");
	reader_release(&reader);
	result = strdup(log.text.bytes);
	record_log_release(&log);
	return result;
}

/* They are too long to be shown whole. */
static void expect_text(const char *found, const char *wanted)
{
	size_t same = 0;

	if (strcmp(found, wanted) == 0)
		return;
	while (found[same] == wanted[same])
		same++;
	while (same && found[same - 1] != '\n')
		same--;
	fail_msg("found %.200s\nwanted %.200s", found + same, wanted + same);
}

static int open_text(const struct buffer *text)
{
	char name[] = "/tmp/test_team.XXXXXX";
	int fd = mkstemp(name);

	assert_true(fd >= 0);
	assert_int_equal(unlink(name), 0);
	assert_int_equal(descriptor_write(fd, text->bytes, text->length), 0);
	return fd;
}

static void expect_same(const struct buffer *text)
{
	static const unsigned threads[] = { 2, 8 };
	int fd = open_text(text);

	for (int told = 0; told < 2; told++) {
		char *wanted;

		assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
		wanted = read_by(fd, 1, TEAM_BLOCK, told);
		for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
			for (size_t j = 0; j < 2; j++) {
				char *found;

				assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
				found = read_by(fd, threads[j], sizes[i], told);
				expect_text(found, wanted);
				free(found);
			}
		free(wanted);
	}
	close(fd);
}

/* Lines of every kind, some of them longer than small blocks. */
static void add_lines(struct buffer *text, unsigned first, unsigned count)
{
	for (unsigned i = first; i < first + count; i++) {
		const char *end = i % 7 ? "\n" : i % 2 ? "\r\n" : "\n \t\n\n";
		unsigned tool = i % 9;

		buffer_printf(text,
			      "{\"type\":\"tool\",\"slug\":\"tool-%u\","
			      "\"name\":\"T \\u00e9 %u\",\"tagline\":"
			      "\"\xc3\xbc\",\"tags\":[\"a\",\"b\"],"
			      "\"reviews\":[{\"reviewer\":\"r\",\"verdict\":"
			      "\"ship\",\"quote\":\"q\"}]}%s",
			      tool, i, end);
		buffer_printf(text,
			      "%s{\"tool\":\"tool-%u\",\"reviewer\":\"r%u\","
			      "\"verdict\":\"skip\",\"date\":\"2026-01-%02u\","
			      "\"quote\":\"%*s\",\"other\":%u}%s",
			      i % 5 ? "" : "  ", tool, i, 1 + i % 28,
			      (int)(i * 37 % 400), "", i, end);
		buffer_printf(text,
			      "{\"type\":\"votes\",\"tool\":\"tool-%u\","
			      "\"ship\":%u,\"skip\":1}%s",
			      tool, i, end);
	}
}

static void good_lines_are_the_same(void **state)
{
	struct buffer text;

	(void)state;
	buffer_init(&text);
	buffer_add_string(&text, "\xef\xbb\xbf");
	add_lines(&text, 0, 400);
	expect_same(&text);
	text.length -= 1; /* no line end at the end */
	if (text.bytes[text.length - 1] == '\r')
		text.length--;
	expect_same(&text);
	buffer_release(&text);
}

static void problems_are_the_same(void **state)
{
	static const char *const bad[] = {
		"{\"type\":\"review\",\"tool\":\"tool-3\",\"verdict\":1}\n",
		"{\"type\":\"tool\",\"slug\":\"UP\",\"name\":\"x\"}\n",
		"{\"type\":\"votes\",\"ship\":1.5,\"skip\":\"x\"}\n",
		"{\"neither\":true}\n",
		"{\"type\":\"tool\",\"slug\":\"x\",\"name\":1,\"votes\":3}\n",
		"{\"type\":\"tool\",\"slug\":\"tool-3\"\n,\"name\":\"T\"}\n",
		"{\"type\":\"tool\",\"slug\":\"x\",\"name\":\"T\"} {}\n",
		"{\"a\":\"\x01\"}\n",
		"[1]\n",
		"{\"a\":\"\xff\"}\n",
		"}\n",
	};
	struct buffer text;

	(void)state;
	buffer_init(&text);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		buffer_clear(&text);
		add_lines(&text, 0, 60);
		buffer_add_string(&text, bad[i]);
		add_lines(&text, 60, 60);
		buffer_add_string(&text, bad[0]);
		add_lines(&text, 120, 5);
		expect_same(&text);
	}
	/* More than an error holds. */
	buffer_clear(&text);
	for (unsigned i = 0; i < 100; i++) {
		add_lines(&text, i, 1);
		buffer_add_string(&text, bad[i % 5]);
	}
	expect_same(&text);
	buffer_release(&text);
}

static void a_cut_text_is_the_same(void **state)
{
	struct buffer text;

	(void)state;
	buffer_init(&text);
	add_lines(&text, 0, 20);
	for (size_t cut = 0; cut < 300; cut += 7) {
		text.length -= cut ? 7 : 0;
		expect_same(&text);
	}
	buffer_release(&text);
}

static void a_long_line_is_the_same(void **state)
{
	struct buffer text;

	(void)state;
	buffer_init(&text);
	add_lines(&text, 0, 300);
	buffer_add_string(&text, "{\"type\":\"reviewer\",\"id\":\"x\","
				 "\"name\":\"X\",\"other\":\"");
	for (unsigned i = 0; i < 600 * 1024; i++)
		buffer_add_char(&text, 'x');
	buffer_add_string(&text, "\"}\n");
	add_lines(&text, 300, 100);
	expect_same(&text);
	buffer_release(&text);
}

static void a_pipe_is_the_same(void **state)
{
	struct buffer text;
	char *wanted, *found;
	int ends[2], file, status;
	pid_t child;

	(void)state;
	buffer_init(&text);
	add_lines(&text, 0, 3000);
	file = open_text(&text);
	assert_int_equal(lseek(file, 0, SEEK_SET), 0);
	wanted = read_by(file, 1, TEAM_BLOCK, false);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (!child) {
		close(ends[0]);
		_exit(descriptor_write(ends[1], text.bytes, text.length) < 0);
	}
	close(ends[1]);
	found = read_by(ends[0], 2, 10000, false);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	expect_text(found, wanted);
	free(wanted);
	free(found);
	close(file);
	buffer_release(&text);
}

/* Whether a team reads on behind so many lines, which took all or nothing of
 * the first block. */
static bool is_worth(int fd, unsigned threads, size_t size, uint64_t line,
		     bool took)
{
	struct record_log log;
	struct reader reader;
	struct scan *scan = &reader.decoder.scan;
	bool worth;

	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	record_log_init(&log);
	log.sink.threads = threads;
	reader_init(&reader, &log.sink, &log.error);
	reader.team_block = size;
	scan_init_file(scan, "t", fd, SCAN_BLOCK, &log.error);
	assert_int_equal(scan_peek(scan), SCAN_OBJECT);
	if (took)
		scan->at = scan->counted = scan->end;
	scan->position.line = line;
	worth = team_is_worth(&reader);
	assert_false(worth && team_is_worth(&reader));
	reader_release(&reader);
	record_log_release(&log);
	return worth;
}

static void a_team_is_for_short_lines_of_what_is_large(void **state)
{
	struct buffer text;
	int fd;

	(void)state;
	buffer_init(&text);
	add_lines(&text, 0, 400);
	fd = open_text(&text);
	assert_true(text.length > SCAN_BLOCK);
	assert_true(is_worth(fd, 2, 1000, 100, false));
	assert_false(is_worth(fd, 1, 1000, 100, false));
	assert_false(is_worth(fd, 2, 1000000, 100, false));
	assert_false(is_worth(fd, 2, 1000, 2, false));
	assert_false(is_worth(fd, 2, 1000, 100, true));
	assert_true(is_worth(fd, 2, 1000, 1000, true));
	close(fd);
	buffer_release(&text);
}

/* Short lines, then long ones, then short ones again. */
static void a_team_may_leave_off(void **state)
{
	struct buffer text;

	(void)state;
	buffer_init(&text);
	add_lines(&text, 0, 300);
	for (int i = 0; i < 100; i++)
		buffer_printf(&text,
			      "{\"type\":\"reviewer\",\"id\":\"r%d\","
			      "\"name\":\"%2000d\"}\n",
			      i, i);
	add_lines(&text, 300, 300);
	expect_same(&text);
	buffer_release(&text);
}

static void square(void *job)
{
	int *number = job;

	*number *= *number;
}

static void a_crew_gives_jobs_back_in_order(void **state)
{
	int numbers[100];
	struct crew *crew = crew_new(3, 8, square);
	int given = 0;

	(void)state;
	assert_non_null(crew);
	assert_null(crew_take(crew));
	for (int taken = 0; taken < 100; taken++) {
		while (given < 100 && given - taken < 8) {
			numbers[given] = given;
			crew_give(crew, &numbers[given++]);
		}
		assert_ptr_equal(crew_take(crew), &numbers[taken]);
		assert_int_equal(numbers[taken], taken * taken);
	}
	assert_null(crew_take(crew));
	crew_give(crew, &numbers[0]); /* perhaps never done */
	crew_free(crew);
	crew_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_lines_are_the_same),
		cmocka_unit_test(problems_are_the_same),
		cmocka_unit_test(a_cut_text_is_the_same),
		cmocka_unit_test(a_long_line_is_the_same),
		cmocka_unit_test(a_pipe_is_the_same),
		cmocka_unit_test(a_team_is_for_short_lines_of_what_is_large),
		cmocka_unit_test(a_team_may_leave_off),
		cmocka_unit_test(a_crew_gives_jobs_back_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
