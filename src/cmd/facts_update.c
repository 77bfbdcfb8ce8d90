#include "cmd/facts_update.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "smolcmp/claim.h"
#include "smolcmp/edit.h"
#include "smolcmp/memory.h"
#include "source/inlet.h"
#include "source/tree.h"

int facts_can_update(const struct data *data, const struct tool *tool,
		     struct error *error)
{
	const char *file = tool->place.file;

	for (size_t i = 0; i < data->sources.count; i++) {
		const char *source = data->sources.items[i];

		if (!tree_has_extension(file, ".gz") &&
		    source_is_text(source) && tree_is_inside(source, file))
			return 0;
	}
	return error_set(error, ERROR_USAGE, NULL,
			 "--update cannot write to '%s', where '%s' stands: "
			 "name the file of JSON or JSON Lines, or its "
			 "directory, with --data",
			 file, tool->slug);
}

/* An edit, and what it was made for. */
struct change {
	const struct held_tool *held;
	struct tool_edit edit;
	const char *path; /* of the file, links resolved */
};

static struct tool_edit make_edit(const struct held_tool *held,
				  struct date today)
{
	const struct live_facts *live = held->live;
	const enum held *how = held->facts;
	struct tool_edit edit = {
		.place = held->tool->place,
		.facts = { .checked = today },
		.listing =
		    (size_t)(held->listing - held->tool->detail->listings),
		.checked = today,
	};

	/* What is the same may be written in another way. */
	if (how[FACT_LICENSE] != HELD_SAME)
		edit.license = live->license;
	if (how[FACT_PARAMETERS] != HELD_SAME)
		edit.facts.parameters = live->parameters;
	if (how[FACT_DOWNLOADS] != HELD_SAME)
		edit.facts.downloads = live->downloads;
	if (how[FACT_LIKES] != HELD_SAME)
		edit.facts.likes = live->likes;
	if (how[FACT_GATED] != HELD_SAME)
		edit.facts.gated = live->gated;
	if (how[FACT_LAST_MODIFIED] != HELD_SAME)
		edit.facts.last_modified = live->last_modified;
	return edit;
}

static bool is_same_count(struct count a, struct count b)
{
	return a.known == b.known && a.value == b.value;
}

static bool is_same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_same(const struct facts *a, const struct facts *b)
{
	return is_same_count(a->parameters, b->parameters) &&
	       is_same_count(a->downloads, b->downloads) &&
	       is_same_count(a->likes, b->likes) && a->gated == b->gated &&
	       date_compare(a->last_modified, b->last_modified) == 0 &&
	       date_compare(a->checked, b->checked) == 0;
}

static struct count newer(struct count edited, struct count old)
{
	return edited.known ? edited : old;
}

/* What an edit makes of facts. */
static struct facts merge(const struct facts *edited, const struct facts *old)
{
	return (struct facts){
		.parameters = newer(edited->parameters, old->parameters),
		.downloads = newer(edited->downloads, old->downloads),
		.likes = newer(edited->likes, old->likes),
		.gated =
		    edited->gated != FLAG_ABSENT ? edited->gated : old->gated,
		.last_modified = date_is_known(edited->last_modified)
				     ? edited->last_modified
				     : old->last_modified,
		.checked = edited->checked,
	};
}

/* True when a text has the tool where it was, as it was or, if it is to be
 * edited, as that makes it. */
static bool has_tool(const struct catalog *catalog, const struct change *change,
		     bool edited)
{
	const struct tool *was = change->held->tool;
	const struct tool *tool = catalog_tool(catalog, was->slug);
	const struct tool_edit *edit = &change->edit;
	const struct listing *listing;
	struct facts facts = was->detail->facts;
	const char *license = was->license;

	if (!tool || !tool->detail ||
	    tool->detail->listing_count <= edit->listing)
		return false;
	if (edited)
		facts = merge(&edit->facts, &was->detail->facts);
	if (edited && edit->license)
		license = edit->license;
	listing = &tool->detail->listings[edit->listing];
	return (edited || (tool->place.line == was->place.line &&
			   tool->place.column == was->place.column)) &&
	       is_same_text(tool->license, license) &&
	       is_same(&tool->detail->facts, &facts) &&
	       strcmp(listing->kind, change->held->listing->kind) == 0 &&
	       strcmp(listing->id, change->held->listing->id) == 0 &&
	       (!edited || date_compare(listing->checked, edit->checked) == 0);
}

/* Read a text of this name; *has tells whether it has all tools. */
static int look_for(const char *file, const struct buffer *text,
		    const struct change *changes, size_t count, bool edited,
		    bool *has, struct error *error)
{
	struct catalog catalog;
	struct record_sink sink;
	int status;

	catalog_init(&catalog);
	sink = catalog_sink(&catalog, NULL, NULL);
	status = source_read_bytes(file, text->bytes, text->length,
				   &catalog.arena, &sink, error);
	*has = status == 0 && error->kind == ERROR_NONE;
	for (size_t i = 0; i < count && *has; i++)
		*has = has_tool(&catalog, &changes[i], edited);
	catalog_release(&catalog);
	return error->kind == ERROR_NONE ? status : -1;
}

/* A file is compressed by what is in it, whatever its name is. */
static int check_plain(const char *file, const struct buffer *text,
		       struct error *error)
{
	if (!inlet_is_packed((const uint8_t *)text->bytes, text->length))
		return 0;
	return error_set(error, ERROR_USAGE, file,
			 "is compressed, and --update edits text; unpack it "
			 "first");
}

static int refuse(const char *file, struct error *error)
{
	return error_set(error, ERROR_DATA, file,
			 "was changed since it was read, so nothing is written "
			 "to it; run it again");
}

/* The text of a file with all changes made. */
static int edit_file(const char *file, const struct buffer *text,
		     const struct change *changes, size_t count,
		     struct buffer *edited, struct error *error)
{
	struct tool_edit *edits = memory_zero(count, sizeof(*edits));
	bool has;
	int status = look_for(file, text, changes, count, false, &has, error);

	for (size_t i = 0; i < count; i++)
		edits[i] = changes[i].edit;
	if (status == 0 && (!has || !edit_tools(text->bytes, text->length,
						edits, count, edited)))
		status = refuse(file, error);
	free(edits);
	if (status < 0)
		return -1;
	if (look_for(file, edited, changes, count, true, &has, error) < 0)
		return -1;
	if (!has)
		return error_set(error, ERROR_SYSTEM, file,
				 "cannot be edited: what came of it did not "
				 "read as it should");
	return 0;
}

static bool differ(const struct buffer *a, const struct buffer *b)
{
	return a->length != b->length ||
	       memcmp(a->bytes, b->bytes, a->length) != 0;
}

/* A file with changes. */
struct update {
	const struct change *changes;
	size_t count;
	struct claim claim;
	bool changed; /* it has become another one, which is written */
};

/* Write what the changes make of a claimed file beside it. */
static int write_update(struct update *update, const struct buffer *text,
			struct error *error)
{
	struct buffer edited;
	int status;

	buffer_init(&edited);
	status = edit_file(update->claim.path, text, update->changes,
			   update->count, &edited, error);
	update->changed = status == 0 && differ(text, &edited);
	if (update->changed)
		status = claim_write(&update->claim, edited.bytes,
				     edited.length, error);
	buffer_release(&edited);
	return status;
}

/* Claim a file and do all but let what becomes of it take its place. */
static int prepare(struct update *update, struct error *error)
{
	const char *file = update->changes[0].edit.place.file;
	struct buffer text;
	int status;

	buffer_init(&text);
	status = claim_open(&update->claim, file, false, error);
	if (status == 0)
		status = claim_read(&update->claim, &text, error);
	if (status == 0)
		status = check_plain(file, &text, error);
	if (status == 0)
		status = write_update(update, &text, error);
	buffer_release(&text);
	if (!update->changed)
		claim_release(&update->claim);
	return status;
}

/* Let all that was written take its place; updated lists which it was. */
static int publish_all(struct update *updates, size_t count,
		       struct texts *updated, struct error *error)
{
	for (size_t i = 0; i < count; i++)
		if (updates[i].changed &&
		    claim_check(&updates[i].claim, error) < 0)
			return -1;
	for (size_t i = 0; i < count; i++) {
		if (!updates[i].changed)
			continue;
		if (claim_publish(&updates[i].claim, error) < 0)
			return -1;
		updated->items[updated->count++] = updates[i].claim.path;
	}
	return 0;
}

/* Files in the order of their paths, so that two who update the same ones do
 * not wait for each other. */
static int compare(const void *a, const void *b)
{
	const struct change *first = a;
	const struct change *second = b;
	const struct place *x = &first->edit.place;
	const struct place *y = &second->edit.place;
	int order = strcmp(first->path, second->path);

	if (!order)
		order = (x->line > y->line) - (x->line < y->line);
	return order ? order
		     : (x->column > y->column) - (x->column < y->column);
}

/* How many changes from this one on are of one file. */
static size_t count_file(const struct change *changes, size_t count)
{
	size_t same = 1;

	while (same < count && strcmp(changes[same].path, changes[0].path) == 0)
		same++;
	return same;
}

/* Every file is open until all are written, and so is what it becomes. */
static void allow_files(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) < 0)
		return;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

/* All files, or none, as far as that can be seen before the first of them is
 * replaced. */
static int update_files(const struct change *changes, size_t count,
			struct texts *updated, struct error *error)
{
	struct update *updates = memory_zero(count, sizeof(*updates));
	size_t made = 0;
	int status = 0;

	allow_files();
	for (size_t i = 0; i < count && status == 0;
	     i += updates[made++].count) {
		updates[made].changes = changes + i;
		updates[made].count = count_file(changes + i, count - i);
		status = prepare(&updates[made], error);
	}
	if (status == 0)
		status = publish_all(updates, made, updated, error);
	for (size_t i = 0; i < made; i++)
		claim_release(&updates[i].claim);
	free(updates);
	return status;
}

static const char *resolve(const char *file, struct arena *arena)
{
	char *path = realpath(file, NULL);
	const char *resolved = path ? arena_string(arena, path) : file;

	free(path);
	return resolved;
}

int facts_update(const struct held_tools *held, struct date today,
		 struct arena *arena, struct texts *updated,
		 struct error *error)
{
	struct change *changes =
	    arena_zero(arena, held->count, sizeof(*changes));
	size_t count = 0;

	updated->items = arena_zero(arena, held->count, sizeof(char *));
	updated->count = 0;
	for (size_t i = 0; i < held->count; i++) {
		const struct held_tool *one = &held->items[i];

		if (one->live->id)
			changes[count++] =
			    (struct change){ one, make_edit(one, today),
					     resolve(one->tool->place.file,
						     arena) };
	}
	if (!count)
		return 0;
	qsort(changes, count, sizeof(*changes), compare);
	if (update_files(changes, count, updated, error) == 0)
		return 0;
	for (size_t i = 0; i < updated->count; i++)
		error_also(error, updated->items[i],
			   "was written before that, and stays so");
	return -1;
}
