/* Publications on their way to files. */
#ifndef SMOLCMP_PUBLISH_H
#define SMOLCMP_PUBLISH_H

#include "smolcmp/command.h"

/*
 * Publish what a response wants published, and let its response be finished.
 *
 * Nothing is written unless everything could be without loss: a file that
 * somebody else put there, or edited, makes it fail before. Each file is its
 * old self or whole, and a run that fails leaves the next one nothing that it
 * could not go on from. progress may be NULL.
 */
MUST_CHECK int publish(const struct request *request, struct response *response,
		       struct error *error);

#endif
