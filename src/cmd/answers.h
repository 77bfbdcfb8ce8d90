/* What commands answer, for others to answer, too: each makes a report, behind
 * what is in there, or a document, as its request asks. */
#ifndef CMD_ANSWERS_H
#define CMD_ANSWERS_H

#include "cmd/data.h"

#define ANSWER(name)                                                           \
	int name##_answer(const struct request *request,                       \
			  const struct data *data, struct response *response,  \
			  struct error *error)

ANSWER(compare);
ANSWER(verdict);
ANSWER(show);
ANSWER(history);

#undef ANSWER

/* rank, but for the first of all that have a rank. */
void rank_answer(const struct request *request, const struct data *data,
		 size_t skipped, struct response *response);

/* reviewers; of those named, all reviews or those that surprise. */
int reviewers_answer(const struct request *request, const struct data *data,
		     enum reviews_shown shown, struct response *response,
		     struct error *error);

/* digest of the data that options name, which is read anew, from the day of
 * --since to that of --until, as far as dates tell. */
int digest_by_dates(const struct request *request, struct response *response,
		    struct error *error);

#endif
