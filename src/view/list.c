#include "view/item.h"

static struct cell aliases(const struct item *item)
{
	return cell_list(item->tool->aliases);
}

static struct cell released(const struct item *item)
{
	return cell_date(item->tool->released);
}

static struct cell added(const struct item *item)
{
	return cell_date(item->tool->added);
}

static struct cell matched(const struct item *item)
{
	return cell_list(item->match->members);
}

/* What search adds is last. */
static const struct field rows[] = {
	{ "slug", "Tool", CELL_TEXT, 0, item_slug, NULL },
	{ "name", "Name", CELL_TEXT, FIELD_BELOW, item_name, item_name_member },
	{ "category", "Category", CELL_TEXT, 0, item_category, NULL },
	{ "verdict", "Verdict", CELL_TEXT, 0, item_verdict, NULL },
	{ "panel", "Panel", CELL_SHARE, 0, item_panel, NULL },
	{ "weighted", "Weighted", CELL_WEIGHTED, FIELD_WEIGHTED | FIELD_RIGHT,
	  item_weighted, NULL },
	{ "community", "Community", CELL_SHARE, 0, item_community, NULL },
	{ "price", "Entry price", CELL_PRICE, 0, item_price, NULL },
	{ "vendor", "Vendor", CELL_TEXT, FIELD_EXTRA, item_vendor, NULL },
	{ "license", "Licence", CELL_TEXT, FIELD_EXTRA, item_license, NULL },
	{ "tags", "Tags", CELL_LIST, FIELD_EXTRA, item_tags, NULL },
	{ "aliases", "Also called", CELL_LIST, FIELD_EXTRA, aliases, NULL },
	{ "released", "Released", CELL_DATE, FIELD_EXTRA, released, NULL },
	{ "added", "Added", CELL_DATE, FIELD_EXTRA, added, NULL },
	{ "matched", "Matched", CELL_LIST, 0, matched, NULL },
};

enum { ROWS = sizeof(rows) / sizeof(*rows) };

const struct field_list list_fields = { "tools", NULL, rows, ROWS - 1 };
const struct field_list search_fields = { "tools", NULL, rows, ROWS };
