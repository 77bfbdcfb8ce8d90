/* An explanation for people: the records that count, then the arithmetic. */
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "view/explain.h"
#include "view/words.h"

enum { LINE_WIDEST = 58 }; /* of a formula with its numbers on one line */

void explain_add_number(struct buffer *text, double number)
{
	static const double exact = 1e15;
	bool whole = fabs(number) < exact && floor(number) == number;

	buffer_printf(text, whole ? "%.0f" : "%.6g", number + 0.0);
}

const struct review *const *explain_reviews(const struct item *item)
{
	const struct tool *tool = item->tool;
	const struct review **sorted = arena_alloc(
	    item->arena, tool->review_count * sizeof(struct review *));
	size_t count = 0;

	for (size_t i = 0; i < tool->review_count; i++)
		if (tool->reviews[i].current)
			sorted[count++] = &tool->reviews[i];
	for (size_t i = 0; i < tool->review_count; i++)
		if (!tool->reviews[i].current)
			sorted[count++] = &tool->reviews[i];
	return sorted;
}

const struct review *const *explain_counting(const struct item *item)
{
	const struct review **counting =
	    arena_alloc(item->arena, item->catalog->reviewer_count *
					 sizeof(struct review *));

	catalog_current(item->catalog, item->tool, counting);
	return counting;
}

const char *explain_why(const struct item *item, const struct review *review,
			const struct review *const *counting, struct date as_of)
{
	char text[DATE_TEXT];

	if (review->current)
		return NULL;
	if (date_is_known(as_of) && date_compare(review->date, as_of) > 0)
		return arena_printf(item->arena, "after %s",
				    date_format(as_of, text));
	return arena_printf(
	    item->arena, "replaced by %s",
	    date_format(counting[review->reviewer]->date, text));
}

/* "brook.json:41", as editors take it. */
static struct cell place_cell(struct arena *arena, struct place place)
{
	if (!place.line)
		return cell_text(place.file);
	return cell_text(
	    arena_printf(arena, "%s:%" PRIu64, place.file, place.line));
}

static struct cell day_cell(struct date date)
{
	return date_is_known(date) ? cell_date(date) : cell_absent("no date");
}

static struct cell count_of(uint64_t count)
{
	return cell_count((struct count){ true, count });
}

static struct cell dimmed(const char *text)
{
	struct cell cell = cell_text(text);

	cell.tone = TONE_DIM;
	return cell;
}

static void add_review(struct table *table, const struct item *item,
		       const struct review *review,
		       const struct review *const *counting, struct date as_of)
{
	const char *why = explain_why(item, review, counting, as_of);

	table_add(table, place_cell(item->arena,
				    catalog_place(item->catalog, review)));
	table_add(table, day_cell(review->date));
	table_add(table, words_id(&item->catalog->reviewers[review->reviewer]));
	table_add(table, words_review(review, false, false));
	table_add(table, review->has_score
			     ? cell_number(review->score, DECIMALS_AS_GIVEN)
			     : cell_absent(NULL));
	if (item->yardstick->weights)
		table_add(table, cell_number(yardstick_weight(item->yardstick,
							      review->reviewer),
					     DECIMALS_AS_GIVEN));
	table_add(table, why ? dimmed(arena_printf(item->arena, "no, %s", why))
			     : cell_text("yes"));
}

static void add_reviews(const struct item *item, struct date as_of,
			struct report *report)
{
	const struct review *const *reviews = explain_reviews(item);
	const struct review *const *counting = explain_counting(item);
	struct table *table;

	if (!item->tool->review_count) {
		report_paragraph(report, "There are no reviews of it.");
		return;
	}
	table = report_table(report, LAYOUT_ROWS);
	table_column(table, "place", "Review");
	table_column(table, "date", "Date");
	table_column(table, "reviewer", "Reviewer");
	table_column(table, "verdict", "Verdict");
	table_column(table, "score", "Score")->right = true;
	if (item->yardstick->weights)
		table_column(table, "weight", "Weight")->right = true;
	table_column(table, "counts", "Counts");
	for (size_t i = 0; i < item->tool->review_count; i++)
		add_review(table, item, reviews[i], counting, as_of);
}

static void add_votes(const struct item *item, struct report *report)
{
	const struct votes *votes = catalog_votes(item->catalog, item->tool);
	struct table *table;

	if (!votes) {
		report_paragraph(report, "There are no votes on it that "
					 "count.");
		return;
	}
	table = report_table(report, LAYOUT_ROWS);
	table_column(table, "place", "Votes");
	table_column(table, "date", "Date");
	table_column(table, "ship", "Ship")->right = true;
	table_column(table, "skip", "Skip")->right = true;
	table_add(table, place_cell(item->arena,
				    catalog_votes_place(item->catalog, votes)));
	table_add(table, day_cell(votes->as_of));
	table_add(table, count_of(votes->ship));
	table_add(table, count_of(votes->skip));
}

/* The value of a name where an equation stands, or NULL. */
static const double *find_value(const struct derivation *derivation,
				const struct worked *at, const char *name,
				size_t length)
{
	static const char own[] = "delta";

	if (at->of && length == strlen(own) && memcmp(name, own, length) == 0)
		return &at->own;
	for (size_t i = 0; i < derivation->input_count; i++) {
		const struct quantity *input = &derivation->inputs[i];

		if (!input->of && strlen(input->name) == length &&
		    memcmp(input->name, name, length) == 0)
			return &input->value;
	}
	for (const struct worked *before = derivation->worked; before < at;
	     before++) {
		const char *known = before->equation->name;

		if (!before->of && strlen(known) == length &&
		    memcmp(known, name, length) == 0)
			return &before->value;
	}
	return NULL;
}

/* A formula with numbers in place of names, negative ones in parentheses. */
static void add_numbers(struct buffer *text,
			const struct derivation *derivation,
			const struct worked *worked)
{
	const char *at = worked->equation->formula;

	while (*at) {
		const char *start = at;
		const double *value;

		while (isalnum((unsigned char)*at))
			at++;
		if (at == start) {
			buffer_add_char(text, *at++);
			continue;
		}
		value =
		    find_value(derivation, worked, start, (size_t)(at - start));
		if (!value) {
			buffer_add(text, start, (size_t)(at - start));
			continue;
		}
		if (*value < 0)
			buffer_add_char(text, '(');
		explain_add_number(text, *value);
		if (*value < 0)
			buffer_add_char(text, ')');
	}
}

/* "a = mu*M = 0.594*4.16 = 2.47", with a line for each side where that is
 * long. */
static const char *equation_text(const struct derivation *derivation,
				 const struct worked *worked)
{
	const struct equation *equation = worked->equation;
	const char *formula = "", *first = " ", *second = " ";
	struct buffer numbers, value;
	const char *made;
	size_t length;

	buffer_init(&numbers);
	buffer_init(&value);
	if (equation->kind == EQUATION_ONCE)
		formula =
		    arena_printf(derivation->arena, " = %s", equation->formula);
	if (worked->of)
		formula = arena_printf(derivation->arena, "(%s)", worked->of);
	if (equation->kind != EQUATION_SUM)
		add_numbers(&numbers, derivation, worked);
	else
		buffer_add_string(&numbers, worked->summed ? worked->summed
							   : equation->formula);
	explain_add_number(&value, worked->value);
	length = numbers.length + value.length;
	if (length + strlen(equation->name) + strlen(formula) > LINE_WIDEST) {
		if (equation->kind == EQUATION_ONCE)
			first = "\n";
		if (*first == ' ' || length > LINE_WIDEST)
			second = "\n";
	}
	made =
	    arena_printf(derivation->arena, "%s%s%s= %s%s= %s", equation->name,
			 formula, first, numbers.bytes, second, value.bytes);
	buffer_release(&numbers);
	buffer_release(&value);
	return made;
}

static void add_line(struct table *table, struct cell label, struct cell cell)
{
	table_add(table, label);
	table_add(table, cell);
}

/* What every reviewer has an equation of is said once, and then of each, unless
 * they are too many. */
static void add_equations(struct table *table,
			  const struct derivation *derivation)
{
	const struct equation *last = NULL;

	for (size_t i = 0; i < derivation->worked_count; i++) {
		const struct worked *worked = &derivation->worked[i];
		const struct equation *equation = worked->equation;

		if (equation->kind == EQUATION_EACH && equation != last)
			add_line(table, cell_absent(NULL),
				 cell_text(arena_printf(
				     derivation->arena, "%s = %s",
				     equation->name, equation->formula)));
		last = equation;
		if (equation->kind != EQUATION_EACH || derivation->listed)
			add_line(table, cell_absent(NULL),
				 cell_prose(equation_text(derivation, worked)));
	}
}

static void add_step(struct table *table, const struct step *step,
		     const struct item *item)
{
	struct derivation derivation = derivation_make(step, item);

	if (derivation.left_out)
		return;
	if (derivation.why_not) {
		add_line(table, cell_text(step->title),
			 cell_absent(derivation.why_not));
		return;
	}
	add_line(table, cell_text(step->title), dimmed(derivation.rule));
	add_equations(table, &derivation);
	for (size_t i = 0; i < derivation.remarks.count; i++)
		add_line(table, cell_absent(NULL),
			 cell_text(derivation.remarks.items[i]));
	if (step->shown)
		add_line(table, dimmed("shown as"), step->shown(item));
}

static void add_steps(const struct item *item, struct report *report)
{
	struct table *table = report_table(report, LAYOUT_ROWS);

	table_column(table, "step", "Step");
	table_column(table, "arithmetic", "Rule and arithmetic");
	for (size_t i = 0; i < explain_step_count; i++)
		add_step(table, &explain_steps[i], item);
}

void explain_report(const struct item *items, size_t count, struct date as_of,
		    struct report *report)
{
	for (size_t i = 0; i < count; i++) {
		report_heading(report, words_tool(items[i].tool),
			       items[i].tool->slug);
		add_reviews(&items[i], as_of, report);
		add_votes(&items[i], report);
		add_steps(&items[i], report);
		report_paragraph(report, explain_words(&items[i]));
	}
}
