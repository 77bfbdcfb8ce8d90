/*
 * Two tools before the same reviewers: only those who ship one and skip the
 * other tell them apart.
 *
 * Knows how many they are. Does not know who they are, nor how many agree.
 */
#ifndef SMOLCMP_PAIRED_H
#define SMOLCMP_PAIRED_H

#include <stdint.h>

struct paired {
	double p_a_better; /* chance that a further split would favour a */
	double p_exact;	   /* McNemar's test, two-sided, exact */
	double p_mid;	   /* its mid-p variant, which is less timid */
};

/*
 * What a_only reviewers who ship A alone and b_only who ship B alone say,
 * each up to 1e9.
 *
 * p_a_better is the chance that a split goes to A more often than not, given
 * a uniform prior on how often it does: the probability of at most a_only
 * heads among a_only + b_only + 1 tosses. Exactly .5 when they are as many;
 * with none at all both p-values are 1.
 *
 * Exact up to 52 differing reviewers; beyond, the relative error of p-values
 * and of the weaker side's chance stays under 1e-11 down to 1e-300.
 */
struct paired paired_compare(uint64_t a_only, uint64_t b_only);

/*
 * The fewest further reviewers, each shipping the leader alone, that would
 * make the evidence strong (see strength.h); the leader is A when there is
 * none. 0 when it is strong already.
 */
uint64_t paired_splits_to_strong(uint64_t a_only, uint64_t b_only);

#endif
