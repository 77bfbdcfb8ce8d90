#include "smolcmp/outlet.h"

#include <string.h>

enum { MUCH = 64 * 1024 };

void outlet_init(struct outlet *outlet)
{
	memset(outlet, 0, sizeof(*outlet));
	buffer_init(&outlet->text);
}

void outlet_release(struct outlet *outlet)
{
	buffer_release(&outlet->text);
}

uint64_t outlet_length(const struct outlet *outlet)
{
	return outlet->taken + outlet->text.length;
}

bool outlet_pause(struct outlet *outlet)
{
	if (!outlet->take || outlet->text.length < MUCH)
		return !outlet->closed;
	if (!outlet->closed)
		outlet->closed = !outlet->take(outlet->context, &outlet->text);
	outlet->taken += outlet->text.length;
	buffer_clear(&outlet->text);
	return !outlet->closed;
}
