/* Numbers as JSON has them. */
#ifndef RENDER_NUMBER_H
#define RENDER_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "smolcmp/buffer.h"

/* What is certain of a double in decimal, and so all that is written of one. */
enum { NUMBER_DIGITS = 15 };

void number_add_integer(struct buffer *out, int64_t number);

/*
 * Add a number rounded to NUMBER_DIGITS digits, without zeros at their end but
 * with one behind the point: "0.25", "3.0". False, and nothing is added, of
 * those that printf() has to be asked about: which are very large or small, or
 * halfway between two such decimals.
 */
bool number_add_real(struct buffer *out, double number);

#endif
