#include "cmd/origin.h"

#include <stdlib.h>

int origin_choose(struct data *data, const struct options *options,
		  struct error *error)
{
	const char *variable = getenv("SMOLCMP_DATA");
	const char **one = arena_alloc(&data->arena, sizeof(*one));
	struct texts *sources = &data->sources;

	if (data->side.sources.count) {
		*sources = data->side.sources;
		data->origin = "named as an argument";
		return 0;
	}
	*sources = options->data;
	data->origin = "named by --data";
	if (sources->count)
		return 0;
	sources->items = one;
	sources->count = 1;
	if (variable && variable[0]) {
		*one = variable;
		data->origin = "named by SMOLCMP_DATA";
		return 0;
	}
	if (config_find(&data->arena, &data->config, error) < 0)
		return -1;
	if (data->config.data.count) {
		*sources = data->config.data;
		data->namer = arena_printf(&data->arena,
					   "'%s' names it; if you trust it, "
					   "name it by --data or SMOLCMP_DATA",
					   data->config.path);
		data->origin = arena_printf(&data->arena, "named by '%s'",
					    data->config.path);
		return 0;
	}
	*one = source_built_in;
	data->origin = "no data was named";
	data->built_in = true;
	return 0;
}

int origin_keep_local(struct texts *sources, struct error *error)
{
	size_t kept = 0;

	for (size_t i = 0; i < sources->count; i++)
		if (source_is_local(sources->items[i]))
			sources->items[kept++] = sources->items[i];
	sources->count = kept;
	return kept ? 0
		    : error_set(error, ERROR_DATA, NULL, "no data is at hand");
}

void origin_note(const struct data *data, struct response *response)
{
	if (data->config.ignored)
		response_note(response,
			      "note: '%s' belongs to another user and is "
			      "ignored",
			      data->config.ignored);
	if (data->built_in)
		response_note(response,
			      "note: no data was named, so this is the catalog "
			      "built in; --data names yours");
}
