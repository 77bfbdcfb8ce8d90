#include "cmd/schema.h"

#include <stdlib.h>
#include <string.h>

/* By the names of their files. */
static const struct embedded files[] = {
#include "embedded_schema.inc"
};
enum { FILES = sizeof(files) / sizeof(*files) };

/* What the others refer to, and itself no schema of anything. */
static const char common_name[] = "common";

static json_t *load(const char *name)
{
	size_t length = strlen(name);

	for (size_t i = 0; i < FILES; i++)
		if (strncmp(files[i].name, name, length) == 0 &&
		    strcmp(files[i].name + length, ".json") == 0)
			return json_loadb((const char *)files[i].bytes,
					  files[i].length, 0, NULL);
	return NULL;
}

const struct schema *schemas(struct arena *arena, size_t *count)
{
	struct schema *all = arena_zero(arena, FILES, sizeof(*all));

	*count = 0;
	for (size_t i = 0; i < FILES; i++) {
		const char *file = files[i].name;
		const char *name = arena_text(arena, file, strcspn(file, "."));
		json_t *root = load(name);
		const char *title =
		    json_string_value(json_object_get(root, "title"));

		if (title)
			all[(*count)++] =
			    (struct schema){ name, arena_string(arena, title) };
		json_decref(root);
	}
	return all;
}

/* A schema that is made to stand alone. */
struct bundle {
	const json_t *own;    /* the definitions that it has */
	json_t *taken;	      /* and those it is given */
	const json_t *common; /* where these are from */
};

static void bundle_value(struct bundle *bundle, json_t *value);

/* Let a reference be to this document, which is given what it refers to. */
static void bundle_reference(struct bundle *bundle, json_t *object,
			     const char *reference)
{
	const char *local = strchr(reference, '#');
	const char *name = strrchr(reference, '/') + 1;
	json_t *taken;

	if (!json_object_get(bundle->own, name) &&
	    !json_object_get(bundle->taken, name)) {
		taken = json_deep_copy(json_object_get(bundle->common, name));
		json_object_set_new(bundle->taken, name, taken);
		bundle_value(bundle, taken);
	}
	json_object_set_new(object, "$ref", json_string(local));
}

static void bundle_value(struct bundle *bundle, json_t *value)
{
	const char *reference =
	    json_string_value(json_object_get(value, "$ref"));
	const char *member;
	json_t *inner;
	size_t i;

	json_array_foreach(value, i, inner)
	{
		bundle_value(bundle, inner);
	}
	json_object_foreach(value, member, inner)
	{
		bundle_value(bundle, inner);
	}
	if (reference)
		bundle_reference(bundle, value, reference);
}

static void bundle_schema(json_t *root)
{
	json_t *common = load(common_name);
	struct bundle bundle = { .own = json_object_get(root, "$defs"),
				 .taken = json_object(),
				 .common = json_object_get(common, "$defs") };

	bundle_value(&bundle, root);
	if (bundle.own)
		json_object_update(bundle.taken, (json_t *)bundle.own);
	if (json_object_size(bundle.taken))
		json_object_set(root, "$defs", bundle.taken);
	json_decref(bundle.taken);
	json_decref(common);
}

/* What is printed: a file that the program does not have as it is. */
static const struct embedded *print(const json_t *root, struct arena *arena)
{
	struct embedded *file = arena_zero(arena, 1, sizeof(*file));
	char *text = json_dumps(root, JSON_INDENT(2) | JSON_ENSURE_ASCII);
	const char *bytes = arena_printf(arena, "%s\n", text);

	free(text);
	file->bytes = (const unsigned char *)bytes;
	file->length = strlen(bytes);
	return file;
}

static void list(struct response *response)
{
	struct table *table = report_table(&response->report, LAYOUT_PLAIN);
	size_t count;
	const struct schema *all = schemas(&response->arena, &count);

	table_column(table, "name", "Name");
	table_column(table, "describes", "Describes");
	for (size_t i = 0; i < count; i++) {
		table_add(table, cell_text(all[i].name));
		table_add(table, cell_text(all[i].title));
	}
}

static int refuse(const char *name, struct arena *arena, struct error *error)
{
	size_t count;
	const struct schema *all = schemas(arena, &count);
	const char **names = arena_zero(arena, count + 1, sizeof(*names));

	for (size_t i = 0; i < count; i++)
		names[i] = all[i].name;
	return error_set(error, ERROR_USAGE, NULL,
			 "no schema is called '%s', want %s", name,
			 option_wanted(arena, names, NULL));
}

int schema_run(const struct request *request, struct response *response,
	       struct error *error)
{
	json_t *root;

	if (!request->count) {
		list(response);
		return 0;
	}
	if (request->count > 1)
		return error_set(error, ERROR_USAGE, NULL,
				 "schema wants one name, not %zu",
				 request->count);
	root = load(request->arguments[0]);
	if (!json_object_get(root, "title")) {
		json_decref(root);
		return refuse(request->arguments[0], &response->arena, error);
	}
	bundle_schema(root);
	response->file = print(root, &response->arena);
	json_decref(root);
	return 0;
}
