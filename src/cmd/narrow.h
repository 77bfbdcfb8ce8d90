/* Reading of an index only what an answer takes. */
#ifndef CMD_NARROW_H
#define CMD_NARROW_H

#include "cmd/data.h"

enum narrowed {
	NARROW_FAILED = -1,
	NARROW_NOT,  /* everything has to be read */
	NARROW_DONE, /* the catalog has what is needed, and tools are found */
};

/*
 * Load the tools that the request names, those that rank first, or those in
 * which words stand, when the answer is certain to be the same as from
 * everything: the one source is an index, and what else the answer takes is in
 * it. Words are looked up in any case, which fails where there is no full
 * text.
 */
enum narrowed narrow_load(struct data *data, const struct request *request,
			  const struct data_need *need,
			  const struct texts *sources,
			  struct response *response, struct error *error);

#endif
