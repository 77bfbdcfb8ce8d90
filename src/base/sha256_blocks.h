/* A part of sha256.c. */
#ifndef BASE_SHA256_BLOCKS_H
#define BASE_SHA256_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

/* Add whole blocks of 64 bytes to a state of SHA-256, if the processor can do
 * that quickly; returns how many bytes were added. */
size_t sha256_blocks(uint32_t state[8], const uint8_t *bytes, size_t length);

#endif
