/* Tests source/source.c: files, directories and the catalog built in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "record_log.h"
#include "smolcmp/progress.h"
#include "smolcmp/source.h"
#include "unit/scratch.h"

#define TOOL "{\"slug\":\"a\",\"name\":\"A\"}\n"
#define REVIEWER "{\"id\":\"r\",\"name\":\"R\"}\n"

/* Read a source and hold all that came of it against what should. */
static struct source_read expect(const char *name, const char *records,
				 const char *problems)
{
	struct source_read read;
	struct record_log log;

	record_log_init(&log);
	log.status = source_read(name, NULL, &log.arena, &log.sink, &read,
				 &log.has_reviews, &log.error);
	assert_string_equal(record_log_problems(&log), problems);
	assert_string_equal(log.text.bytes, records);
	assert_int_equal(log.status, problems[0] ? -1 : 0);
	assert_ptr_equal(read.name, name);
	record_log_release(&log);
	return read;
}

static void the_extension_says_the_form(void **state)
{
	struct source_read read;

	(void)state;
	scratch_file("a.json", TOOL);
	scratch_file("a.jsonl", REVIEWER TOOL);
	scratch_file("a.ndjson", TOOL REVIEWER);
	scratch_file("two.json", TOOL REVIEWER);
	scratch_file("text", TOOL REVIEWER);
	scratch_file("one", "{\"tools\":[" TOOL "]}");
	read = expect("a.json", "tool a name=A\n", "");
	assert_int_equal(read.files, 1);
	assert_int_equal(read.bytes, sizeof(TOOL) - 1);
	read = expect("a.jsonl", "reviewer r name=R\ntool a name=A\n", "");
	assert_int_equal(read.bytes, sizeof(REVIEWER TOOL) - 1);
	expect("a.ndjson", "tool a name=A\nreviewer r name=R\n", "");
	expect("two.json", "tool a name=A\n",
	       "two.json:2:1: more text after the document\n");
	expect("text", "tool a name=A\nreviewer r name=R\n", "");
	expect("one", "tool a name=A\n", "");
}

static void a_directory_is_all_of_its_files(void **state)
{
	struct source_read read;

	(void)state;
	scratch_directory("d");
	scratch_directory("d/z");
	scratch_file("d/a.json", TOOL);
	scratch_file("d/package.json", "{\"name\":\"x\",\"version\":\"1\"}");
	scratch_file("d/policy.json", "{\"format\":\"smolcmp-policy/1\"}");
	scratch_file("d/z/r.jsonl", REVIEWER);
	read = expect("d", "tool a name=A\nreviewer r name=R\n", "");
	assert_int_equal(read.files, 4);
	assert_int_equal(read.passed_over, 2);
	/* Problems of all files are found in one run. */
	scratch_file("d/b.json", "{\"tools\":5}");
	scratch_file("d/c.json", "[");
	expect("d", "tool a name=A\nreviewer r name=R\n",
	       "d/b.json:1:10: 'tools' is a number, want an array\n"
	       "d/c.json:1:2: the text ends where ',' or ']' should be\n");
}

static void data_that_is_asked_for_must_be_there(void **state)
{
	(void)state;
	scratch_directory("empty");
	scratch_file("package.json", "{\"name\":\"x\"}");
	scratch_file("policy.json", "{\"format\":\"smolcmp-policy/1\"}");
	scratch_file("nothing.json", "");
	expect("empty", "", "empty: holds no .json, .jsonl or .ndjson file\n");
	expect("package.json", "", "package.json: holds no verdict data\n");
	expect("policy.json", "", "policy.json: holds no verdict data\n");
	expect("nothing.json", "", "nothing.json:1:1: the text is empty\n");
	expect("none.json", "",
	       "none.json: cannot open: No such file or directory\n");
	expect("https://x.test/a.json", "",
	       "https://x.test/a.json: has an address, and was not "
	       "fetched\n");
	if (geteuid() != 0) {
		assert_int_equal(chmod("package.json", 0), 0);
		expect("package.json", "",
		       "package.json: cannot open: Permission denied\n");
	}
}

static void a_problem_of_a_record_fails_the_source(void **state)
{
	(void)state;
	scratch_file("a.jsonl", "{\"type\":\"tool\"}\n" REVIEWER);
	expect("a.jsonl", "reviewer r name=R\n",
	       "a.jsonl:1:1: tool has no 'slug'\n"
	       "a.jsonl:1:1: tool has no 'name'\n");
}

static void a_pipe_is_read_to_its_end(void **state)
{
	int status;
	pid_t child;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0600), 0);
	child = fork();
	assert_true(child >= 0);
	if (!child) {
		FILE *pipe_end = fopen("pipe", "w");

		if (!pipe_end || fputs(TOOL, pipe_end) < 0 ||
		    fflush(pipe_end) != 0)
			_exit(1);
		usleep(20000);
		_exit(fputs(REVIEWER, pipe_end) < 0 || fclose(pipe_end) != 0);
	}
	expect("pipe", "tool a name=A\nreviewer r name=R\n", "");
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_false(source_is_repeatable("pipe"));
}

static void standard_input_is_read_by_its_own_form(void **state)
{
	int before = dup(STDIN_FILENO);
	int file;

	(void)state;
	scratch_file("in", TOOL "\n" REVIEWER);
	file = open("in", O_RDONLY);
	assert_true(file >= 0);
	dup2(file, STDIN_FILENO);
	close(file);
	expect("-", "tool a name=A\nreviewer r name=R\n", "");
	expect("-", "", "stdin:1:1: the text is empty\n");
	dup2(before, STDIN_FILENO);
	close(before);
}

static void the_catalog_built_in_is_the_file_that_is_shipped(void **state)
{
	struct source_read file, built_in;
	struct record_log a, b;

	(void)state;
	record_log_init(&a);
	record_log_init(&b);
	a.places = b.places = true;
	assert_int_equal(source_read(CATALOG_FILE, NULL, &a.arena, &a.sink,
				     &file, &a.has_reviews, &a.error),
			 0);
	assert_int_equal(source_read(source_built_in, NULL, &b.arena, &b.sink,
				     &built_in, &b.has_reviews, &b.error),
			 0);
	assert_string_equal(a.text.bytes, b.text.bytes);
	assert_true(a.text.length > 1000);
	assert_int_equal(file.bytes, built_in.bytes);
	assert_true(a.has_reviews && b.has_reviews);
	record_log_release(&a);
	record_log_release(&b);
}

/* A file of so many bytes: a tool of its own, or none at all. */
static void large_file(unsigned number, size_t size, const char *tail)
{
	struct buffer text;
	char name[32];

	buffer_init(&text);
	snprintf(name, sizeof(name), "d/%03u.json", number);
	buffer_printf(&text,
		      "{\"slug\":\"t%u\",\"name\":\"T\",\"aliases\":[\"u%u\"],"
		      "\"reviews\":[{\"reviewer\":\"r\",\"verdict\":\"ship\"}]",
		      number, number);
	while (text.length < size)
		buffer_add_char(&text, ' ');
	buffer_add_string(&text, tail);
	scratch_bytes(name, text.bytes, text.length);
	buffer_release(&text);
}

/* What comes of the directory "d", and how much was read of it. */
static char *read_by(unsigned threads, struct source_read *read)
{
	struct record_log log;
	char *text;

	record_log_init(&log);
	log.places = true;
	log.sink.threads = threads;
	log.status = source_read("d", NULL, &log.arena, &log.sink, read,
				 &log.has_reviews, &log.error);
	assert_true(log.has_reviews);
	buffer_add_string(&log.text, record_log_problems(&log));
	text = strdup(log.text.bytes);
	record_log_release(&log);
	return text;
}

static void expect_same_by_threads(size_t lines)
{
	struct source_read one, many;
	char *wanted = read_by(1, &one), *found;
	size_t ends = 0;

	for (const char *at = wanted; *at; at++)
		ends += *at == '\n';
	assert_int_equal(ends, lines);
	for (unsigned threads = 2; threads <= 8; threads *= 2) {
		found = read_by(threads, &many);
		assert_string_equal(found, wanted);
		assert_int_equal(many.bytes, one.bytes);
		assert_int_equal(many.files, one.files);
		assert_int_equal(many.passed_over, one.passed_over);
		free(found);
	}
	free(wanted);
}

static void large_directories_are_read_by_several(void **state)
{
	enum { FILES = 90, SIZE = 100000 };

	(void)state;
	scratch_directory("d");
	for (unsigned i = 0; i < FILES; i++)
		large_file(i, SIZE, "}\n");
	expect_same_by_threads(2 * FILES);
	large_file(20, 3000000, "}\n");
	large_file(30, SIZE, "]\n");
	large_file(40, SIZE, ",\"name\":\"again\"}\n");
	large_file(50, SIZE, ",\"votes\":{\"ship\":-1}}\n");
	scratch_file("d/060.json", "{\"other\":1}");
	expect_same_by_threads(2 * (FILES - 5) + 2 + 2 + 2 + 3);
	for (unsigned i = 0; i < FILES; i++)
		large_file(i, SIZE, "]\n");
	expect_same_by_threads(20 + 21); /* problems, and reviews before them */
}

static void only_what_stays_can_be_read_again(void **state)
{
	(void)state;
	scratch_file("a.json", TOOL);
	assert_true(source_is_repeatable("a.json"));
	assert_true(source_is_repeatable("."));
	assert_true(source_is_repeatable(source_built_in));
	assert_false(source_is_repeatable("-"));
	assert_false(source_is_repeatable("none"));
	assert_false(source_is_repeatable("/dev/null"));
}

/* What a watcher was told of the source that began last. */
struct watched {
	char name[32];
	uint64_t total;
	uint64_t bytes;
	int calls;
};

static void watch_begin(void *context, const char *name,
			enum progress_unit unit, uint64_t total)
{
	struct watched *watched = context;

	assert_int_equal(unit, PROGRESS_BYTES);
	memset(watched, 0, sizeof(*watched));
	strcpy(watched->name, name);
	watched->total = total;
}

static void watch_more(void *context, uint64_t bytes)
{
	struct watched *watched = context;

	watched->bytes += bytes;
	watched->calls++;
}

static struct watched watch(const char *name)
{
	struct watched watched = { .total = 0 };
	struct progress progress = { &watched, watch_begin, watch_more };
	struct source_read read;
	struct record_log log;

	record_log_init(&log);
	log.sink.progress = &progress;
	assert_int_equal(source_read(name, NULL, &log.arena, &log.sink, &read,
				     &log.has_reviews, &log.error),
			 0);
	assert_int_equal(watched.bytes, read.bytes);
	record_log_release(&log);
	return watched;
}

static void who_watches_is_told_every_byte(void **state)
{
	static char blanks[3 * SCAN_BLOCK];
	struct watched watched;
	int before = dup(STDIN_FILENO);
	int ends[2];

	(void)state;
	memset(blanks, ' ', sizeof(blanks) - 1);
	memcpy(blanks, TOOL, sizeof(TOOL) - 1);
	scratch_directory("d");
	scratch_directory("d/e");
	scratch_file("d/a.json", blanks);
	scratch_file("d/e/b.jsonl", REVIEWER);
	watched = watch("d/a.json");
	assert_string_equal(watched.name, "d/a.json");
	assert_int_equal(watched.total, sizeof(blanks) - 1);
	assert_int_equal(watched.bytes, watched.total);
	assert_true(watched.calls >= 3);
	watched = watch("d");
	assert_string_equal(watched.name, "d");
	assert_int_equal(watched.total,
			 sizeof(blanks) - 1 + sizeof(REVIEWER) - 1);
	assert_int_equal(watched.bytes, watched.total);

	assert_int_equal(pipe(ends), 0);
	assert_true(write(ends[1], TOOL, sizeof(TOOL) - 1) > 0);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	watched = watch("-");
	dup2(before, STDIN_FILENO);
	close(before);
	assert_string_equal(watched.name, "stdin");
	assert_int_equal(watched.total, 0);
	assert_int_equal(watched.bytes, sizeof(TOOL) - 1);
}

#define IN_SCRATCH(test)                                                       \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(the_extension_says_the_form),
		IN_SCRATCH(a_directory_is_all_of_its_files),
		IN_SCRATCH(data_that_is_asked_for_must_be_there),
		IN_SCRATCH(a_problem_of_a_record_fails_the_source),
		IN_SCRATCH(a_pipe_is_read_to_its_end),
		IN_SCRATCH(standard_input_is_read_by_its_own_form),
		IN_SCRATCH(the_catalog_built_in_is_the_file_that_is_shipped),
		IN_SCRATCH(only_what_stays_can_be_read_again),
		IN_SCRATCH(who_watches_is_told_every_byte),
		IN_SCRATCH(large_directories_are_read_by_several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
