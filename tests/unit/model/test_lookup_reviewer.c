/* Tests model/lookup.c on reviewers; test_lookup.c has tools. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "load.h"
#include "smolcmp/lookup.h"

static struct catalog catalog;

static int setup(void **state)
{
	(void)state;
	load(&catalog,
	     "{\"tools\":[{\"slug\":\"a\",\"name\":\"A\"}],\"reviews\":[],"
	     "\"reviewers\":[{\"id\":\"builder\",\"name\":\"Bob\"},"
	     "{\"id\":\"buyer\",\"name\":\"Zo\u00eb\"},"
	     "{\"id\":\"bob\",\"name\":\"Other\"},"
	     "{\"id\":\"twin1\",\"name\":\"Twin\"},"
	     "{\"id\":\"twin2\",\"name\":\"twin\"}]}",
	     NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	catalog_release(&catalog);
	return 0;
}

/* The id of whoever is meant, or the problem. */
static const char *look_up(const char *name)
{
	const struct reviewer *reviewer = NULL;
	struct error error;

	error_init(&error);
	if (lookup_reviewer(&catalog, name, &reviewer, &error) == 0)
		return reviewer->id;
	assert_int_equal(error.kind, ERROR_UNKNOWN_TOOL);
	assert_null(reviewer);
	return arena_string(&catalog.arena, error.items[0].text);
}

static void ids_names_and_beginnings_are_known(void **state)
{
	(void)state;
	assert_string_equal(look_up("buyer"), "buyer");
	assert_string_equal(look_up("BUILDER"), "builder");
	assert_string_equal(look_up("ZOE\u0308"), "buyer");
	assert_string_equal(look_up("bui"), "builder");
	assert_string_equal(look_up("oth"), "bob");
}

static void an_id_comes_before_a_name(void **state)
{
	(void)state;
	assert_string_equal(look_up("bob"), "bob");
	assert_string_equal(look_up("Bob"), "'Bob' may be 'builder' or 'bob'");
}

static void several_or_none_are_refused(void **state)
{
	(void)state;
	assert_string_equal(look_up("twin"),
			    "'twin' may be 'twin1' or 'twin2'");
	assert_string_equal(look_up("byuer"),
			    "no reviewer is called 'byuer'; did you mean "
			    "'buyer'?");
	assert_string_equal(look_up("somebody-else"),
			    "no reviewer is called 'somebody-else'; "
			    "'smolcmp reviewers' names them");
	assert_string_equal(look_up(""), "no reviewer is called ''; "
					 "'smolcmp reviewers' names them");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_names_and_beginnings_are_known),
		cmocka_unit_test(an_id_comes_before_a_name),
		cmocka_unit_test(several_or_none_are_refused),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
