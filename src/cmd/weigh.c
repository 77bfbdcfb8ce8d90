#include "cmd/weigh.h"

#include <string.h>

#include "smolcmp/lookup.h"

bool weigh_is_asked(const struct options *options)
{
	return options->weight_count || options->only.count;
}

/* The number of a reviewer that an option names, once. */
static int find(const struct data *data, const char *option, const char *name,
		bool *named, size_t *number, struct error *error)
{
	const struct reviewer *reviewer;

	if (lookup_reviewer(&data->catalog, name, &reviewer, error) < 0)
		return -1;
	*number = (size_t)(reviewer - data->catalog.reviewers);
	if (named[*number])
		return error_set(error, ERROR_USAGE, NULL,
				 "--%s names '%s' twice", option, reviewer->id);
	named[*number] = true;
	return 0;
}

static int apply_weights(const struct data *data, const struct options *options,
			 uint32_t *weights, bool *named, struct error *error)
{
	size_t number;

	for (size_t i = 0; i < options->weight_count; i++) {
		const struct weight *weight = &options->weights[i];

		if (find(data, "weights", weight->reviewer, named, &number,
			 error) < 0)
			return -1;
		weights[number] = weight->weight;
	}
	return 0;
}

static int apply_only(const struct data *data, const struct options *options,
		      uint32_t *weights, bool *named, struct error *error)
{
	size_t number;

	for (size_t i = 0; i < options->only.count; i++)
		if (find(data, "only", options->only.items[i], named, &number,
			 error) < 0)
			return -1;
	for (size_t r = 0; r < data->catalog.reviewer_count; r++)
		if (options->only.count && !named[r])
			weights[r] = 0;
	return 0;
}

int weigh_data(struct data *data, const struct options *options,
	       struct error *error)
{
	size_t count = data->catalog.reviewer_count;
	uint32_t *weights = arena_alloc(&data->arena, count * sizeof(*weights));
	bool anybody = false;

	data->yardstick = yardstick_usual;
	if (!weigh_is_asked(options))
		return 0;
	for (size_t r = 0; r < count; r++)
		weights[r] = WEIGHT_ONE;
	if (apply_weights(data, options, weights,
			  arena_zero(&data->arena, count, sizeof(bool)),
			  error) < 0 ||
	    apply_only(data, options, weights,
		       arena_zero(&data->arena, count, sizeof(bool)),
		       error) < 0)
		return -1;
	for (size_t r = 0; r < count; r++)
		anybody |= weights[r] > 0;
	if (!anybody)
		return error_set(error, ERROR_USAGE, NULL,
				 "no reviewer is left to count");
	data->yardstick.weights = weights;
	return 0;
}

void weigh_older(struct data *older, const struct data *data,
		 const struct options *options)
{
	const struct catalog *today = &data->catalog;
	size_t count = older->catalog.reviewer_count;
	uint32_t *weights =
	    arena_alloc(&older->arena, count * sizeof(*weights));

	older->yardstick = data->yardstick;
	if (!data->yardstick.weights)
		return;
	for (size_t r = 0; r < count; r++) {
		const char *id = older->catalog.reviewers[r].id;

		weights[r] = options->only.count ? 0 : WEIGHT_ONE;
		for (size_t i = 0; i < today->reviewer_count; i++)
			if (strcmp(today->reviewers[i].id, id) == 0)
				weights[r] = data->yardstick.weights[i];
	}
	older->yardstick.weights = weights;
}
