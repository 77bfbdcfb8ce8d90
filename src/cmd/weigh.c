#include "cmd/weigh.h"

#include <string.h>

#include "smolcmp/lookup.h"

int weigh_policy(struct data *data, const struct request *request,
		 struct error *error)
{
	const char *path = request->options->policy;

	if (!request->command ||
	    !(request->command->options &
	      (OPTION_WEIGHT | OPTION_CHECK | OPTION_DECIDE)))
		return 0;
	if (!path && data->config.data.count)
		path = data->config.policy;
	if (!path)
		return 0;
	return policy_read(path, &data->arena, &data->policy, error);
}

static bool is_typed(const struct options *options)
{
	return options->weight_count || options->only.count;
}

bool weigh_is_asked(const struct data *data, const struct options *options)
{
	return is_typed(options) || data->policy.weight_count;
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

static int apply_typed(const struct data *data, const struct options *options,
		       uint32_t *weights, struct error *error)
{
	size_t count = data->catalog.reviewer_count;
	struct arena scratch;
	int status = 0;

	arena_init(&scratch);
	if (apply_weights(data, options, weights,
			  arena_zero(&scratch, count, sizeof(bool)),
			  error) < 0 ||
	    apply_only(data, options, weights,
		       arena_zero(&scratch, count, sizeof(bool)), error) < 0)
		status = -1;
	arena_release(&scratch);
	return status;
}

/* A file names reviewers by their ids and no other way, so that it goes on to
 * mean the same ones. */
static int apply_policy(const struct data *data, uint32_t *weights,
			struct error *error)
{
	const struct policy *policy = &data->policy;
	uint32_t number;
	int status = 0;

	for (size_t i = 0; i < policy->weight_count; i++) {
		const char *id = policy->weights[i].reviewer;

		if (names_find(&data->catalog.reviewer_names, id, &number))
			weights[number] = policy->weights[i].weight;
		else
			status = error_add(error, policy->path,
					   "'/weights' names '%s', which is no "
					   "reviewer's id in the data",
					   id);
	}
	return status;
}

static int refuse_nobody(const struct data *data, bool typed,
			 struct error *error)
{
	if (typed)
		return error_set(error, ERROR_USAGE, NULL,
				 "no reviewer is left to count");
	return error_add(error, data->policy.path,
			 "'/weights' leaves no reviewer to count");
}

static int set_weights(struct data *data, const struct options *options,
		       struct error *error)
{
	size_t count = data->catalog.reviewer_count;
	uint32_t *weights = arena_alloc(&data->arena, count * sizeof(*weights));
	bool typed = is_typed(options);
	bool anybody = false;

	for (size_t r = 0; r < count; r++)
		weights[r] = WEIGHT_ONE;
	if ((typed ? apply_typed(data, options, weights, error)
		   : apply_policy(data, weights, error)) < 0)
		return -1;
	for (size_t r = 0; r < count; r++)
		anybody |= weights[r] > 0;
	if (!anybody)
		return refuse_nobody(data, typed, error);
	data->yardstick.weights = weights;
	return 0;
}

static void set_threshold(struct ratio *ratio, const struct limit *limit)
{
	if (limit->known)
		*ratio = (struct ratio){ limit->above, limit->below };
}

int weigh_data(struct data *data, const struct options *options,
	       struct error *error)
{
	struct thresholds *thresholds = &data->yardstick.thresholds;
	const struct policy *policy = &data->policy;

	data->yardstick = yardstick_usual;
	set_threshold(&thresholds->ship, &policy->ship);
	set_threshold(&thresholds->skip, &policy->skip);
	if (policy->min_panel.known)
		thresholds->least_panel = policy->min_panel.value;
	return weigh_is_asked(data, options) ? set_weights(data, options, error)
					     : 0;
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
