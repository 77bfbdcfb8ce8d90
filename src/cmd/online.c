#include "cmd/online.h"

#include "smolcmp/url.h"

static void note(void *context, const char *text)
{
	response_note(context, "%s", text);
}

struct remote *online_new(const struct request *request,
			  struct response *response)
{
	const struct options *options = request->options;
	const struct remote_terms terms = {
		.offline = options->offline,
		.refresh = options->refresh,
		.has_max_age = options->max_age.known,
		.max_age = (int64_t)options->max_age.value,
		.timeout = (unsigned)options->timeout,
		.limit =
		    options->max_filesize ? options->max_filesize : FETCH_LIMIT,
		.progress = request->progress,
		.note = note,
		.context = response,
	};

	return remote_new(&terms, &response->arena);
}

static bool has_address(const struct data *data)
{
	for (size_t i = 0; data && i < data->sources.count; i++)
		if (url_is_named(data->sources.items[i]))
			return true;
	return false;
}

int online_get(struct data *data, const char *namer,
	       const struct request *request, struct response *response,
	       struct error *error)
{
	struct data *states[] = { data->old, data };

	if (!has_address(data) && !has_address(data->old))
		return 0;
	data->remote = online_new(request, response);
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++) {
		if (!states[i])
			continue;
		states[i]->remote = data->remote;
		if (remote_get(data->remote, &states[i]->sources,
			       namer ? namer : states[i]->namer, error) < 0)
			return -1;
	}
	return 0;
}
