/* --fields: some members of a command's main list. */
#include <string.h>

#include "cmd/data.h"

static int refuse(const char *unknown, const char *known, struct error *error)
{
	return error_set(error, ERROR_USAGE, NULL,
			 "--fields names '%s', want some of %s", unknown,
			 known);
}

/* The members that fields names, in its order; NULL with *unknown set when
 * there is none of such a name. */
static json_t *select_members(const json_t *object, const char *fields,
			      struct arena *arena, const char **unknown)
{
	json_t *selected = json_object();

	for (;;) {
		size_t length = strcspn(fields, ",");
		const char *name = arena_text(arena, fields, length);
		json_t *member = json_object_get(object, name);

		if (!member) {
			*unknown = name;
			json_decref(selected);
			return NULL;
		}
		json_object_set(selected, name, member);
		if (!fields[length])
			return selected;
		fields += length + 1;
	}
}

static const char *member_names(const json_t *object, struct arena *arena)
{
	const char *names = NULL;
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)object, name, value)
	{
		names = names ? arena_printf(arena, "%s, %s", names, name)
			      : arena_string(arena, name);
	}
	return names;
}

static int select_document(struct response *response, const char *list,
			   const char *fields, struct error *error)
{
	json_t *array = json_object_get(response->document, list);
	const char *unknown = NULL;
	size_t i;
	json_t *item;

	json_array_foreach(array, i, item)
	{
		json_t *selected =
		    select_members(item, fields, &response->arena, &unknown);

		if (!selected)
			return refuse(unknown,
				      member_names(item, &response->arena),
				      error);
		json_array_set_new(array, i, selected);
	}
	return 0;
}

int data_select(struct response *response, const char *list, const char *fields,
		struct error *error)
{
	const char *unknown, *known;

	if (!fields)
		return 0;
	if (response->document &&
	    json_array_size(json_object_get(response->document, list)))
		return select_document(response, list, fields, error);
	known = report_fields(&response->report);
	unknown = report_select(&response->report, fields);
	return unknown ? refuse(unknown, known, error) : 0;
}
