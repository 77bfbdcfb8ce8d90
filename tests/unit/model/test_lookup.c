/* Tests model/lookup.c. */
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
	     "{\"tools\":[{\"slug\":\"smollm3\",\"name\":\"SmolLM3\"},"
	     "{\"slug\":\"smolvlm2\",\"name\":\"SmolVLM2-2B\","
	     "\"aliases\":[\"vision\",\"Smol V\"]},"
	     "{\"slug\":\"ueber\",\"name\":\"\u00dcber Stra\u00dfe\"},"
	     "{\"slug\":\"twin-a\",\"name\":\"Twin\"},"
	     "{\"slug\":\"twin-b\",\"name\":\"TWIN\"},"
	     "{\"slug\":\"phi\",\"name\":\"Phi\"},"
	     "{\"slug\":\"phi-4\",\"name\":\"Phi four\"},"
	     "{\"slug\":\"many1\",\"name\":\"M1\"},"
	     "{\"slug\":\"many2\",\"name\":\"M2\"},"
	     "{\"slug\":\"many3\",\"name\":\"M3\"},"
	     "{\"slug\":\"many4\",\"name\":\"M4\"},"
	     "{\"slug\":\"many5\",\"name\":\"M5\"}]}",
	     NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	catalog_release(&catalog);
	return 0;
}

static void expect(const char *name, const char *slug)
{
	const struct tool *tool = NULL;
	struct error error;

	error_init(&error);
	if (lookup_tool(&catalog, name, &tool, &error) < 0)
		fail_msg("%s", error.items[0].text);
	assert_string_equal(tool->slug, slug);
}

static void refuse(const char *name, const char *problem)
{
	const struct tool *tool = NULL;
	struct error error;

	error_init(&error);
	assert_int_equal(lookup_tool(&catalog, name, &tool, &error), -1);
	assert_int_equal(error.kind, ERROR_UNKNOWN_TOOL);
	assert_string_equal(error.items[0].text, problem);
	assert_null(tool);
}

static void slugs_names_and_aliases_are_known(void **state)
{
	(void)state;
	expect("smollm3", "smollm3");
	expect("SmolVLM2-2B", "smolvlm2");
	expect("vision", "smolvlm2");
	expect("Phi four", "phi-4");
}

static void case_does_not_matter_in_any_script(void **state)
{
	(void)state;
	expect("SMOLLM3", "smollm3");
	expect("smolvlm2-2b", "smolvlm2");
	expect("VISION", "smolvlm2");
	expect("\u00fcber stra\u00dfe", "ueber");
	expect("\u00dcBER STRASSE", "ueber");
	/* A letter and its mark apart are the letter. */
	expect("u\u0308ber strasse", "ueber");
	assert_true(lookup_equal("\u0394\u03a3", "\u03b4\u03c2"));
	assert_true(lookup_equal("", ""));
	assert_false(lookup_equal("a", "ab"));
	assert_false(lookup_equal("a", ""));
	assert_false(lookup_equal("\xff", "\xff"));
}

static void a_unique_beginning_is_enough(void **state)
{
	(void)state;
	expect("smoll", "smollm3");
	expect("SmolV", "smolvlm2");
	expect("smol ", "smolvlm2");
	expect("vis", "smolvlm2");
	expect("\u00dc", "ueber");
	/* What is a whole slug is not a beginning. */
	expect("phi", "phi");
	expect("PHI", "phi");
	expect("phi-", "phi-4");
}

static void an_ambiguous_name_says_what_it_may_be(void **state)
{
	(void)state;
	refuse("smol", "'smol' may be 'smollm3' or 'smolvlm2'");
	refuse("twin", "'twin' may be 'twin-a' or 'twin-b'");
	refuse("many", "'many' may be 'many1', 'many2', 'many3' or 'many4' "
		       "(of 5)");
}

static void an_unknown_name_says_what_was_meant(void **state)
{
	(void)state;
	refuse("smolml3", "no tool is called 'smolml3'; did you mean "
			  "'smollm3'?");
	refuse("phj", "no tool is called 'phj'; did you mean 'phi'?");
	refuse("VISON", "no tool is called 'VISON'; did you mean 'smolvlm2'?");
	refuse("completely else",
	       "no tool is called 'completely else'; 'smolcmp list' names "
	       "them");
}

static void what_is_no_name_is_unknown(void **state)
{
	char longest[400];

	(void)state;
	refuse("", "no tool is called ''; 'smolcmp list' names them");
	refuse("\xff", "no tool is called '\xff'; 'smolcmp list' names them");
	refuse("smol\xc3",
	       "no tool is called 'smol\xc3'; 'smolcmp list' names them");
	memset(longest, 'a', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	{
		const struct tool *tool = NULL;
		struct error error;

		error_init(&error);
		assert_int_equal(lookup_tool(&catalog, longest, &tool, &error),
				 -1);
		assert_int_equal(error.kind, ERROR_UNKNOWN_TOOL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slugs_names_and_aliases_are_known),
		cmocka_unit_test(case_does_not_matter_in_any_script),
		cmocka_unit_test(a_unique_beginning_is_enough),
		cmocka_unit_test(an_ambiguous_name_says_what_it_may_be),
		cmocka_unit_test(an_unknown_name_says_what_was_meant),
		cmocka_unit_test(what_is_no_name_is_unknown),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
