/*
 * Symmetric, positive definite matrices, size by size and by rows, of which
 * the lower triangle counts. All take a few multiples of size cubed steps.
 */
#ifndef JUDGE_CHOLESKY_H
#define JUDGE_CHOLESKY_H

#include <stddef.h>

/* Replace a matrix by its factor L, lower triangular, with L L' the matrix. */
void cholesky_factor(double *matrix, size_t size);

/* Solve matrix * x = vector in place, from the factor. */
void cholesky_solve(const double *factor, size_t size, double *vector);

/* Replace a factor by the inverse of its matrix, both triangles. */
void cholesky_invert(double *factor, size_t size);

#endif
