/* Tests that every format of reports hands on a long list in pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/render.h"

enum { ITEMS = 50 * 1000, PIECE_MOST = 80 * 1000 };

static const char *const formats[] = { "text", "markdown", "html", "csv",
				       "tsv" };

enum { FORMATS = sizeof(formats) / sizeof(*formats) };

static size_t made;

static void make(const void *context, const struct table *table, size_t item,
		 struct arena *arena, struct cell *cells)
{
	(void)item;
	(void)arena;
	made++;
	cells[0] = cell_text(context);
	if (table->column_count > 1)
		cells[1] = cell_marks(.5, (struct interval){ .25, .75 }, .5);
}

/* What was taken. */
struct taker {
	struct buffer text;
	size_t largest;
	size_t pieces;
	size_t most;  /* then no more is wanted; 0: all is */
	size_t items; /* there are */
	bool drawn;   /* with a picture each */
};

static bool take(void *context, const struct buffer *text)
{
	struct taker *taker = context;

	buffer_add(&taker->text, text->bytes, text->length);
	if (text->length > taker->largest)
		taker->largest = text->length;
	return ++taker->pieces != taker->most;
}

/* Render a list of items that all say this, and what stands behind it. */
static void render(const char *format, const char *text, size_t width,
		   struct taker *taker)
{
	struct style style = { .width = width };
	struct report report;
	struct outlet outlet;

	report_init(&report);
	outlet_init(&outlet);
	buffer_init(&taker->text);
	report_paragraph(&report, "First.");
	report.list = report_table(&report, LAYOUT_ROWS);
	table_column(report.list, "x", "X")->kind = CELL_TEXT;
	if (taker->drawn)
		table_column(report.list, "y", "Y")->kind = CELL_MARKS;
	table_make(report.list, taker->items, make, text);
	report_paragraph(&report, "Last.");
	outlet.take = take;
	outlet.context = taker;
	made = 0;
	render_find(format)->report(&report, &style, &outlet);
	buffer_add(&taker->text, outlet.text.bytes, outlet.text.length);
	outlet_release(&outlet);
	report_release(&report);
}

/* How often it stands in what was taken. */
static size_t count(const struct taker *taker, const char *what)
{
	size_t length = strlen(what);
	size_t found = 0;

	for (size_t i = 0; i + length <= taker->text.length; i++)
		found += memcmp(taker->text.bytes + i, what, length) == 0;
	return found;
}

static void all_of_it_comes_and_no_piece_is_large(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMATS; i++) {
		struct taker taker = { .items = ITEMS };

		render(formats[i], "abcdef", STYLE_WIDTH, &taker);
		assert_int_equal(count(&taker, "abcdef"), ITEMS);
		assert_true(taker.pieces > 1);
		assert_true(taker.largest < PIECE_MOST);
		buffer_release(&taker.text);
	}
}

static void pictures_come_in_pieces_as_well(void **state)
{
	static const char *const marks[] = { "@", "\xe2\x97\x89", "<circle" };

	(void)state;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		struct taker taker = { .items = ITEMS / 10, .drawn = true };

		render(formats[i], "abcdef", STYLE_WIDTH, &taker);
		assert_int_equal(count(&taker, marks[i]),
				 taker.items * (i == 2 ? 2 : 1));
		assert_true(taker.pieces > 1);
		assert_true(taker.largest < PIECE_MOST);
		buffer_release(&taker.text);
	}
}

/* Each of these is a piece of its own, so that none of it is left. */
static void blocks_are_parted_when_all_in_front_was_taken(void **state)
{
	enum { LARGE = 70 * 1000 };
	static char text[LARGE + 1];

	(void)state;
	memset(text, 'x', LARGE);
	for (size_t i = 0; i < 2; i++) {
		struct taker taker = { .items = 2 };

		render(formats[i], text, STYLE_WIDTH, &taker);
		assert_int_equal(taker.pieces, 2);
		assert_int_equal(count(&taker, "\n\n"), 2);
		assert_int_equal(count(&taker, "\n\nLast.\n") +
				     count(&taker, "\n\n  Last.\n"),
				 1);
		buffer_release(&taker.text);
	}
}

/* An empty line of CSV is known by where it begins. */
static void lines_are_known_to_be_empty_behind_a_piece(void **state)
{
	struct taker taker = { .items = ITEMS };

	(void)state;
	render("csv", NULL, STYLE_WIDTH, &taker);
	assert_int_equal(count(&taker, "\"\"\n"), ITEMS);
	assert_true(taker.pieces > 1);
	buffer_release(&taker.text);
}

static void stacked_items_come_in_pieces_as_well(void **state)
{
	char text[64];
	struct taker taker = { .items = ITEMS };

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	/* The least that a column takes, and an indent, are wider. */
	render("text", text, 12, &taker);
	assert_true(taker.pieces > 1);
	assert_true(taker.largest < PIECE_MOST);
	assert_true(count(&taker, "\n\n") > ITEMS);
	buffer_release(&taker.text);
}

static void nothing_is_made_for_nobody(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMATS; i++) {
		struct taker taker = { .items = ITEMS, .most = 1 };

		render(formats[i], "abcdef", STYLE_WIDTH, &taker);
		/* Text looks at every item for its width before. */
		assert_true(made < (i ? 0 : ITEMS) + ITEMS / 2);
		buffer_release(&taker.text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_of_it_comes_and_no_piece_is_large),
		cmocka_unit_test(pictures_come_in_pieces_as_well),
		cmocka_unit_test(blocks_are_parted_when_all_in_front_was_taken),
		cmocka_unit_test(lines_are_known_to_be_empty_behind_a_piece),
		cmocka_unit_test(stacked_items_come_in_pieces_as_well),
		cmocka_unit_test(nothing_is_made_for_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
