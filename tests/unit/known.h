/* Numbers that are known, for records and gates. */
#ifndef TESTS_KNOWN_H
#define TESTS_KNOWN_H

#include "smolcmp/record.h"

static inline struct count count_of(uint64_t value)
{
	return (struct count){ true, value };
}

static inline struct decimal decimal_of(double value)
{
	return (struct decimal){ true, value };
}

#endif
