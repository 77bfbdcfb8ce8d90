/*
 * Tests source/blocks.c and source/ahead.c: a file's bytes in order, whoever
 * reads them, and what happens when they end early.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "source/blocks.h"

enum { BYTES = 20000, PLENTY = 1000 };

static const size_t sizes[] = { 1, 2, 3, 7, 16, 64, 1000, 4096, 5000, 65536 };

enum { SIZES = sizeof(sizes) / sizeof(*sizes) };

static uint8_t text[BYTES];
static int file = -1;
static bool no_threads;

/* Stands in front of the real one. */
int pthread_create(pthread_t *restrict thread,
		   const pthread_attr_t *restrict attributes,
		   void *(*run)(void *), void *restrict context)
{
	int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *),
		    void *);
	void *found = dlsym(RTLD_NEXT, "pthread_create");

	if (no_threads)
		return EAGAIN;
	memcpy(&real, &found, sizeof(real));
	return real(thread, attributes, run, context);
}

static int make_file(void **state)
{
	char name[] = "/tmp/test_blocks.XXXXXX";

	(void)state;
	for (size_t i = 0; i < BYTES; i++)
		text[i] = (uint8_t)(i * 7 + i / 251);
	file = mkstemp(name);
	if (file < 0 || unlink(name) < 0)
		return -1;
	return write(file, text, BYTES) == BYTES ? 0 : -1;
}

static int close_file(void **state)
{
	(void)state;
	return close(file);
}

static struct blocks *begin(size_t size)
{
	assert_int_equal(lseek(file, 0, SEEK_SET), 0);
	return blocks_new(file, size);
}

static int count_threads(void)
{
	int threads = -2; /* "." and ".." */
	DIR *directory = opendir("/proc/self/task");

	assert_non_null(directory);
	while (readdir(directory))
		threads++;
	closedir(directory);
	return threads;
}

/* The kernel shows a thread that was joined for a moment longer. */
static void expect_threads(int want)
{
	for (int i = 0; i < PLENTY && count_threads() != want; i++)
		usleep(1000);
	assert_int_equal(count_threads(), want);
}

/* Read count blocks, each time with some of the last one put in front, and
 * hold them against the text; returns how much of it was read. */
static size_t expect_text(struct blocks *blocks, size_t count)
{
	uint8_t *block = text;
	ssize_t got = 1;
	size_t at = 0;

	for (size_t i = 0; i < count && got > 0; i++) {
		size_t rest = (size_t)(i % 5);

		if (rest > at || rest > (size_t)got)
			rest = 0;
		got = blocks_next(blocks, block + got - rest, rest, &block);
		assert_true(got >= 0);
		assert_memory_equal(block - rest, text + at - rest,
				    (size_t)got + rest);
		at += (size_t)got;
	}
	return at;
}

static void every_size_gives_the_whole_file(void **state)
{
	(void)state;
	for (size_t i = 0; i < SIZES; i++) {
		struct blocks *blocks = begin(sizes[i]);

		assert_int_equal(expect_text(blocks, BYTES + 1), BYTES);
		blocks_free(blocks);
	}
}

static void a_page_may_be_carried_over(void **state)
{
	struct blocks *blocks = begin(BLOCKS_ROOM);
	uint8_t *block;

	(void)state;
	assert_int_equal(blocks_next(blocks, text, 0, &block), BLOCKS_ROOM);
	assert_int_equal(blocks_next(blocks, block, BLOCKS_ROOM, &block),
			 BLOCKS_ROOM);
	assert_memory_equal(block - BLOCKS_ROOM, text, (size_t)2 * BLOCKS_ROOM);
	blocks_free(blocks);
}

static void only_a_large_file_is_read_ahead(void **state)
{
	struct blocks *blocks = begin(64);

	(void)state;
	expect_text(blocks, BLOCKS_UNTIL_AHEAD);
	expect_threads(1);
	blocks_free(blocks);

	blocks = begin(64);
	expect_text(blocks, BLOCKS_UNTIL_AHEAD + 1);
	expect_threads(2);
	blocks_free(blocks);

	blocks = begin(BYTES / (BLOCKS_AHEAD - 1));
	expect_text(blocks, BLOCKS_UNTIL_AHEAD + 2);
	expect_threads(1);
	blocks_free(blocks);
}

static void a_reader_that_stops_early_leaves_nothing_behind(void **state)
{
	(void)state;
	for (size_t count = 0; count < 40; count++) {
		struct blocks *blocks = begin(16);

		expect_text(blocks, count);
		blocks_free(blocks);
		expect_threads(1);
	}
}

/* A read of a directory fails; the file becomes one on the way. */
static void expect_failure(size_t size, size_t before)
{
	struct blocks *blocks = begin(size);
	int same = dup(file);
	int directory = open("/", O_RDONLY | O_DIRECTORY);
	uint8_t *block;
	ssize_t got = 1;

	assert_true(same >= 0 && directory >= 0);
	expect_text(blocks, before);
	assert_int_equal(dup2(directory, file), file);
	for (size_t i = 0; i < PLENTY && got > 0; i++)
		got = blocks_next(blocks, text, 0, &block);
	assert_int_equal(got, -1);
	assert_int_equal(errno, EISDIR);
	blocks_free(blocks);
	dup2(same, file);
	close(same);
	close(directory);
}

static void a_read_that_fails_midway_says_why(void **state)
{
	(void)state;
	expect_failure(BYTES / 4, 2);
	for (size_t before = 0; before < 12; before++)
		expect_failure(16, before);
}

static void a_pipe_is_not_read_ahead(void **state)
{
	struct blocks *blocks;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], text, BYTES), BYTES);
	blocks = blocks_new(ends[0], 16);
	/* Its writing end stays open, and yet there is an end to this. */
	assert_int_equal(expect_text(blocks, 100), 1600);
	expect_threads(1);
	blocks_free(blocks);
	close(ends[0]);
	close(ends[1]);
}

static void without_threads_everything_is_read_all_the_same(void **state)
{
	struct blocks *blocks = begin(16);

	(void)state;
	no_threads = true;
	assert_int_equal(expect_text(blocks, BYTES + 1), BYTES);
	no_threads = false;
	blocks_free(blocks);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_size_gives_the_whole_file),
		cmocka_unit_test(a_page_may_be_carried_over),
		cmocka_unit_test(only_a_large_file_is_read_ahead),
		cmocka_unit_test(
		    a_reader_that_stops_early_leaves_nothing_behind),
		cmocka_unit_test(a_read_that_fails_midway_says_why),
		cmocka_unit_test(a_pipe_is_not_read_ahead),
		cmocka_unit_test(
		    without_threads_everything_is_read_all_the_same),
	};

	return cmocka_run_group_tests(tests, make_file, close_file);
}
