#include "smolcmp/fields.h"

#include <string.h>

#include "view/item.h"

static const struct field *find(const struct field_list *list, const char *name,
				size_t length)
{
	for (size_t i = 0; i < list->count; i++)
		if (strlen(list->rows[i].id) == length &&
		    memcmp(list->rows[i].id, name, length) == 0)
			return &list->rows[i];
	return NULL;
}

static int refuse(const struct field_list *list, const char *name,
		  struct arena *arena, struct error *error)
{
	const char *known = "";

	for (size_t i = 0; i < list->count; i++)
		known = arena_printf(arena, "%s%s%s", known, i ? ", " : "",
				     list->rows[i].id);
	return error_set(error, ERROR_USAGE, NULL,
			 "--fields names '%s', want some of %s", name, known);
}

/* True of a field that is there without being named. */
static bool is_shown(const struct field *field, bool weighted)
{
	unsigned hidden = FIELD_EXTRA | (weighted ? 0 : FIELD_WEIGHTED);

	return !(field->traits & hidden);
}

static size_t choose_all(const struct field_list *list, bool weighted,
			 const struct field **items)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		if (is_shown(&list->rows[i], weighted))
			items[count++] = &list->rows[i];
	return count;
}

/* A field more; an object cannot hold one twice. */
static int choose_one(const struct field_list *list, const char *name,
		      const struct field **items, size_t *count,
		      struct arena *arena, struct error *error)
{
	const struct field *field = find(list, name, strlen(name));

	if (!field)
		return refuse(list, name, arena, error);
	for (size_t i = 0; i < *count; i++)
		if (items[i] == field)
			return error_set(error, ERROR_USAGE, NULL,
					 "--fields names '%s' twice", name);
	items[(*count)++] = field;
	return 0;
}

int fields_choose(const struct field_list *list, const char *names,
		  bool weighted, struct arena *arena, struct fields *fields,
		  struct error *error)
{
	const struct field **items =
	    arena_alloc(arena, list->count * sizeof(*items));
	size_t count = 0;

	if (!names)
		count = choose_all(list, weighted, items);
	for (const char *at = names; at;) {
		size_t length = strcspn(at, ",");

		if (choose_one(list, arena_text(arena, at, length), items,
			       &count, arena, error) < 0)
			return -1;
		at = at[length] ? at + length + 1 : NULL;
	}
	*fields = (struct fields){ items, count, names != NULL };
	return 0;
}

const char *const *fields_ids(const struct field_list *list,
			      struct arena *arena)
{
	const char **ids = arena_zero(arena, list->count + 1, sizeof(*ids));

	for (size_t i = 0; i < list->count; i++)
		ids[i] = list->rows[i].id;
	return ids;
}

const json_t *fields_array(const struct field_list *list,
			   const json_t *document)
{
	if (list->within)
		document = json_object_get(document, list->within);
	return json_object_get(document, list->name);
}

static json_t *array_item(const void *context, size_t number,
			  struct arena *arena)
{
	(void)arena;
	return json_incref(json_array_get(context, number));
}

struct series fields_series(const struct field_list *list,
			    const json_t *document,
			    const struct series_set *set)
{
	const struct series *series = series_find(set, list->name);
	const json_t *array;

	if (series)
		return *series;
	array = fields_array(list, document);
	return (struct series){ list->name, json_array_size(array), array_item,
				array };
}

void fields_columns(struct table *table, const struct fields *fields)
{
	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = fields->items[i];
		struct column *column = table_column(
		    table, field->id, field->title ? field->title : field->id);

		column->kind = field->kind;
		column->hidden = !field->title && !fields->named;
		column->right = field->traits & FIELD_RIGHT;
		column->below = field->traits & FIELD_BELOW;
		column->change = field->traits & FIELD_CHANGE;
	}
}

void fields_rows(struct table *table, const struct fields *fields,
		 const struct item *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < fields->count; j++)
			table_add(table, fields->items[j]->cell(&items[i]));
}

void fields_fill(struct table *table, const struct fields *fields,
		 const struct item *items, size_t count)
{
	fields_columns(table, fields);
	fields_rows(table, fields, items, count);
}

void fields_report(const struct fields *fields, const struct item *items,
		   size_t count, struct report *report)
{
	report->list = report_table(report, LAYOUT_ROWS);
	fields_fill(report->list, fields, items, count);
}

/* [old, new] */
static json_t *change_array(enum cell_kind kind, const struct cell *cell)
{
	const struct cell *sides[] = { cell->before, cell->after };
	json_t *array = json_array();

	for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++)
		json_array_append_new(array, sides[i]
						 ? document_cell(kind, sides[i])
						 : json_null());
	return array;
}

static void set(json_t *object, const struct field *field,
		const struct item *item)
{
	struct cell cell;

	if (field->member) {
		json_object_set_new(object, field->id, field->member(item));
		return;
	}
	cell = field->cell(item);
	json_object_set_new(object, field->id,
			    field->traits & FIELD_CHANGE
				? change_array(field->kind, &cell)
				: document_cell(field->kind, &cell));
}

json_t *fields_object(const struct fields *fields, const struct item *item)
{
	json_t *object = json_object();

	for (size_t i = 0; i < fields->count; i++)
		set(object, fields->items[i], item);
	return object;
}

json_t *fields_objects(const struct fields *fields, const struct item *items,
		       size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(array, fields_object(fields, &items[i]));
	return array;
}

void fields_set_all(json_t *object, const struct field_list *list,
		    const struct item *item)
{
	bool weighted = item->yardstick && item->yardstick->weights;

	for (size_t i = 0; i < list->count; i++)
		if (is_shown(&list->rows[i], weighted))
			set(object, &list->rows[i], item);
}
