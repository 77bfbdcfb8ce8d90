/* Tests render/atom.c; tests/end-to-end/test_digest.py asks parsers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "render/atom.h"

static const struct date day = { 20260916 };

static void a_feed_is_written_piece_by_piece(void **state)
{
	const struct atom_feed feed = { .id = "abc",
					.title = "News of <a>",
					.home = "https://a.example/?b&c",
					.self = "https://a.example/feed.xml",
					.updated = day };
	const struct atom_entry entry = { .id = "abd",
					  .category = "flip",
					  .title = "A & \"b\"",
					  .text = "One <b>\ntwo\x01]]>",
					  .link = "a/b.html",
					  .updated = day };
	struct buffer out;

	(void)state;
	buffer_init(&out);
	atom_begin(&out, &feed);
	atom_add(&out, &entry);
	atom_end(&out);
	/* SHA-256 of "abc" begins with ba7816bf8f01cfea414140de5dae2223; the
	 * version and the variant stand in it. */
	assert_string_equal(
	    out.bytes,
	    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
	    "  <id>urn:uuid:ba7816bf-8f01-8fea-8141-40de5dae2223</id>\n"
	    "  <title>News of &lt;a&gt;</title>\n"
	    "  <updated>2026-09-16T00:00:00Z</updated>\n"
	    "  <link rel=\"alternate\" href=\"https://a.example/?b&amp;c\"/>\n"
	    "  <link rel=\"self\" href=\"https://a.example/feed.xml\"/>\n"
	    "  <author><name>smolcmp</name></author>\n"
	    "  <generator version=\"" SMOLCMP_VERSION "\">smolcmp</generator>\n"
	    "  <entry>\n"
	    "    <id>urn:uuid:a52d159f-262b-8c6d-9b72-4a61840befc3</id>\n"
	    "    <title>A &amp; &quot;b&quot;</title>\n"
	    "    <updated>2026-09-16T00:00:00Z</updated>\n"
	    "    <category term=\"flip\"/>\n"
	    "    <link rel=\"alternate\" href=\"a/b.html\"/>\n"
	    "    <content type=\"html\">&lt;p&gt;One "
	    "&amp;lt;b&amp;gt;&lt;br&gt;"
	    "two^A]]&amp;gt;&lt;/p&gt;</content>\n"
	    "  </entry>\n"
	    "</feed>\n");
	buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_feed_is_written_piece_by_piece),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
