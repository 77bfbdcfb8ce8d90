/*
 * A badge as an image of its own: SVG that asks for nothing, runs nothing and
 * is the same everywhere. Its words say all that its colours do.
 */
#include <string.h>

#include <unistr.h>

#include "render/formats.h"
#include "render/html.h"
#include "smolcmp/clean.h"
#include "smolcmp/wrap.h"

enum {
	HEIGHT = 20,
	BASELINE = 14,
	PADDING = 6,	   /* on both sides of a text */
	FONT_SIZE = 11,	   /* pixels */
	LABEL_WIDEST = 32, /* columns; longer names are cut */
	CORNER = 3,	   /* its radius */
};

/* Printable ASCII, in thousandths of the font's size: the advances of DejaVu
 * Sans 2.37, from its table hmtx. Verdana's are nearly the same, and other
 * fonts are made to fit. */
static const unsigned short advances[] = {
	318, 401, 460, 838, 636,  950, 780, 275, 390, 390, 500, 838, 318, 361,
	318, 337, 636, 636, 636,  636, 636, 636, 636, 636, 636, 636, 337, 337,
	838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
	295, 656, 557, 863, 748,  787, 603, 787, 695, 635, 611, 732, 684, 989,
	685, 611, 685, 390, 337,  390, 838, 500, 500, 613, 635, 550, 635, 615,
	352, 635, 634, 278, 278,  579, 278, 974, 634, 612, 635, 635, 411, 521,
	392, 634, 592, 818, 592,  592, 525, 636, 337, 636, 838,
};

/* Of other characters so much per column that they take on a terminal. */
enum { ADVANCE_OTHER = 640 };

/* White on each is at least 5 to 1; the last is for whatever else there is. */
static const struct {
	const char *verdict;
	const char *color;
} colors[] = {
	{ "ship", "#1a7f37" },
	{ "mixed", "#8f5f00" },
	{ "skip", "#b42318" },
	{ "unrated", "#59636e" },
};

enum { COLORS = sizeof(colors) / sizeof(*colors) };

static const char *color_of(const char *verdict)
{
	size_t i = 0;

	while (i < COLORS - 1 && strcmp(colors[i].verdict, verdict) != 0)
		i++;
	return colors[i].color;
}

/* Pixels that a cleaned text takes. */
static unsigned pixels(const char *text)
{
	unsigned long sum = 0;
	size_t length;

	for (; *text; text += length) {
		unsigned char byte = (unsigned char)*text;

		length = (size_t)u8_mblen((const uint8_t *)text, strlen(text));
		sum += byte >= ' ' && byte <= '~'
			   ? advances[byte - ' ']
			   : ADVANCE_OTHER * text_width(text, length);
	}
	return (unsigned)((sum * FONT_SIZE + 999) / 1000);
}

/* A text as it is shown: cleaned, and not too long. */
static void add_shown(struct buffer *out, const char *text)
{
	struct buffer clean;
	size_t length;

	buffer_init(&clean);
	clean_text(&clean, text, CLEAN_LINE);
	length = text_cut(clean.bytes, LABEL_WIDEST);
	if (length == clean.length) {
		buffer_add_string(out, clean.bytes);
	} else {
		length = text_cut(clean.bytes, LABEL_WIDEST - 1);
		while (length && clean.bytes[length - 1] == ' ')
			length--;
		buffer_add(out, clean.bytes, length);
		buffer_add_string(out, "\xe2\x80\xa6");
	}
	buffer_release(&clean);
}

/* One of the two halves of the badge. */
struct half {
	struct buffer text;
	unsigned at;	 /* where it begins, */
	unsigned length; /* how long the text is, */
	unsigned end;	 /* and where it ends */
	const char *color;
};

/* To be released by its text. */
static struct half half_make(const char *text, unsigned at, const char *color)
{
	struct half half = { .at = at, .color = color };

	buffer_init(&half.text);
	add_shown(&half.text, text);
	half.length = pixels(half.text.bytes);
	half.end = at + half.length + 2 * PADDING;
	return half;
}

/* The corners on the side of the edge are round. */
static void add_ground(struct buffer *out, const struct half *half,
		       unsigned from, unsigned edge)
{
	int way = edge > from ? 1 : -1;
	int corner = way * CORNER;

	buffer_printf(out,
		      "<path fill=\"%s\" d=\"M%u 0H%da%d %d 0 0 %d %d %dv%d"
		      "a%d %d 0 0 %d %d %dH%uz\"/>\n",
		      half->color, from, (int)edge - corner, CORNER, CORNER,
		      way > 0, corner, CORNER, HEIGHT - 2 * CORNER, CORNER,
		      CORNER, way > 0, -corner, CORNER, from);
}

static void add_text(struct buffer *out, const struct half *half)
{
	buffer_printf(out,
		      "<text x=\"%u\" y=\"%d\" textLength=\"%u\" "
		      "lengthAdjust=\"spacingAndGlyphs\">",
		      half->at + PADDING, BASELINE, half->length);
	html_text(out, half->text.bytes, false);
	buffer_add_string(out, "</text>\n");
}

/* All of a name, however long. */
static void add_name(struct buffer *out, const char *label, const char *message)
{
	html_text(out, label, false);
	buffer_add_string(out, ": ");
	html_text(out, message, false);
}

static void add_badge(struct buffer *out, const json_t *tool)
{
	const char *label = json_string_value(json_object_get(tool, "label"));
	const char *message =
	    json_string_value(json_object_get(tool, "message"));
	const char *verdict =
	    json_string_value(json_object_get(tool, "verdict"));
	struct half left = half_make(label, 0, "#4b4f55");
	struct half right = half_make(message, left.end, color_of(verdict));

	buffer_printf(out,
		      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" "
		      "height=\"%d\" role=\"img\" aria-label=\"",
		      right.end, HEIGHT);
	add_name(out, label, message);
	buffer_add_string(out, "\">\n<title>");
	add_name(out, label, message);
	buffer_add_string(out, "</title>\n");
	add_ground(out, &left, left.end, left.at);
	add_ground(out, &right, right.at, right.end);
	buffer_printf(out,
		      "<g fill=\"#fff\" font-family=\"Verdana,'DejaVu Sans',"
		      "Geneva,sans-serif\" font-size=\"%d\">\n",
		      FONT_SIZE);
	add_text(out, &left);
	add_text(out, &right);
	buffer_add_string(out, "</g>\n</svg>\n");
	buffer_release(&left.text);
	buffer_release(&right.text);
}

void svg_render(const struct series *list, struct outlet *outlet)
{
	struct arena arena;
	json_t *tool;

	arena_init(&arena);
	tool = list->make(list->context, 0, &arena);
	add_badge(&outlet->text, tool);
	json_decref(tool);
	arena_release(&arena);
}
