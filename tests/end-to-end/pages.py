"""Reading a page of HTML: what it says, and whatever is out of place in it."""
import re
from html.parser import HTMLParser

VOID = "meta", "br", "link"
NUMBER = r"-?[0-9]+(\.[0-9]+)?"
PERCENT = NUMBER + "%"
TONE = "plain|good|bad|mixed|dim"
ADDRESS = (r"https?://[A-Za-z0-9.-]+(:[0-9]+)?"
           r"([/?#]([A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?")
# Every attribute that may stand there; of data only addresses can be in one.
ATTRIBUTES = {
    "html": {"lang": "en"},
    "meta": {"charset": "utf-8", "name": "viewport|color-scheme",
             "http-equiv": "Content-Security-Policy",
             "content": r"width=device-width, initial-scale=1|light dark|"
                        r"default-src 'none'; style-src "
                        r"'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; "
                        r"form-action 'none'"},
    "a": {"href": f"(?i:{ADDRESS})", "rel": "noreferrer"},
    "div": {"class": "box", "role": "group", "aria-labelledby": "h[0-9]+",
            "tabindex": "0"},
    "h1": {"id": "h0"},
    "h2": {"id": "h[0-9]+"},
    "p": {"class": "answer|words"},
    "figure": {},
    "table": {"class": "side( two)?|rows"},
    "tr": {"class": "differs"},
    "th": {"scope": "row|col", "class": "right"},
    "td": {"class": "right"},
    "span": {"class": "good|bad|mixed|dim|axis"},
    "svg": {"class": "bar|span|columns|marks|steps",
            "viewbox": f"({NUMBER} ?){{4}}",
            "preserveaspectratio": "none", "aria-hidden": "true",
            "role": "img", "width": NUMBER, "height": NUMBER,
            "aria-label": r"no rates|[0-9]+ rates? from [<>]?[0-9]+% to "
                          r"[<>]?[0-9]+%, the last [<>]?[0-9]+%|"
                          r"[<>]?[0-9]+%(, line from [<>]?[0-9]+% to "
                          r"[<>]?[0-9]+%)?(, ring at [<>]?[0-9]+%)?"},
    "path": {"class": "zero|at", "d": f"([MHVhv]({NUMBER} ?)+z?)*"},
    "rect": {"class": TONE, "x": PERCENT, "y": PERCENT,
             "width": f"{NUMBER}%?", "height": f"{NUMBER}%?",
             "fill": "silver"},
    "line": {"class": "grid|whisker|limit", "x1": PERCENT, "x2": PERCENT,
             "y1": PERCENT, "y2": PERCENT, "stroke": "black"},
    "circle": {"class": f"ring|{TONE}", "cx": PERCENT, "cy": PERCENT,
               "r": "[45]", "fill": "none", "stroke": "black"},
    "text": {"class": "level|name|from|to", "x": f"0|{PERCENT}",
             "y": PERCENT},
    **{name: {} for name in (
        "head title style body main footer hgroup thead tbody b i small ul li "
        "time mark blockquote br").split()},
}


class Page(HTMLParser):
    """A page by what is on it: the text of its title, of headings, lines
    (paragraphs) and foot, tables as lists of rows of texts, marked rows, and
    pictures as lists of (tag, attributes), and where links lead."""

    attributes = ATTRIBUTES

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.strange, self.open, self.ids, self.labels = [], [], [], []
        self.tables, self.lines, self.headings = [], [], []
        self.differing, self.pictures, self.answers = [], [], []
        self.links = []
        self.title = self.style = self.foot = self.policy = ""
        self.into = None  # where text goes: a list's last item
        self.feed(page)
        self.close()
        self.strange += self.open

    def check(self, tag, attributes):
        known = self.attributes.get(tag)
        for name, value in attributes:
            if known is None or not re.fullmatch(known.get(name, "(?!)"),
                                                 value or ""):
                self.strange.append((tag, name, value))
        if known is None:
            self.strange.append(tag)

    def handle_starttag(self, tag, attributes):
        self.check(tag, attributes)
        having = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        if "http-equiv" in having:
            self.policy = having["content"]
        self.ids += [having["id"]] if "id" in having else []
        self.labels += [having["aria-labelledby"]] \
            if "aria-labelledby" in having else []
        if tag == "a":
            self.links.append(having["href"])
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
            if having.get("class") == "differs":
                self.differing.append(self.tables[-1][-1])
        elif tag in ("td", "th"):
            self.into = self.tables[-1][-1]
            self.into.append("")
        elif tag in ("h1", "h2"):
            self.into = self.headings
            self.into.append("")
        elif tag == "p" and "tr" not in self.open:
            self.into = self.answers if "class" in having else self.lines
            self.into.append("")
        elif tag == "svg":
            self.pictures.append([(tag, having)])
        elif tag in ("br", "li", "blockquote", "p") and self.into:
            self.into[-1] += "\n"

    def handle_startendtag(self, tag, attributes):
        self.check(tag, attributes)
        if tag not in ("rect", "path", "line", "circle") or \
                self.open[-1] != "svg":
            self.strange.append(tag)
        else:
            self.pictures[-1].append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.strange.append(f"/{tag} in {self.open}")
        else:
            self.open.pop()
        if tag in ("td", "th", "h1", "h2") or \
                (tag == "p" and "tr" not in self.open):
            self.into = None

    def handle_data(self, data):
        inside = self.open[-1] if self.open else ""
        if inside in ("title", "style"):
            setattr(self, inside, getattr(self, inside) + data)
        elif inside == "text":
            self.pictures[-1].append((inside, data))
        elif self.into is not None:
            self.into[-1] += data
        elif data.strip():
            self.strange.append(data)

    def handle_comment(self, data):
        self.strange.append(data)

    def handle_decl(self, decl):
        if decl != "doctype html" or self.open:
            self.strange.append(decl)

    handle_pi = unknown_decl = handle_comment
