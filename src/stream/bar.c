#include "smolcmp/bar.h"

#include <string.h>
#include <unistd.h>

#include "smolcmp/measure.h"
#include "smolcmp/stream.h"
#include "smolcmp/terminal.h"
#include "smolcmp/url.h"

static const uint64_t patience = MEASURE_SECOND;
static const uint64_t interval = MEASURE_SECOND / 10;

/* Back to the line's beginning, and nothing behind it. */
static const char erasing[] = "\r\033[K";

static void draw(struct bar *bar, uint64_t now)
{
	struct buffer line;
	struct screen screen;

	/* Where there is nobody to see it, this was the only look. */
	if (terminal_is_dumb() || !terminal_screen(STDERR_FILENO, &screen)) {
		bar->next = UINT64_MAX;
		return;
	}
	bar->next = now + interval;
	bar->reading.rate =
	    (uint64_t)((double)bar->reading.done /
		       (double)(now - bar->source + 1) * MEASURE_SECOND);
	buffer_init(&line);
	buffer_add_string(&line, erasing);
	/* In the last column some terminals begin another line. */
	render_reading(&line, terminal_is_utf8(), screen.columns - 1,
		       &bar->reading);
	stream_say(&line);
	buffer_release(&line);
	bar->drawn = true;
}

static void begin(void *context, const char *name, enum progress_unit unit,
		  uint64_t total)
{
	struct bar *bar = context;

	bar->source = measure_now();
	if (!bar->began) {
		bar->began = bar->source;
		bar->next = bar->began + patience;
	}
	bar->reading =
	    (struct reading){ .name =
				  url_is_named(name) ? url_title(name) : name,
			      .files = unit == PROGRESS_FILES,
			      .transfer = unit == PROGRESS_TRANSFER,
			      .total = total };
}

static void more(void *context, uint64_t count)
{
	struct bar *bar = context;
	uint64_t now = measure_now();

	bar->reading.done += count;
	if (now >= bar->next)
		draw(bar, now);
}

void bar_init(struct bar *bar)
{
	memset(bar, 0, sizeof(*bar));
	bar->progress = (struct progress){ bar, begin, more };
}

void bar_erase(struct bar *bar)
{
	struct buffer line;

	if (!bar->drawn)
		return;
	bar->drawn = false;
	buffer_init(&line);
	buffer_add_string(&line, erasing);
	stream_say(&line);
	buffer_release(&line);
}
