/*
 * Foreign text made harmless: whatever bytes go in, what comes out is valid
 * UTF-8 that cannot move the cursor, reverse the reading order, hide words or
 * pile marks over its neighbours.
 *
 * Knows characters. Does not know columns, colours or which format the text
 * is for; escaping for Markdown, HTML, CSV and JSON is on top of this and is
 * theirs.
 *
 * All functions append to out and leave text alone; text is not part of out.
 */
#ifndef SMOLCMP_CLEAN_H
#define SMOLCMP_CLEAN_H

struct buffer;

enum clean_space {
	CLEAN_LINE,  /* one line: LF becomes a blank */
	CLEAN_PROSE, /* paragraphs: LF stays */
};

/*
 * Append text, a string of any bytes, cleaned:
 *
 *	ill-formed UTF-8, noncharacters,	U+FFFD
 *	private use, C1 controls
 *	tab, NEL, U+2028, U+2029		a blank
 *	LF					a blank, or itself in prose
 *	CR, bidi controls, invisibles		nothing
 *	other C0 controls, DEL			^A to ^_, ^?
 *
 * Of ill-formed UTF-8 each maximal subpart becomes one U+FFFD, as the Unicode
 * Standard recommends (version 15, section 3.9) and browsers do. An encoded
 * surrogate is ill-formed, so it becomes three.
 *
 * Of combining marks in a row the first four stay. ZERO WIDTH JOINER, which
 * scripts and emoji need, counts as one, lest it divide a pile into small
 * ones or be a pile itself.
 *
 * Cleaning what is clean changes nothing.
 */
void clean_text(struct buffer *out, const char *text, enum clean_space space);

/*
 * The same, and every character outside ASCII as \u{e9}: for a terminal of
 * another encoding. A backslash stays as it is, so this is for people and
 * not to be read back.
 */
void clean_ascii(struct buffer *out, const char *text, enum clean_space space);

/*
 * Append cleaned text with its emoji reduced to what terminals agree about
 * the width of:
 *
 *	emoji joined by ZERO WIDTH JOINER	the first of them
 *	variation selectors, keycap mark	nothing
 *	skin tone after an emoji		nothing
 *	regional indicators (flags)		their letters: DE
 *
 * Combining marks on what is dropped go with it. A joiner that follows no
 * emoji stays, it shapes Arabic and Indic letters. The result is still clean,
 * and folding it again changes nothing.
 */
void clean_emoji(struct buffer *out, const char *text);

/*
 * Append cleaned text in which CI services find no command of the kind that
 * they obey wherever it stands in a line: "##[group]" becomes "#\#[group]", and
 * "##vso[" likewise. Those at the beginning of lines are the business of
 * whoever makes lines.
 */
void clean_commands(struct buffer *out, const char *text);

/*
 * Append the name of a file cleaned as a line, with "./" in front unless it
 * begins with an ASCII letter or digit, '_', '/' or "./" itself: it cannot
 * pass for an option or a command to a CI system. Names that are not files,
 * such as "-" for standard input, are the caller's to tell apart.
 */
void clean_file_name(struct buffer *out, const char *name);

#endif
