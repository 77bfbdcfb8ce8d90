/* Tests render/reading.c: the progress bar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/render.h"
#include "smolcmp/wrap.h"

enum { MEBI = 1024 * 1024 };

static const struct reading some = { .name = "verdicts.json",
				     .done = 300 * (uint64_t)MEBI,
				     .total = 1200 * (uint64_t)MEBI,
				     .rate = 120 * (uint64_t)MEBI };

static void expect(const struct reading *reading, bool utf8, size_t width,
		   const char *line)
{
	struct buffer out;

	buffer_init(&out);
	render_reading(&out, utf8, width, reading);
	assert_string_equal(out.bytes, line);
	buffer_release(&out);
}

static void a_known_whole_has_a_meter(void **state)
{
	struct reading reading = some;

	(void)state;
	expect(&reading, true, 79,
	       "smolcmp: verdicts.json  ██▌·······   25%  300 MiB of 1.2 GiB, "
	       "120 MiB/s");
	expect(&reading, false, 79,
	       "smolcmp: verdicts.json  ##:.......   25%  300 MiB of 1.2 GiB, "
	       "120 MiB/s");
	reading.done = reading.total;
	expect(&reading, false, 79,
	       "smolcmp: verdicts.json  ##########  100%  1.2 GiB of 1.2 GiB, "
	       "120 MiB/s");
	/* The file has grown, and nothing is read yet. */
	reading.total = 1;
	expect(&reading, false, 79,
	       "smolcmp: verdicts.json  ##########  100%  1.2 GiB of 1 byte, "
	       "120 MiB/s");
	reading = (struct reading){ .name = "a", .total = 1 };
	expect(&reading, false, 79,
	       "smolcmp: a  ..........    0%  0 bytes of 1 byte, 0 bytes/s");
}

static void a_transfer_says_what_is_left(void **state)
{
	struct reading reading = some;

	(void)state;
	reading.transfer = true;
	expect(&reading, false, 99,
	       "smolcmp: verdicts.json  ##:.......   25%  300 MiB of 1.2 GiB, "
	       "120 MiB/s, 8 s left");
	reading.rate = 9 * (uint64_t)MEBI;
	expect(&reading, false, 99,
	       "smolcmp: verdicts.json  ##:.......   25%  300 MiB of 1.2 GiB, "
	       "9.0 MiB/s, 1 min left");
	reading.rate = 0;
	expect(&reading, false, 99,
	       "smolcmp: verdicts.json  ##:.......   25%  300 MiB of 1.2 GiB, "
	       "0 bytes/s");
	reading.rate = MEBI;
	reading.done = reading.total;
	expect(&reading, false, 99,
	       "smolcmp: verdicts.json  ##########  100%  1.2 GiB of 1.2 GiB, "
	       "1.0 MiB/s");
}

static void an_unknown_whole_has_none(void **state)
{
	struct reading reading = some;

	(void)state;
	reading.total = 0;
	expect(&reading, true, 79,
	       "smolcmp: verdicts.json  300 MiB, 120 MiB/s");
}

static void narrow_terminals_get_less(void **state)
{
	(void)state;
	expect(&some, false, 69,
	       "smolcmp: verdicts.json  ##:.......   25%  300 MiB of 1.2 GiB");
	expect(&some, false, 49, "smolcmp: verdicts.json  ##:.......   25%");
	expect(&some, false, 40, "smolcmp: verdicts.json  ##:.......   25%");
	expect(&some, false, 39, "smolcmp: verdicts....  ##:.......   25%");
	expect(&some, false, 35, "smolcmp: verdi...  ##:.......   25%");
	expect(&some, false, 34, "##:.......   25%");
	expect(&some, false, 4, "##:.");
	expect(&some, false, 0, "");
}

static void names_are_cleaned_and_cut_by_columns(void **state)
{
	struct reading reading = some;

	(void)state;
	reading.name = "\033[2J\xe2\x80\xae-\n.json";
	expect(&reading, true, 49, "smolcmp: ./^[[2J- .json  ██▌·······   25%");
	reading.name = "\xe8\xaf\x84\xe8\xaf\x84\xe8\xaf\x84\xe8\xaf\x84"
		       "\xe8\xaf\x84\xe8\xaf\x84";
	expect(&reading, true, 38,
	       "smolcmp: ./\xe8\xaf\x84\xe8\xaf\x84\xe8\xaf\x84...  "
	       "██▌·······   25%");
	reading.name = "\xc3\xa9";
	expect(&reading, false, 38, "smolcmp: ./\\u{e9}  ##:.......   25%");
}

static void no_line_is_too_wide(void **state)
{
	struct reading reading = some;

	(void)state;
	reading.total = UINT64_MAX;
	for (size_t width = 0; width < 120; width++)
		for (int utf8 = 0; utf8 < 2; utf8++) {
			struct buffer out;

			buffer_init(&out);
			render_reading(&out, utf8, width, &reading);
			assert_true(text_width(out.bytes, out.length) <= width);
			buffer_release(&out);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_known_whole_has_a_meter),
		cmocka_unit_test(a_transfer_says_what_is_left),
		cmocka_unit_test(an_unknown_whole_has_none),
		cmocka_unit_test(narrow_terminals_get_less),
		cmocka_unit_test(names_are_cleaned_and_cut_by_columns),
		cmocka_unit_test(no_line_is_too_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
