#include "smolcmp/measure.h"

#include <stddef.h>
#include <time.h>

#include "smolcmp/buffer.h"

uint64_t measure_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * MEASURE_SECOND + (uint64_t)now.tv_nsec;
}

void measure_add_bytes(struct buffer *out, uint64_t bytes)
{
	static const char *const units[] = { "KiB", "MiB", "GiB",
					     "TiB", "PiB", "EiB" };
	const char *const *unit = units;
	double amount = (double)bytes / 1024;

	if (bytes < 1024) {
		buffer_printf(out, "%u byte%s", (unsigned)bytes,
			      bytes == 1 ? "" : "s");
		return;
	}
	/* What would be rounded to 1024 is 1 of the next unit. */
	for (; amount >= 1023.5; unit++)
		amount /= 1024;
	buffer_printf(out, "%.*f %s", amount < 99.95 ? 1 : 0, amount, *unit);
}

void measure_add_time(struct buffer *out, uint64_t nanoseconds)
{
	double milliseconds = (double)nanoseconds / 1e6;

	if (milliseconds < 0.095)
		buffer_printf(out, "%.2f ms", milliseconds);
	else if (milliseconds < 9.95)
		buffer_printf(out, "%.1f ms", milliseconds);
	else if (milliseconds < 999.5)
		buffer_printf(out, "%.0f ms", milliseconds);
	else
		buffer_printf(out, "%.1f s", milliseconds / 1000);
}
