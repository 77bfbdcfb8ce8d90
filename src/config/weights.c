/* How much each reviewer is to count. */
#include <string.h>

#include "config/setting.h"

/* A decimal number of at most six digits behind the point, in millionths. */
static bool parse_weight(const char *text, uint32_t *weight)
{
	enum { DIGITS = 6, MOST = 1000 };
	uint64_t number = 0;
	size_t whole = strspn(text, "0123456789");
	const char *point = text + whole;
	size_t parts = *point == '.' ? strspn(point + 1, "0123456789") : 0;

	if (!whole || whole > 4 || parts > DIGITS ||
	    point[*point == '.' ? 1 + parts : 0] || (*point == '.' && !parts))
		return false;
	for (size_t i = 0; i < whole; i++)
		number = number * 10 + (uint64_t)(text[i] - '0');
	for (size_t i = 0; i < DIGITS; i++)
		number = number * 10 +
			 (uint64_t)(i < parts ? point[1 + i] - '0' : 0);
	*weight = (uint32_t)number;
	return number <= MOST * UINT64_C(1000000);
}

/* The parts of a list with commas between; add says whether one will do. */
static int each_part(const struct setting *setting,
		     bool (*add)(const struct setting *, char *))
{
	for (const char *at = setting->text; at;) {
		size_t length = strcspn(at, ",");

		if (!length ||
		    !add(setting, arena_text(setting->arena, at, length)))
			return setting_refuse(setting);
		at = at[length] ? at + length + 1 : NULL;
	}
	return 0;
}

static bool add_weight(const struct setting *setting, char *part)
{
	struct options *options = setting->options;
	size_t count = options->weight_count;
	struct weight *weights =
	    arena_alloc(setting->arena, (count + 1) * sizeof(*weights));
	char *equals = strrchr(part, '=');

	if (!equals || equals == part ||
	    !parse_weight(equals + 1, &weights[count].weight))
		return false;
	*equals = '\0';
	weights[count].reviewer = part;
	if (count)
		memcpy(weights, options->weights, count * sizeof(*weights));
	options->weights = weights;
	options->weight_count++;
	return true;
}

int set_weights(const struct setting *setting)
{
	return each_part(setting, add_weight);
}

static bool add_only(const struct setting *setting, char *part)
{
	setting_append(setting, &setting->options->only, part);
	return true;
}

int set_only(const struct setting *setting)
{
	return each_part(setting, add_only);
}
