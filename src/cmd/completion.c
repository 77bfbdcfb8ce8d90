#include "cmd/completion.h"

#include <string.h>

static const unsigned char bash[] = {
#include "embedded_bash.inc"
};
static const unsigned char zsh[] = {
#include "embedded_zsh.inc"
};
static const unsigned char fish[] = {
#include "embedded_fish.inc"
};

const struct embedded shells[] = {
	{ "bash", bash, sizeof(bash) },
	{ "zsh", zsh, sizeof(zsh) },
	{ "fish", fish, sizeof(fish) },
};
const size_t shell_count = sizeof(shells) / sizeof(*shells);

static const char *shell_names(struct arena *arena)
{
	const char *names[sizeof(shells) / sizeof(*shells) + 1] = { NULL };

	for (size_t i = 0; i < shell_count; i++)
		names[i] = shells[i].name;
	return option_wanted(arena, names, NULL);
}

int completion_run(const struct request *request, struct response *response,
		   struct error *error)
{
	if (request->count != 1)
		return error_set(error, ERROR_USAGE, NULL,
				 "completion wants one shell: %s",
				 shell_names(&response->arena));
	for (size_t i = 0; i < shell_count; i++)
		if (strcmp(shells[i].name, request->arguments[0]) == 0)
			response->file = &shells[i];
	if (!response->file)
		return error_set(
		    error, ERROR_USAGE, NULL, "no completion for '%s', want %s",
		    request->arguments[0], shell_names(&response->arena));
	return 0;
}
