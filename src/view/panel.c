#include "view/panel.h"

#include <string.h>

#include "view/words.h"

/* How much of the agreement that chance leaves open there is; NULL: none. */
static const char *degree(double alpha)
{
	static const struct {
		double least;
		const char *word;
	} degrees[] = {
		{ .8, "nearly always" }, { .6, "mostly" },  { .4, "often" },
		{ .2, "sometimes" },	 { .05, "hardly" },
	};

	for (size_t i = 0; i < sizeof(degrees) / sizeof(*degrees); i++)
		if (alpha >= degrees[i].least)
			return degrees[i].word;
	return NULL;
}

static void add_error(struct buffer *text, struct decimal error)
{
	if (error.known)
		buffer_printf(text, " (standard error %.2f)", error.value);
}

/* Two digits, and no sign before nothing. */
static double rounded(double value)
{
	return value > -.005 && value < .005 ? 0 : value;
}

static void add_numbers(const struct agreement *agreement, struct buffer *text)
{
	const char *word;

	buffer_printf(text,
		      "Two reviewers of one tool say the same %.0f%% of the "
		      "time; dealing all these verdicts out by chance would "
		      "give %.0f%%.",
		      agreement->observed.value * 100,
		      agreement->chance.value * 100);
	if (!agreement->alpha.known)
		return;
	word = degree(agreement->alpha.value);
	buffer_printf(text,
		      " They %s%ssingle out the same tools%s: alpha is "
		      "%.2f",
		      word ? word : "", word ? " " : "",
		      word ? "" : " no more than by chance",
		      rounded(agreement->alpha.value));
	add_error(text, agreement->alpha_se);
	buffer_printf(text, ", AC1 %.2f", rounded(agreement->ac1.value));
	add_error(text, agreement->ac1_se);
	buffer_add_char(text, '.');
}

void panel_words(const struct panel *panel, struct report *report)
{
	const struct agreement *agreement = &panel->agreement;
	struct buffer text;

	buffer_init(&text);
	if (!agreement->tools)
		buffer_add_string(&text,
				  "No tool has two reviews, so nothing can be "
				  "said of how far the reviewers agree.");
	else if (agreement->ships == agreement->total)
		buffer_add_string(&text,
				  "They always agree, because everybody ships "
				  "everything: this panel cannot tell these "
				  "tools apart.");
	else if (!agreement->ships)
		buffer_add_string(&text,
				  "They always agree, because everybody skips "
				  "everything: this panel cannot tell these "
				  "tools apart.");
	else
		add_numbers(agreement, &text);
	report_paragraph(report, arena_string(&report->arena, text.bytes));
	if (panel->leniency.known)
		report_paragraph(report,
				 "Severity is above 0 for the strict and below "
				 "for the lenient, given the tools that each "
				 "had to judge; with few reviews it stays near "
				 "0. Agrees counts the reviews that say what "
				 "most of the others said.");
	buffer_release(&text);
}

void panel_pairs(const struct item *item, struct report *report)
{
	const struct panel *panel = item->panel;
	const struct reviewer *reviewers = item->catalog->reviewers;
	size_t self = (size_t)(item->reviewer - reviewers);
	struct table *table = report_table(report, LAYOUT_ROWS);

	table_column(table, "reviewer", "Beside");
	table_column(table, "same", "Say the same");
	table_column(table, "kappa", "Kappa")->right = true;
	for (size_t i = 0; i < panel->accord_count; i++) {
		const struct accord *accord = &panel->accords[i];
		struct decimal kappa = accord_kappa(accord);
		uint64_t same = accord->both_ship + accord->both_skip;
		uint64_t apart = accord->a_ships + accord->b_ships;

		if (accord->a != self && accord->b != self)
			continue;
		table_add(
		    table,
		    words_id(
			&reviewers[accord->a == self ? accord->b : accord->a]));
		table_add(table, cell_agreement(same, same + apart));
		table_add(table, kappa.known ? cell_number(kappa.value, 2)
					     : cell_absent("undefined"));
	}
}

json_t *panel_agreement(const struct panel *panel)
{
	const struct agreement *agreement = &panel->agreement;
	json_t *object = json_object();

	json_object_set_new(object, "observed",
			    document_decimal(agreement->observed));
	json_object_set_new(object, "chance",
			    document_decimal(agreement->chance));
	json_object_set_new(object, "ac1", document_decimal(agreement->ac1));
	json_object_set_new(object, "ac1_se",
			    document_decimal(agreement->ac1_se));
	json_object_set_new(object, "alpha",
			    document_decimal(agreement->alpha));
	json_object_set_new(object, "alpha_se",
			    document_decimal(agreement->alpha_se));
	return object;
}

json_t *panel_accords(const struct item *item)
{
	const struct panel *panel = item->panel;
	const struct reviewer *reviewers = item->catalog->reviewers;
	json_t *array = json_array();

	for (size_t i = 0; i < panel->accord_count; i++) {
		const struct accord *accord = &panel->accords[i];
		uint64_t shared = accord->both_ship + accord->both_skip +
				  accord->a_ships + accord->b_ships;
		json_t *object = json_object();

		json_object_set_new(object, "a",
				    document_text(reviewers[accord->a].id));
		json_object_set_new(object, "b",
				    document_text(reviewers[accord->b].id));
		json_object_set_new(object, "shared",
				    json_integer((json_int_t)shared));
		json_object_set_new(object, "kappa",
				    document_decimal(accord_kappa(accord)));
		json_array_append_new(array, object);
	}
	return array;
}
