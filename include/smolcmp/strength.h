/*
 * The word for how sure a comparison is. Every "better than" in the program
 * goes through here, so that the same chance never gets two words.
 */
#ifndef SMOLCMP_STRENGTH_H
#define SMOLCMP_STRENGTH_H

enum strength {
	STRENGTH_TOO_CLOSE,   /* P <= .75 */
	STRENGTH_WEAK,	      /* P < .90 */
	STRENGTH_MODERATE,    /* P < .95 */
	STRENGTH_STRONG,      /* P < .99 */
	STRENGTH_VERY_STRONG, /* P >= .99 */
};

/*
 * The word for the chance p in [.5, 1] that the leader is the better one: give
 * max(P, 1 - P).
 *
 * Boundaries are met to 1e-9: small panels hit them exactly, and rounding must
 * not decide. One reviewer against none is .75 and too close to call; two are
 * weak, three moderate, four strong, six very strong.
 */
enum strength strength_of(double p);

/* As in JSON: "too-close". */
const char *strength_token(enum strength strength);

/* As in a sentence: "too close to call". */
const char *strength_words(enum strength strength);

#endif
