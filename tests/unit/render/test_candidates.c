/* Tests render/candidates.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/render.h"

/* What a shell is told of one candidate. */
static void expect(const char *candidate, const char *description,
		   const char *line)
{
	struct report report;
	struct table *table;
	struct buffer out;

	report_init(&report);
	buffer_init(&out);
	table = report_table(&report, LAYOUT_PLAIN);
	table_column(table, "candidate", "Candidate");
	table_column(table, "description", "Description");
	table_add(table, cell_text(candidate));
	table_add(table, cell_text(description));
	render_candidates(&report, &out);
	assert_string_equal(out.bytes, line);
	buffer_release(&out);
	report_release(&report);
}

static void a_candidate_is_a_line(void **state)
{
	(void)state;
	expect("brook", "Brook", "brook\tBrook\n");
	expect("Søg & find", "", "Søg & find\t\n");
	expect("", "files", "\tfiles\n");
}

static void descriptions_are_cleaned(void **state)
{
	(void)state;
	expect("a", "x\ty\nz\033[1m\xff", "a\tx y z^[[1m\xef\xbf\xbd\n");
}

static void what_nobody_could_type_is_left_out(void **state)
{
	static const char *const texts[] = {
		"a\tb", "a\nb", "a\033[1m", "a\xe2\x80\xae.", "a\xff", "\r",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		expect(texts[i], "x", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_candidate_is_a_line),
		cmocka_unit_test(descriptions_are_cleaned),
		cmocka_unit_test(what_nobody_could_type_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
