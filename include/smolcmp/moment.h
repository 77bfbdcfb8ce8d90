/* Seconds since 1970, as people and documents read them: in UTC. */
#ifndef SMOLCMP_MOMENT_H
#define SMOLCMP_MOMENT_H

#include <stdint.h>

enum { MOMENT_TEXT = 32 };

/* As "2026-11-27T21:08:32Z" in text, which is returned. */
const char *moment_format(int64_t moment, char text[MOMENT_TEXT]);

/* What the clock says. */
int64_t moment_now(void);

#endif
