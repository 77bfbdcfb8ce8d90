"""Markdown that GitHub's own parser reads as the tables that were meant,
whatever the data holds."""
import re
import subprocess
from html.parser import HTMLParser

from cleaning import clean_line, collapsed
from hostility import PIECES, texts
from support import Case, document, review, tool

EXTENSIONS = "table autolink strikethrough tagfilter footnotes tasklist"
OURS = " "  # what our comments hold


class Tables(HTMLParser):
    """The tables of a page as lists of rows of texts, and what is out of
    place in it."""

    EXPECTED = {"table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "p"}

    def __init__(self, page, marks=()):
        super().__init__(convert_charrefs=True)
        self.tables, self.lines, self.strange = [], [], []
        self.expected = self.EXPECTED | set(marks)
        self.inside = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in self.expected or \
                [name for name, _ in attributes if name != "align"]:
            self.strange.append(self.get_starttag_text())
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.inside = "cell"
        elif tag in ("h1", "h2", "p"):
            self.lines.append("")
            self.inside = "line"

    def handle_endtag(self, tag):
        if tag in ("td", "th", "h1", "h2", "p"):
            self.inside = None

    def handle_data(self, data):
        if self.inside == "cell":
            self.tables[-1][-1][-1] += data
        elif self.inside == "line":
            self.lines[-1] += data
        elif data.strip():
            self.strange.append(data)

    def handle_comment(self, data):
        if data != OURS:
            self.strange.append(data)

    def handle_decl(self, decl):
        self.strange.append(decl)

    handle_pi = unknown_decl = handle_decl


def as_html(markdown):
    options = [word for name in EXTENSIONS.split() for word in ("-e", name)]
    return subprocess.run(["cmark-gfm", "--unsafe", *options],
                          input=markdown.encode(), capture_output=True,
                          check=True).stdout.decode()


def shown(text):
    """How a browser shows foreign text."""
    return collapsed(clean_line(text))


class Markdown(Case):
    def parse(self, markdown, marks=()):
        self.assertNotRegex(markdown, r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        page = Tables(as_html(markdown), marks)
        self.assertEqual(page.strange, [])
        return page

    def list_of(self, values, *options):
        """The rows of a list with these texts in several places."""
        self.write("data.json", document(
            [tool(f"t{number}", text, category=text, vendor=f"x{text}y",
                  tags=[text, text])
             for number, text in enumerate(values)], []))
        out = self.text("list", "--format", "markdown", "-d", "data.json",
                        "--fields", "slug,name,category,vendor,tags",
                        *options)
        page = self.parse(out)
        self.assertEqual(len(page.tables), 1)
        return page.tables[0]

    def test_every_cell_shows_the_text_whatever_it_is(self):
        values = texts(4000)
        rows = self.list_of(values)
        self.assertEqual(rows[0], ["Tool", "Name", "Category", "Vendor",
                                   "Tags"])
        self.assertEqual(len(rows), len(values) + 1)
        for number, (text, row) in enumerate(zip(values, rows[1:])):
            with self.subTest(text=text[:80]):
                self.assertEqual(
                    [collapsed(cell) for cell in row],
                    [f"t{number}", shown(text) if text else "(unnamed)",
                     shown(text), shown(f"x{text}y"),
                     shown(f"{text}, {text}")])

    def test_titles_and_paragraphs_are_lines_of_text_whatever_they_name(self):
        # Tools named by what would begin a list, a title or a rule.
        for text in [*PIECES, "1. x", "1) x", "- x", "+ x", "= x", "==", "--",
                     "x.", "x!", "x #", "x\\", "# x", "    x", "x    ", "::x"]:
            if not text.strip():
                continue
            with self.subTest(text=text):
                self.write("data.json", document(
                    [tool("a", text, category=text),
                     tool("b", text, category=text)],
                    [review("a", "r", "ship", quote=text),
                     review("b", "r", "skip", summary=text)],
                    reviewers=[{"id": "r", "name": text, "lens": text}]))
                self.one_title(text, "compare", "a", "b")
                self.one_title(text, "show", "a")
                self.one_title(text, "reviewers", "r")

    def one_title(self, text, command, *arguments):
        out = self.text(command, *arguments, "--format", "markdown", "-d",
                        "data.json")
        page = self.parse(out)
        name = {"compare": f"{text} and {text}", "show": text,
                "reviewers": f"{text} (r)"}[command]
        self.assertIn(shown(f"{name} ({text})"),
                      [collapsed(line) for line in page.lines])
        for table in page.tables:
            self.assertEqual({len(row) for row in table}, {len(table[0])})
        if command == "compare":
            answer = self.json(command, *arguments, "-d",
                               "data.json")["answer"]["text"]
            self.assertIn(shown(answer),
                          [collapsed(line) for line in page.lines])

    def test_the_words_of_reviewers_are_shown_as_they_are(self):
        for text in PIECES:
            if not shown(text):
                continue
            with self.subTest(text=text):
                self.write("data.json", document(
                    [tool("a", tagline=text, best_for=text), tool("b")],
                    [review("a", "r", "ship", quote=text),
                     review("b", "r", "skip", summary=text)]))
                page = self.parse(self.text(
                    "compare", "a", "b", "--reviews", "--format", "markdown",
                    "-d", "data.json"))
                cells = {row[0]: row[1:] for row in page.tables[0]}
                self.assertEqual(collapsed(cells["≠ r"][0]), collapsed(
                    f"✓ ship: “{clean_line(text)}”"))
                self.assertEqual(collapsed(cells["≠ r"][1]), collapsed(
                    f"✗ skip: {clean_line(text)}"))
                self.assertEqual(collapsed(cells["Best for"][0]), shown(text))

    def test_what_a_search_finds_is_bold_and_the_rest_as_it_is(self):
        # Links that would form from pieces with marks between.
        for text, word in [("see http://example.org now", "//"),
                           ("see http://example.org now", "http"),
                           ("see http://example.org now", "example"),
                           ("www.example.org", "www"),
                           ("www.example.org", ".example"),
                           ("a@example.org", "example"),
                           ("#123", "123"), ("#123", "12"), ("#a", "#"),
                           ("@someone", "some"), ("@someone", "@"),
                           ("GH-12", "GH-"), ("GH-12", "12"),
                           (":smile:", "smile"), (":smile:", ":smi"),
                           ("a*b*c", "b"), ("*b*", "b"), ("`b`", "b"),
                           ("**b**", "b"), ("b**", "b"), ("\\b", "b"),
                           ("b\\", "b"), ("b|b", "b"), ("<b>", "b"),
                           ("&amp;", "amp"), ("[b](c)", "b"), ("~b~", "b"),
                           ("abcb", "b"), ("b日b", "b"), ("日本", "日"),
                           ("naïve", "naï"), ("(b)", "(b)"), ("a_b_", "_"),
                           ("b.", "b."), ("“b”", "b"), ("bb b bb", "b")]:
            with self.subTest(text=text, word=word):
                self.write("data.json", document(
                    [tool("t", tagline=text)], []))
                page = self.parse(self.text(
                    "search", word, "--format", "markdown", "-d",
                    "data.json"), ["strong"])
                cells = dict(page.tables[0])
                self.assertEqual(cells["tagline"], text)

    def test_bold_are_the_words_that_were_found(self):
        self.write("data.json", document(
            [tool("t", tagline="A log of logs, Löwe and naïve 日本語 (x)")],
            []))
        for word, bold in [("log", "A **log** of **log**s, "),
                           ("löwe", "**Löwe** and"), ("ïv", "na**ïv**e"),
                           ("本", "日**本**語"), ("(x", "(x)")]:
            out = self.text("search", word, "--format", "markdown", "-d",
                            "data.json")
            self.assertIn(bold, out)

    def test_names_and_emoji_are_parted_from_their_marks(self):
        # What GitHub makes links and pictures of goes by the text shown,
        # in which only something between can part a mark and its name.
        mention = re.compile(r"@[a-z0-9]|#[a-z0-9]|\bgh-\d|:[a-z0-9_+-]+:",
                             re.ASCII | re.IGNORECASE)
        values = texts(2000, seed=2)
        self.write("data.json", document(
            [tool(f"t{number}", text) for number, text in enumerate(values)],
            []))
        html = as_html(self.text("list", "--format", "markdown", "--fields",
                                 "name", "-d", "data.json"))
        for node in re.split("<[^>]*>", html):
            node = node.replace("&amp;", "&").replace("&lt;", "<")
            self.assertNotRegex(node, mention)
