/* The progress bar. */
#include "smolcmp/render.h"

#include <inttypes.h>

#include "render/format.h"
#include "smolcmp/clean.h"
#include "smolcmp/measure.h"
#include "smolcmp/wrap.h"

enum {
	RATE_FROM = 70, /* columns that a terminal needs for these parts */
	AMOUNTS_FROM = 50,
	NAME_LEAST = 8,
};

/* Files may grow while they are read. */
static double share_of(const struct reading *reading)
{
	if (reading->done >= reading->total)
		return 1;
	return (double)reading->done / (double)reading->total;
}

static void add_amount(struct buffer *out, const struct reading *reading,
		       uint64_t amount)
{
	if (reading->files)
		buffer_printf(out, "%" PRIu64, amount);
	else
		measure_add_bytes(out, amount);
}

/* How long the rest takes, in whole units as of a clock. */
static void add_time_left(struct buffer *out, const struct reading *reading)
{
	uint64_t left = reading->total - reading->done;
	uint64_t seconds = (left + reading->rate - 1) / reading->rate;

	if (seconds < 60)
		buffer_printf(out, ", %" PRIu64 " s left", seconds);
	else if (seconds < 60 * 60)
		buffer_printf(out, ", %" PRIu64 " min left", seconds / 60);
	else
		buffer_printf(out, ", %" PRIu64 " h left", seconds / (60 * 60));
}

static void add_numbers(struct buffer *out, bool utf8, size_t width,
			const struct reading *reading)
{
	bool known = reading->total > 0;

	if (known) {
		format_meter(out, share_of(reading), utf8);
		buffer_printf(out, "  %3u%%",
			      (unsigned)(100 * share_of(reading)));
	}
	if (!known || width >= AMOUNTS_FROM) {
		buffer_add_string(out, known ? "  " : "");
		add_amount(out, reading, reading->done);
	}
	if (known && width >= AMOUNTS_FROM) {
		buffer_add_string(out, " of ");
		add_amount(out, reading, reading->total);
		buffer_add_string(out, reading->files ? " files" : "");
	}
	if (!known || width >= RATE_FROM) {
		buffer_add_string(out, ", ");
		add_amount(out, reading, reading->rate);
		buffer_add_string(out, "/s");
		if (reading->transfer && reading->rate &&
		    reading->done < reading->total)
			add_time_left(out, reading);
	}
}

/* A name of at most so many columns. */
static void add_name(struct buffer *out, bool utf8, size_t columns,
		     const char *name)
{
	struct buffer clean, shown;
	size_t length;

	buffer_init(&clean);
	buffer_init(&shown);
	clean_file_name(&clean, name);
	if (utf8)
		clean_emoji(&shown, clean.bytes);
	else
		clean_ascii(&shown, clean.bytes, CLEAN_LINE);
	if (text_width(shown.bytes, shown.length) <= columns) {
		buffer_add_string(out, shown.bytes);
	} else {
		length = text_cut(shown.bytes, columns - 3);
		buffer_add(out, shown.bytes, length);
		buffer_add_string(out, "...");
	}
	buffer_release(&shown);
	buffer_release(&clean);
}

void render_reading(struct buffer *out, bool utf8, size_t width,
		    const struct reading *reading)
{
	static const char lead[] = "smolcmp: ";
	struct buffer numbers;
	size_t taken;

	buffer_init(&numbers);
	add_numbers(&numbers, utf8, width, reading);
	taken =
	    sizeof(lead) - 1 + 2 + text_width(numbers.bytes, numbers.length);
	if (width >= taken + NAME_LEAST) {
		buffer_add_string(out, lead);
		add_name(out, utf8, width - taken, reading->name);
		buffer_add_string(out, "  ");
	}
	buffer_add(out, numbers.bytes, text_cut(numbers.bytes, width));
	buffer_release(&numbers);
}
