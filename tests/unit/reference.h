/*
 * Reading the reference values of tests/data/reference, which independent
 * software computed, and comparing with them. Included by tests after cmocka.
 */
#ifndef TEST_JUDGE_REFERENCE_H
#define TEST_JUDGE_REFERENCE_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef REFERENCE_DIR
#define REFERENCE_DIR "tests/data/reference"
#endif

/* The values have twelve digits. */
#define REFERENCE_TOLERANCE 1e-11

enum { REFERENCE_FIELDS = 8 };

/* A file of comma separated values, one row at a time, without quotes. */
struct reference {
	FILE *file;
	char line[1024];
	const char *fields[REFERENCE_FIELDS];
	int count;
};

/* Read the next row; false at the end. */
static inline bool reference_next(struct reference *reference)
{
	char *rest = reference->line;

	if (!fgets(reference->line, sizeof(reference->line), reference->file))
		return false;
	rest[strcspn(rest, "\r\n")] = '\0';
	reference->count = 0;
	while (rest && reference->count < REFERENCE_FIELDS) {
		reference->fields[reference->count++] = rest;
		rest = strchr(rest, ',');
		if (rest)
			*rest++ = '\0';
	}
	return true;
}

/* Open a file and go past its heading, which must be the given one. */
static inline void reference_open(struct reference *reference, const char *path,
				  const char *heading)
{
	reference->file = fopen(path, "r");
	if (!reference->file)
		fail_msg("cannot read %s", path);
	if (!fgets(reference->line, sizeof(reference->line), reference->file))
		fail_msg("%s is empty", path);
	reference->line[strcspn(reference->line, "\r\n")] = '\0';
	assert_string_equal(reference->line, heading);
}

static inline void reference_close(struct reference *reference)
{
	fclose(reference->file);
}

static inline double reference_number(const struct reference *reference, int i)
{
	char *end;
	double number;

	assert_true(i < reference->count);
	number = strtod(reference->fields[i], &end);
	assert_true(end != reference->fields[i] && *end == '\0');
	return number;
}

static inline uint64_t reference_count(const struct reference *reference, int i)
{
	double number = reference_number(reference, i);

	assert_true(number >= 0 && number == floor(number));
	return (uint64_t)number;
}

/* cmocka compares single precision only. */
static inline void assert_within(double got, double want, double tolerance)
{
	if (!(fabs(got - want) <= tolerance))
		fail_msg("got %.17g, want %.17g", got, want);
}

/* Within the tolerance of the reference values. */
static inline void assert_near(double got, double want)
{
	assert_within(got, want, REFERENCE_TOLERANCE * fmax(1, fabs(want)));
}

/* The same digits, however small the value. */
static inline void assert_relative(double got, double want, double tolerance)
{
	assert_within(got, want, tolerance * fabs(want));
}

#endif
