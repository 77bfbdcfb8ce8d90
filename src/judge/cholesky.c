#include "judge/cholesky.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

void cholesky_factor(double *matrix, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		double *row = &matrix[i * size];

		for (size_t j = 0; j <= i; j++) {
			const double *other = &matrix[j * size];
			double sum = row[j];

			for (size_t k = 0; k < j; k++)
				sum -= row[k] * other[k];
			row[j] = i == j ? sqrt(sum) : sum / other[j];
		}
	}
}

void cholesky_solve(const double *factor, size_t size, double *vector)
{
	for (size_t i = 0; i < size; i++) {
		for (size_t k = 0; k < i; k++)
			vector[i] -= factor[i * size + k] * vector[k];
		vector[i] /= factor[i * size + i];
	}
	for (size_t i = size; i-- > 0;) {
		for (size_t k = i + 1; k < size; k++)
			vector[i] -= factor[k * size + i] * vector[k];
		vector[i] /= factor[i * size + i];
	}
}

void cholesky_invert(double *factor, size_t size)
{
	double *inverse = memory_zero(size * size, sizeof(double));

	for (size_t i = 0; i < size; i++) {
		inverse[i * size + i] = 1;
		cholesky_solve(factor, size, &inverse[i * size]);
	}
	memcpy(factor, inverse, size * size * sizeof(double));
	free(inverse);
}
