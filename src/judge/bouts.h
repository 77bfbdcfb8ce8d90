/*
 * Duels without the tools: sides that are numbered from 0, and what each two of
 * them got against each other.
 */
#ifndef JUDGE_BOUTS_H
#define JUDGE_BOUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Each two sides have one at most. */
struct bout {
	uint32_t a;
	uint32_t b;
	double a_points; /* wins, and half of the ties; with the other's > 0 */
	double b_points;
	double weight; /* the fit's own */
};

struct bouts {
	struct bout *items;
	size_t count;
	size_t sides;
};

/*
 * The strength of each side, as duels.h has it, and its standard error, which
 * takes the cube of the sides; with errors NULL the time is linear in bouts.
 * False when it does not converge, which takes very uneven bouts of many sides;
 * then nothing is set.
 */
bool bouts_fit(struct bouts *bouts, double *strengths, double *errors);

/*
 * The group of each side, from 1 by its first side: within a group there is a
 * way of points from each side to each other one.
 */
void bouts_group(const struct bouts *bouts, uint32_t *groups);

#endif
