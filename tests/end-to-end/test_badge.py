"""badge: an image of what the panel says, whatever a name holds."""
import re
from xml.etree import ElementTree

from hostility import CONTROLS, HTML, LINKS, MARKS, NAMES
from support import DATA, RICH, USAGE, Case, document, panel, tool

SPACE = "{http://www.w3.org/2000/svg}"
WHOLE = "[0-9]+"
# Every element and attribute that there may be.
ELEMENTS = {
    "svg": {"width": WHOLE, "height": "20", "role": "img",
            "aria-label": ".*"},
    "title": {},
    "path": {"fill": "#[0-9a-f]{6}", "d": r"[0-9 MHhvAaz-]+"},
    "g": {"fill": "#fff", "font-family": "[A-Za-z ,'-]+", "font-size": "11"},
    "text": {"x": WHOLE, "y": WHOLE, "textLength": WHOLE,
             "lengthAdjust": "spacingAndGlyphs"},
}
PANELS = {"ship": "+++-", "mixed": "+-+-", "skip": "----", "unrated": ""}


def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (part / 12.92 if part <= .04045
               else ((part + .055) / 1.055) ** 2.4 for part in parts)
    return .2126 * r + .7152 * g + .0722 * b


class Badge(Case):
    def badge(self, *arguments):
        """The image, by an XML parser: title, texts, grounds."""
        source = self.text("badge", *arguments, "-d", "data.json")
        self.assertNotRegex(source, r"(?m)^(::|##)|##\[")
        root = ElementTree.fromstring(source)
        for element in root.iter():
            known = ELEMENTS[element.tag.removeprefix(SPACE)]
            for name, value in element.attrib.items():
                self.assertRegex(value, f"^(?:{known[name]})$")
        texts = list(root.iter(SPACE + "text"))
        for text, end in zip(texts, (int(texts[1].get("x")),
                                     int(root.get("width")))):
            self.assertLess(int(text.get("x")) + int(text.get("textLength")),
                            end)
        title = root.findtext(SPACE + "title")
        self.assertEqual(root.get("aria-label"), title)
        return title, [text.text for text in texts], \
            [path.get("fill") for path in root.iter(SPACE + "path")]

    def test_the_word_and_the_count(self):
        self.write("data.json", document(
            [tool(slug, slug.title()) for slug in PANELS],
            [one for slug, verdicts in PANELS.items()
             for one in panel(slug, verdicts)]))
        colors = set()
        for slug, said in (("ship", "ship 3 of 4"), ("mixed", "mixed 2 of 4"),
                           ("skip", "skip 0 of 4"), ("unrated", "unrated")):
            title, texts, grounds = self.badge(slug)
            self.assertEqual(texts, [slug.title(), said])
            self.assertEqual(title, f"{slug.title()}: {said}")
            for color in grounds:
                self.assertGreater(1.05 / (luminance(color) + .05), 5)
            colors.add(grounds[1])
        self.assertEqual(len(colors), 4)
        _, texts, _ = self.badge("ship", "--weights", "r4=6")
        self.assertEqual(texts[1], "skip 33% weighted")

    def test_a_name_stays_text_whatever_it_holds(self):
        names = [" ".join(group) for group in (HTML, CONTROLS, NAMES + LINKS,
                                               MARKS)]
        names += ["x" * 5000, "日" * 40, "]]>", "\u202e", ""]
        self.write("data.json", document(
            [{"slug": f"t{i}", "name": name} for i, name in enumerate(names)],
            panel("t0", "+")))
        for i, name in enumerate(names):
            with self.subTest(name=name[:40]):
                title, texts, _ = self.badge(f"t{i}")
                self.assertLessEqual(len(texts[0] or ""), 40)
                self.assertTrue(title.endswith("ship 1 of 1" if i == 0
                                               else "unrated"))
                if i == 0:
                    self.assertTrue(title.startswith("<b>bold</b> <script>"))
        self.assertEqual(texts[0], "panel")

    def test_what_is_published_is_not_the_catalog_built_in(self):
        self.expect(self.run_here("badge", "smollm3"), DATA,
                    "no data was named")

    def test_it_is_an_image_unless_another_form_is_asked_for(self):
        self.expect(self.run_here("badge", "brook", "--fields", "slug", "-d",
                                  RICH), USAGE,
                    "--fields does not go with --format svg")
        self.expect(self.run_here("verdict", "brook", "--format", "svg", "-d",
                                  RICH), USAGE, "--format is 'svg', want text")
        one, = self.json("badge", "brook", "-d", RICH)["tools"]
        self.assertEqual((one["label"], one["message"]),
                         ("Brook", "ship 5 of 5"))
        self.assertEqual(self.text("badge", "brook", "-d", RICH, "-o",
                                   "b.svg"), "")
        image = (self.dir / "b.svg").read_text()
        self.assertTrue(re.match('<svg xmlns="[^"]*" width="[0-9]+" ', image))
