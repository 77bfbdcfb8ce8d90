/* Comparisons and the answer that they should get. */
#ifndef TESTS_EXPECT_ANSWER_H
#define TESTS_EXPECT_ANSWER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/sketch.h"

enum { NOBODY = -1, NO_STRENGTH = -1 };

struct answer_case {
	struct sketch tools[COMPARE_MOST + 1];
	enum rule rule;
	enum outcome outcome;
	int pick;
	int lean;
	int strength;
};

/* Compare the tools of each case, and fail where the answer is another. */
void expect_all(const struct answer_case *cases, size_t count);

#define EXPECT_ALL(cases) expect_all(cases, sizeof(cases) / sizeof(*(cases)))

#endif
