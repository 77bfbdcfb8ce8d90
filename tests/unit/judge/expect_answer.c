#include "expect_answer.h"

static void expect(const struct answer_case *item)
{
	struct comparison comparison;
	struct catalog catalog;
	const struct answer *answer = &comparison.answer;

	sketch_catalog(&catalog, item->tools);
	sketch_compare(&catalog, &comparison);
	if (answer->rule != item->rule)
		print_error("%s: rule is %s\n", item->tools[0].panel,
			    rule_token(answer->rule));
	assert_int_equal(answer->rule, item->rule);
	assert_int_equal(answer->outcome, item->outcome);
	assert_int_equal(answer->pick, item->pick);
	assert_int_equal(answer->lean, item->lean);
	assert_int_equal(answer->has_strength ? (int)answer->strength
					      : NO_STRENGTH,
			 item->strength);
	catalog_release(&catalog);
}

void expect_all(const struct answer_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect(&cases[i]);
}
