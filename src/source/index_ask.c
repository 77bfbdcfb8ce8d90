/* What an index is asked for without being read whole. */
#include <string.h>

#include "source/index_internal.h"

/* The one text that a statement gives in arena; NULL when it gives none, or
 * several, of which is equal to none. */
static int only_text(struct index *index, struct statement *statement,
		     const char *equal, const char **text)
{
	size_t count = 0;
	int status;

	*text = NULL;
	while ((status = statement_step(statement)) > 0) {
		struct slice found = statement_text(statement, 0);

		if (!found.bytes)
			return database_refuse(&index->database,
					       "a name in it is no tool's");
		*text = count++ ? NULL
				: arena_text(index->arena, found.bytes,
					     found.length);
		if (strlen(equal) == found.length &&
		    memcmp(equal, found.bytes, found.length) == 0) {
			*text = equal;
			return 0;
		}
	}
	return status;
}

int index_find(struct index *index, const char *name, const char *folded,
	       const char **slug)
{
	static const char *const questions[] = {
		"SELECT tool FROM name WHERE folded = ?1 LIMIT 100",
		"SELECT DISTINCT tool FROM name WHERE folded >= ?1 AND "
		"folded < ?1 || x'ff' LIMIT 100",
	};
	int status = 0;

	*slug = NULL;
	for (size_t i = 0; i < 2 && status == 0 && !*slug && folded[0]; i++) {
		struct statement *find = &index->find[i];

		if (!find->handle)
			status = statement_prepare(find, &index->database,
						   questions[i]);
		if (status < 0)
			return -1;
		statement_bind_text(find, 1, folded);
		status = only_text(index, find, name, slug);
		statement_rewind(find);
	}
	return status;
}

/* Bytes that a review takes at least. */
enum { REVIEW_LEAST = 16 };

int index_usual(struct index *index, struct share_count **usual, size_t *count)
{
	struct statement statement;
	struct buffer list;
	uint64_t tools = 0;
	int status = statement_prepare(&statement, &index->database,
				       "SELECT ship, total, tools FROM usual");

	buffer_init(&list);
	while (status == 0 && (status = statement_step(&statement)) > 0) {
		struct share_count item = {
			.share = { (uint64_t)statement_number(&statement, 0),
				   (uint64_t)statement_number(&statement, 1) },
			.tools = (uint64_t)statement_number(&statement, 2),
		};

		status = 0;
		if (!share_is_known(item.share) ||
		    item.share.ship > item.share.total ||
		    item.share.total > index->bytes / REVIEW_LEAST ||
		    !item.tools || item.tools > index->bytes - tools) {
			status = database_refuse(&index->database,
						 "a panel in it cannot be");
			break;
		}
		tools += item.tools;
		buffer_add(&list, &item, sizeof(item));
	}
	statement_release(&statement);
	*count = list.length / sizeof(**usual);
	*usual = memcpy(arena_alloc(index->arena, list.length), list.bytes,
			list.length);
	buffer_release(&list);
	return status;
}

int index_list_texts(struct index *index, struct statement *statement,
		     const char *reason, struct texts *texts)
{
	struct buffer list;
	int status;

	buffer_init(&list);
	while ((status = statement_step(statement)) > 0) {
		struct slice text = statement_text(statement, 0);
		const char *kept;

		if (!text.bytes) {
			status =
			    database_refuse(&index->database, "%s", reason);
			break;
		}
		kept = arena_text(index->arena, text.bytes, text.length);
		buffer_add(&list, &kept, sizeof(kept));
	}
	statement_release(statement);
	texts->count = list.length / sizeof(*texts->items);
	texts->items = memcpy(arena_alloc(index->arena, list.length),
			      list.bytes, list.length);
	buffer_release(&list);
	return status;
}

int index_match(struct index *index, const struct texts *words,
		struct texts *slugs)
{
	struct statement statement;
	struct buffer query;
	int status;

	buffer_init(&query);
	for (size_t i = 0; i < words->count; i++)
		buffer_printf(&query, "%s\"%s\"", i ? " AND " : "",
			      words->items[i]);
	status = statement_prepare(&statement, &index->database,
				   "SELECT tool FROM standing WHERE number IN "
				   "(SELECT rowid FROM words WHERE words MATCH "
				   "?) ORDER BY sequence");
	if (status == 0) {
		statement_bind_text(&statement, 1, query.bytes);
		status = index_list_texts(index, &statement,
					  "a word in it is no tool's", slugs);
	}
	buffer_release(&query);
	return status;
}

int index_verify(struct index *index)
{
	struct statement statement;
	struct slice said = { .bytes = NULL };
	int status = statement_prepare(&statement, &index->database,
				       "PRAGMA quick_check(1)");

	if (status == 0)
		status = statement_step(&statement);
	if (status > 0) {
		said = statement_text(&statement, 0);
		status = said.length == 2 && memcmp(said.bytes, "ok", 2) == 0
			     ? 0
			     : database_refuse(&index->database, "%.*s",
					       (int)said.length, said.bytes);
	}
	statement_release(&statement);
	return status;
}

int index_sources(struct index *index, struct texts *names,
		  struct source_filter *filter)
{
	struct statement statement;
	int status = statement_prepare(&statement, &index->database,
				       "SELECT name FROM source "
				       "ORDER BY number");

	if (status == 0)
		status = index_list_texts(index, &statement,
					  "a source has no name", names);
	*filter = (struct source_filter){ .base = NULL };
	if (status < 0 || !index_fact(index, INDEX_FILTERS))
		return status;
	status = statement_prepare(&statement, &index->database,
				   "SELECT base, files, exclude FROM filter");
	if (status == 0)
		status = statement_step(&statement);
	if (status > 0) {
		struct slice base = statement_text(&statement, 0);

		if (base.bytes)
			filter->base =
			    arena_text(index->arena, base.bytes, base.length);
		status =
		    texts_read(&statement, 1, &filter->files, index->arena);
		if (status == 0)
			status = texts_read(&statement, 2, &filter->exclude,
					    index->arena);
		if (status < 0)
			database_refuse(&index->database, "its filter is none");
	}
	statement_release(&statement);
	return status;
}
