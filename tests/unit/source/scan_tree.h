/*
 * A scan made into a jansson tree, so that what the scanner reads can be held
 * against what jansson reads. Shared by the unit test and the fuzzer.
 */
#ifndef TESTS_SCAN_TREE_H
#define TESTS_SCAN_TREE_H

#include <jansson.h>

#include "smolcmp/scan.h"

/*
 * Walk the whole text. The tree is the caller's; NULL when the text was
 * refused, and then the scan's error says why. NULL without an error means
 * that jansson would not take a string or number that the scanner handed out.
 *
 * places, unless NULL, gets "line:column " of every name and value in order.
 * A string over SCAN_TEXT, which a scan does not hand out, stands as the
 * integer that is its length.
 */
json_t *scan_tree(struct scan *scan, struct buffer *places);

/* The same, guessing that an object's members have the names of the object
 * before it. */
json_t *scan_tree_guessing(struct scan *scan, struct buffer *places);

#endif
