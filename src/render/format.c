#include "render/format.h"

#include <math.h>
#include <string.h>

/* Shares are most of what long lists show, so they do without printf. */

/* Write the digits of number behind each other; returns where they end. */
static char *put_digits(char *to, uint64_t number)
{
	char digits[24];
	size_t length = 0;

	do
		digits[length++] = (char)('0' + number % 10);
	while (number /= 10);
	while (length)
		*to++ = digits[--length];
	*to = '\0';
	return to;
}

const char *format_joined(struct arena *arena, const char *a, const char *b,
			  const char *c)
{
	size_t lengths[3] = { strlen(a), strlen(b), strlen(c) };
	char *text =
	    arena_alloc(arena, lengths[0] + lengths[1] + lengths[2] + 1);

	memcpy(text, a, lengths[0]);
	memcpy(text + lengths[0], b, lengths[1]);
	memcpy(text + lengths[0] + lengths[1], c, lengths[2] + 1);
	return text;
}

static void format_rate(double rate, const char *sign,
			char text[FORMAT_PERCENT])
{
	rate_percent(rate, text);
	strcat(text, sign);
}

void format_share_percent(struct share share, char text[FORMAT_PERCENT])
{
	share_percent(share, text);
	strcat(text, "%");
}

void format_interval_ends(struct interval interval, char low[FORMAT_PERCENT],
			  char high[FORMAT_PERCENT])
{
	format_rate(interval.low, "", low);
	format_rate(interval.high, "%", high);
}

const char *format_interval(struct arena *arena, struct interval interval,
			    bool utf8)
{
	char low[FORMAT_PERCENT], high[FORMAT_PERCENT];

	format_interval_ends(interval, low, high);
	return format_joined(arena, low, utf8 ? "\xe2\x80\x93" : "-", high);
}

const char *format_count(struct arena *arena, uint64_t count)
{
	char digits[24];
	size_t length = (size_t)(put_digits(digits, count) - digits);
	char *text = arena_alloc(arena, sizeof(digits) * 2);
	char *to = text;

	for (size_t i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			*to++ = ',';
		*to++ = digits[i];
	}
	*to = '\0';
	return text;
}

const char *format_of(struct arena *arena, struct share share)
{
	return format_joined(arena, format_count(arena, share.ship), " of ",
			     format_count(arena, share.total));
}

const char *format_price(struct arena *arena, const struct price *price,
			 enum pricing_model model)
{
	static const char *const unpriced[PRICING_MODELS] = {
		[PRICING_ABSENT] = "price unknown",
		[PRICING_FREE] = "price unknown (listed as free)",
		[PRICING_FREEMIUM] = "price unknown (freemium)",
		[PRICING_PAID] = "price unknown (paid)",
		[PRICING_USAGE] = "price unknown (by usage)",
		[PRICING_CONTACT] = "on request",
	};

	if (!price->amount.known)
		return unpriced[model];
	if (price->amount.value == 0 && model != PRICING_FREE &&
	    model != PRICING_ABSENT)
		return arena_printf(arena, "free to start (%s)",
				    pricing_model_words[model]);
	return price_text(arena, price);
}

void format_meter(struct buffer *out, double rate, bool utf8)
{
	static const char *const partial[] = {
		"",
		"\xe2\x96\x8f",
		"\xe2\x96\x8e",
		"\xe2\x96\x8d",
		"\xe2\x96\x8c",
		"\xe2\x96\x8b",
		"\xe2\x96\x8a",
		"\xe2\x96\x89",
	};
	enum { COLUMNS = 10, PARTS = 8 };
	int parts = (int)(rate * COLUMNS * PARTS + .5);
	int full = parts / PARTS;

	for (int i = 0; i < COLUMNS; i++) {
		if (i < full)
			buffer_add_string(out, utf8 ? "\xe2\x96\x88" : "#");
		else if (i == full && parts % PARTS)
			buffer_add_string(out,
					  utf8 ? partial[parts % PARTS] : ":");
		else
			buffer_add_string(out, utf8 ? "\xc2\xb7" : ".");
	}
}

const char *format_vote(enum verdict verdict, bool utf8)
{
	if (verdict == VERDICT_SHIP)
		return utf8 ? "\xe2\x9c\x93 ship" : "+ ship";
	return utf8 ? "\xe2\x9c\x97 skip" : "- skip";
}

/* Of a list that may be shortened, as many as one takes in at a glance. */
static const char *list_text(struct arena *arena, const struct cell *cell)
{
	enum { SHOWN = 6 };
	const struct texts *list = &cell->list;
	size_t shown = list->count;
	struct buffer text;
	const char *result;

	if (cell->shortened && shown > SHOWN + 1)
		shown = SHOWN;
	buffer_init(&text);
	for (size_t i = 0; i < shown; i++) {
		if (i)
			buffer_add_string(&text, cell->prose ? "\n" : ", ");
		buffer_add_string(&text, list->items[i]);
	}
	if (shown < list->count)
		buffer_printf(&text, " and %s more",
			      format_count(arena, list->count - shown));
	result = arena_string(arena, text.bytes);
	buffer_release(&text);
	return result;
}

/* Hundredths of a rate. */
static long points(double difference)
{
	return lround(difference * 100);
}

/* "+12 points, -3 to +27" */
static const char *format_difference(struct arena *arena,
				     const struct cell *cell)
{
	return arena_printf(arena, "%+ld points, %+ld to %+ld",
			    points(cell->value), points(cell->around.low),
			    points(cell->around.high));
}

/* Without a sign in front of what rounds to nothing. */
static const char *format_number(struct arena *arena, const struct cell *cell)
{
	const char *number;

	if (cell->decimals == DECIMALS_AS_GIVEN)
		return arena_printf(arena, "%.15g", cell->number);
	number = arena_printf(arena, "%.*f", cell->decimals, cell->number);
	if (strspn(number, "-0.") == strlen(number))
		number += number[0] == '-';
	if (cell->text)
		return arena_printf(arena, "%s (%s)", number, cell->text);
	return number;
}

/* "12.5 EUR per month, cheapest" */
static const char *format_price_cell(struct arena *arena,
				     const struct cell *cell)
{
	const char *price = format_price(arena, &cell->price, cell->model);

	return cell->text ? format_joined(arena, price, ", ", cell->text)
			  : price;
}

/* "61 of 90, +0.71 (group 2)" */
static const char *format_tally(struct arena *arena, const struct cell *cell)
{
	const struct duel_tally *tally = &cell->tally;
	const char *text =
	    format_of(arena, (struct share){ tally->wins, tally->total });

	/* Without a minus in front of what rounds to nothing. */
	if (tally->strength.known)
		text =
		    arena_printf(arena, "%s, %s%.2f", text,
				 points(tally->strength.value) < 0 ? "-" : "+",
				 fabs(tally->strength.value));
	if (cell->text)
		text = arena_printf(arena, "%s (%s)", text, cell->text);
	return text;
}

/* One side of a change; a share as "75% of 4". */
static const char *format_side(struct arena *arena, const struct cell *cell)
{
	char percent[FORMAT_PERCENT];

	if (cell->kind != CELL_SHARE)
		return format_value(arena, cell);
	format_share_percent(cell->share, percent);
	return format_joined(arena, percent, " of ",
			     format_count(arena, cell->share.total));
}

const char *format_change(struct arena *arena, const struct cell *cell,
			  bool utf8)
{
	const char *before, *after;

	if (cell->same)
		return "";
	if (!cell->before || !cell->after)
		return format_side(arena,
				   cell->after ? cell->after : cell->before);
	before = format_side(arena, cell->before);
	after = format_side(arena, cell->after);
	if (strcmp(before, after) == 0)
		return after;
	return format_joined(arena, before, utf8 ? " \xe2\x86\x92 " : " -> ",
			     after);
}

const char *format_rates(struct arena *arena, const struct cell *cell,
			 size_t most, bool utf8)
{
	enum { LEVELS = 8 };
	static const char ascii[LEVELS] = "_.-:=+*#";
	size_t shown = cell->rate_count < most ? cell->rate_count : most;
	struct buffer text;
	const char *result;

	buffer_init(&text);
	for (size_t i = 0; i < shown; i++) {
		double rate =
		    cell->rates[(i + 1) * cell->rate_count / shown - 1];
		int level;

		if (isnan(rate)) {
			buffer_add_char(&text, ' ');
			continue;
		}
		level = (int)(rate * LEVELS);
		level = level < LEVELS ? level : LEVELS - 1;
		/* U+2581 to U+2588 */
		if (utf8)
			buffer_printf(&text, "\xe2\x96%c", 0x81 + level);
		else
			buffer_add_char(&text, ascii[level]);
	}
	result = arena_string(arena, text.bytes);
	buffer_release(&text);
	return result;
}

const char *format_value(struct arena *arena, const struct cell *cell)
{
	char date[DATE_TEXT];
	char percent[FORMAT_PERCENT];

	switch (cell->kind) {
	case CELL_TEXT:
	case CELL_ABSENT:
		return cell->text ? cell->text : "";
	case CELL_COUNT:
		return cell->text ? cell->text
				  : format_count(arena, cell->count);
	case CELL_NUMBER:
		return format_number(arena, cell);
	case CELL_PRICE:
		return format_price_cell(arena, cell);
	case CELL_DATE:
		return arena_string(arena, date_format(cell->date, date));
	case CELL_LIST:
		return list_text(arena, cell);
	case CELL_FLAG:
		return cell->flag ? "yes" : "no";
	case CELL_DIFFERENCE:
		return format_difference(arena, cell);
	case CELL_AGREEMENT:
		return format_of(arena, cell->share);
	case CELL_WEIGHTED:
		format_share_percent(cell->share, percent);
		return arena_string(arena, percent);
	case CELL_TALLY:
		return format_tally(arena, cell);
	case CELL_SHARE:
	case CELL_VOTE:
	case CELL_MARKED:
	case CELL_CHANGE:
	case CELL_RATES:
	case CELL_MARKS:
	case CELL_STEPS:
		break;
	}
	return "";
}
