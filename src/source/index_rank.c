/* What an index is asked for in the order of ranks. */
#include <string.h>

#include "source/index_internal.h"
#include "source/value.h"

int index_refuse_tool(struct index *index, const char *slug)
{
	return database_refuse(&index->database,
			       "what it knows of tool '%s' is not what its "
			       "records say",
			       slug);
}

static int refuse_rank(struct index *index)
{
	return database_refuse(&index->database,
			       "a tool in it has no such rank");
}

enum { SLUG, PANEL_SHIP, PANEL_TOTAL, ADJUSTED };

/* A score is a share, and known of all tools or of none. */
static bool read_adjusted(const struct index *index,
			  const struct statement *row, struct decimal *adjusted)
{
	*adjusted =
	    (struct decimal){ .known = index_fact(index, INDEX_ADJUSTED) };
	if (statement_type(row, ADJUSTED) !=
	    (adjusted->known ? COLUMN_REAL : COLUMN_NOTHING))
		return false;
	if (adjusted->known)
		adjusted->value = statement_real(row, ADJUSTED);
	return !adjusted->known ||
	       (adjusted->value >= 0 && adjusted->value <= 1);
}

static int read_standing(struct index *index, const struct statement *row,
			 struct share panel, struct index_standing *standing)
{
	struct slice slug = statement_text(row, SLUG);

	*standing = (struct index_standing){
		.panel = { (uint64_t)statement_number(row, PANEL_SHIP),
			   (uint64_t)statement_number(row, PANEL_TOTAL) },
	};
	if (!slug.bytes || !value_is_slug(slug.bytes, slug.length) ||
	    standing->panel.ship != panel.ship ||
	    standing->panel.total != panel.total ||
	    !read_adjusted(index, row, &standing->adjusted))
		return refuse_rank(index);
	standing->slug = arena_text(index->arena, slug.bytes, slug.length);
	return 0;
}

int index_first(struct index *index, struct share panel, size_t count,
		struct index_standing *standings)
{
	struct statement *first = &index->first;
	size_t found = 0;
	int status = 0;

	if (!first->handle)
		status = statement_prepare(
		    first, &index->database,
		    "SELECT tool, panel_ship, panel_total, adjusted "
		    "FROM standing WHERE number >= (SELECT first FROM usual "
		    "WHERE ship = ?1 AND total = ?2) ORDER BY number LIMIT ?3");
	if (status < 0)
		return -1;
	statement_bind_number(first, 1, (int64_t)panel.ship);
	statement_bind_number(first, 2, (int64_t)panel.total);
	statement_bind_number(first, 3, (int64_t)count);
	while (status == 0 && (status = statement_step(first)) > 0)
		status =
		    read_standing(index, first, panel, &standings[found++]);
	statement_rewind(first);
	return status == 0 && found < count ? refuse_rank(index) : status;
}

int index_unranked(struct index *index, uint64_t ranked, struct texts *slugs)
{
	struct statement statement;
	int status =
	    statement_prepare(&statement, &index->database,
			      "SELECT tool FROM standing WHERE number > ?1 "
			      "ORDER BY number");

	if (status < 0)
		return -1;
	statement_bind_number(&statement, 1, (int64_t)ranked);
	status = index_list_texts(index, &statement, "a tool in it has no name",
				  slugs);
	for (size_t i = 0; i < slugs->count && status == 0; i++)
		if (!value_is_slug(slugs->items[i], strlen(slugs->items[i])))
			status = database_refuse(&index->database,
						 "a tool in it has no name");
	return status;
}
