#include "load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "source/reader.h"

/* Problems of taking records in, until the catalog is finished. */
static struct error error;

void load_text(struct catalog *catalog, const char *file, const char *text)
{
	struct record_sink sink =
	    catalog_sink(catalog, catalog->wants, catalog->context);
	struct reader reader;

	reader_init(&reader, &sink, &error);
	scan_init_bytes(&reader.decoder.scan, file, text, strlen(text), &error);
	assert_int_equal(reader_document(&reader), 0);
	assert_false(reader.foreign);
	reader_release(&reader);
}

const char *load_finish(struct catalog *catalog, const char *as_of)
{
	struct date date = { 0 };
	const char *problems = "";

	if (as_of)
		assert_true(date_parse(as_of, strlen(as_of), &date));
	if (catalog_finish(catalog, date, &error) == 0)
		assert_int_equal(error.count, 0);
	for (size_t i = 0; i < error.count; i++)
		problems =
		    arena_printf(&catalog->arena, "%s%s: %s\n", problems,
				 error.items[i].where, error.items[i].text);
	error_init(&error);
	return problems;
}

void load(struct catalog *catalog, const char *text, const char *as_of)
{
	catalog_init(catalog);
	load_text(catalog, "d", text);
	assert_string_equal(load_finish(catalog, as_of), "");
}
