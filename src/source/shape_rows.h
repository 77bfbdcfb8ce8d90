/* What tables of shapes are made of; they alone include this. */
#ifndef SOURCE_SHAPE_ROWS_H
#define SOURCE_SHAPE_ROWS_H

#include "source/shape.h"

#define ROWS(table) (table), sizeof(table) / sizeof(*(table))
#define AT(type, field) offsetof(struct type, field)
#define NAME(name) (name), sizeof(name) - 1

/* Points of a review, and shares that a page prints. */
extern const struct value_range shape_percent;

extern const struct shape price_shape;
extern const struct shape tool_shape;
extern const struct shape decision_shape;

#endif
