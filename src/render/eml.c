/*
 * A report as a message that any mailer sends: its text and its page, as two
 * forms of the same. Whom it goes to is for the envelope to say.
 */
#include <stdio.h>
#include <string.h>

#include "render/formats.h"
#include "render/mime.h"
#include "smolcmp/sha256.h"

/* Lines of quoted-printable take 76 bytes, and readers are used to less. */
static const struct style plain = { .width = 72, .utf8 = true };

enum { NAME = 32 }; /* so much of a digest tells messages apart */

struct message {
	const struct letter *letter;
	const char *subject;
	struct outlet text;
	struct outlet page;
	char name[NAME + 1]; /* of its content, and no other's */
};

/* The report's title, with what stands at its other end. */
static const char *title_of(const struct report *report, struct arena *arena)
{
	const struct block *first = report->blocks;

	if (!report->count || first->kind != BLOCK_HEADING)
		return report->title;
	return first->side
		   ? arena_printf(arena, "%s (%s)", first->text, first->side)
		   : first->text;
}

/* "Fri, 27 Nov 2026 00:00:00 +0000" */
static void add_date(struct buffer *out, struct date date)
{
	static const char days[] = "MonTueWedThuFriSatSun";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	int month = date.number / 100 % 100;

	buffer_printf(out, "%.3s, %d %.3s %04d 00:00:00 +0000",
		      days + 3 * date_weekday(date), date.number % 100,
		      months + 3 * (month - 1), date.number / 10000);
}

/* Whatever would make it another message; none of it holds NUL. */
static void find_name(struct message *message)
{
	struct sha256 sum;
	char text[SHA256_TEXT];
	struct buffer all;

	buffer_init(&all);
	buffer_printf(&all, "%s\n%s\n", message->letter->from,
		      message->subject);
	add_date(&all, message->letter->date);
	buffer_printf(
	    &all, "\n%s",
	    message->letter->unsubscribe ? message->letter->unsubscribe : "");
	buffer_add(&all, "", 1);
	buffer_add_string(&all, message->text.text.bytes);
	buffer_add(&all, "", 1);
	buffer_add_string(&all, message->page.text.bytes);
	sum = sha256_of(all.bytes, all.length);
	buffer_release(&all);
	snprintf(message->name, sizeof(message->name), "%.*s", NAME,
		 sha256_format(&sum, text));
}

static void add_head(struct buffer *out, const struct message *message,
		     const struct address *from)
{
	const char *unsubscribe = message->letter->unsubscribe;
	struct buffer text;

	buffer_init(&text);
	mime_address(out, "From", from);
	buffer_add_string(out, "To: undisclosed-recipients:;\r\n");
	mime_text(out, "Subject", message->subject);
	add_date(&text, message->letter->date);
	mime_text(out, "Date", text.bytes);
	buffer_clear(&text);
	buffer_printf(&text, "%s@%s", message->name, from->domain);
	mime_bracketed(out, "Message-ID", text.bytes);
	if (unsubscribe)
		mime_bracketed(out, "List-Unsubscribe", unsubscribe);
	if (unsubscribe && strncmp(unsubscribe, "https:", 6) == 0)
		buffer_add_string(out, "List-Unsubscribe-Post: "
				       "List-Unsubscribe=One-Click\r\n");
	/* The boundary holds what quoted-printable never does. */
	buffer_printf(out,
		      "Auto-Submitted: auto-generated\r\n"
		      "MIME-Version: 1.0\r\n"
		      "Content-Type: multipart/alternative;\r\n"
		      " boundary=\"=_%s\"\r\n"
		      "\r\n",
		      message->name);
	buffer_release(&text);
}

static void add_part(struct buffer *out, const struct message *message,
		     const char *type, const struct buffer *text)
{
	buffer_printf(out,
		      "--=_%s\r\n"
		      "Content-Type: %s; charset=utf-8\r\n"
		      "Content-Transfer-Encoding: quoted-printable\r\n"
		      "\r\n",
		      message->name, type);
	mime_quoted(out, text);
	buffer_add_string(out, "\r\n");
}

void eml_render(const struct report *report, const struct style *unused,
		struct outlet *outlet)
{
	struct message message = { .letter = report->letter };
	struct address from;
	struct arena arena;

	(void)unused;
	arena_init(&arena);
	outlet_init(&message.text);
	outlet_init(&message.page);
	message.subject = message.letter->subject ? message.letter->subject
						  : title_of(report, &arena);
	text_render(report, &plain, &message.text);
	html_render(report, &plain, &message.page);
	find_name(&message);
	if (address_parse(message.letter->from, &arena, &from)) {
		add_head(&outlet->text, &message, &from);
		add_part(&outlet->text, &message, "text/plain",
			 &message.text.text);
		add_part(&outlet->text, &message, "text/html",
			 &message.page.text);
		buffer_printf(&outlet->text, "--=_%s--\r\n", message.name);
	}
	outlet_release(&message.text);
	outlet_release(&message.page);
	arena_release(&arena);
}
