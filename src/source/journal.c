#include "smolcmp/journal.h"

#include "smolcmp/buffer.h"

int journal_open(struct journal *journal, const char *path, struct error *error)
{
	return claim_open(&journal->claim, path, true, error);
}

void journal_release(struct journal *journal)
{
	claim_release(&journal->claim);
}

int journal_append(struct journal *journal, const char *text,
		   struct error *error)
{
	struct buffer bytes;
	int status;

	buffer_init(&bytes);
	status = claim_read(&journal->claim, &bytes, error);
	if (bytes.length && bytes.bytes[bytes.length - 1] != '\n')
		buffer_add_char(&bytes, '\n');
	buffer_add_string(&bytes, text);
	buffer_add_char(&bytes, '\n');
	if (status == 0)
		status = claim_write(&journal->claim, bytes.bytes, bytes.length,
				     error);
	if (status == 0)
		status = claim_publish(&journal->claim, error);
	buffer_release(&bytes);
	return status;
}
