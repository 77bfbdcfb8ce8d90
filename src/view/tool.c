/* Fields of tools that several lists have. */
#include "smolcmp/buffer.h"
#include "view/item.h"
#include "view/words.h"

struct cell item_slug(const struct item *item)
{
	return words_slug(item->tool);
}

struct cell item_name(const struct item *item)
{
	struct cell cell = words_called(item->tool);

	/* Words in place of a name are for people. */
	if (cell.text != item->tool->name)
		cell.kind = CELL_ABSENT;
	return cell;
}

json_t *item_name_member(const struct item *item)
{
	return document_text(item->tool->name);
}

struct cell item_category(const struct item *item)
{
	return cell_about(cell_text(item->tool->category), SUBJECT_CATEGORY,
			  &item->tool->category);
}

struct cell item_vendor(const struct item *item)
{
	return cell_text(item->tool->vendor);
}

struct cell item_license(const struct item *item)
{
	return cell_text(item->tool->license);
}

struct cell item_tags(const struct item *item)
{
	return cell_list(item->tool->tags);
}

struct cell item_verdict(const struct item *item)
{
	return words_verdict(yardstick_word(item->yardstick, item->tool));
}

struct cell item_panel(const struct item *item)
{
	return cell_share(item->tool->panel, "no reviews");
}

/* A share of weights, which nothing is known of beyond it. */
struct cell item_weighted(const struct item *item)
{
	struct weighed weighed = yardstick_weigh(item->yardstick, item->tool);

	if (!item->yardstick->weights)
		return cell_absent(NULL);
	if (!weighed.heads)
		return cell_absent("nobody who counts");
	return cell_weighted(weighed.share, WEIGHT_ONE);
}

struct cell item_community(const struct item *item)
{
	return cell_share(item->tool->votes, "no votes yet");
}

struct cell item_price(const struct item *item)
{
	const struct tool *tool = item->tool;

	return cell_price(&tool->price, tool->pricing, tool->price_note,
			  tool->price_checked);
}

/* "MMLU: 71.2 %, best of its size (self-reported)" */
static const char *benchmark_text(struct arena *arena,
				  const struct benchmark *benchmark)
{
	struct buffer text;
	const char *made;

	buffer_init(&text);
	buffer_printf(&text, "%s: ", benchmark->name);
	if (benchmark->score.known)
		buffer_printf(&text, "%.15g%s%s", benchmark->score.value,
			      benchmark->unit ? " " : "",
			      benchmark->unit ? benchmark->unit : "");
	if (benchmark->claim)
		buffer_printf(&text, "%s%s", benchmark->score.known ? ", " : "",
			      benchmark->claim);
	if (benchmark->self_reported == FLAG_YES)
		buffer_add_string(&text, " (self-reported)");
	made = arena_string(arena, text.bytes);
	buffer_release(&text);
	return made;
}

struct cell item_benchmarks(const struct item *item)
{
	const struct tool_detail *detail = item->tool->detail;
	struct texts list = { .count = 0 };

	list.items =
	    arena_alloc(item->arena, detail->benchmark_count * sizeof(char *));
	while (list.count < detail->benchmark_count) {
		const struct benchmark *benchmark =
		    &detail->benchmarks[list.count];

		list.items[list.count++] =
		    benchmark_text(item->arena, benchmark);
	}
	return cell_list(list);
}
