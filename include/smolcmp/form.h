/* The form of a file of data, by what its name ends in. */
#ifndef SMOLCMP_FORM_H
#define SMOLCMP_FORM_H

#include <stddef.h>

enum form {
	FORM_UNKNOWN,
	FORM_DOCUMENT, /* .json */
	FORM_LINES,    /* .jsonl or .ndjson */
};

/* Each with or without .gz behind it. length: how much of name is it. */
enum form form_of(const char *name, size_t length);

#endif
