"""Texts that mean something to a format other than text."""
import random

WORDS = ["word", "Word2", "a", "ß", "naïve", "日本語", "한국어", "עברית",
         "🙂", "👩‍👧", "e\u0301", "x\u0301\u0302\u0303\u0304\u0305", "１２"]
LINKS = ["http://example.org", "https://example.org/a_b_c?d=e&f=g#h",
         "HTTP://EXAMPLE.ORG", "ftp://example.org/x", "www.example.org",
         "WWW.example.org", "www.a_b.example.org", "mailto:a@example.org",
         "MAILTO:a@example.org", "xmpp:a@example.org/x", "a@example.org",
         "a.b-c_d+e@example.co.uk", "<http://example.org>", "<a@example.org>",
         "[text](http://example.org)", "[text][ref]", "[ref]", "[^1]",
         "[ref]: http://example.org", "![image](x.png)", "data:text/html,x",
         "javascript:alert(1)", "git://example.org", "//example.org",
         "http://", "://", "www.", "@", "a@", "@b.c", "(www.example.org)",
         "*www.example.org*", "_http://example.org_", "~www.example.org~"]
NAMES = ["@someone", "@org/team", "#123", "GH-123", "owner/repo#1", "a#1",
         "!1", "owner@abcdef1234", ":smile:", ":+1:", "#", "##[group]x",
         "::error::boom", "::set-output name=a::b"]
HTML = ["<b>bold</b>", "<script>alert(1)</script>", "<!-- x -->", "<!--",
        "-->", "<br>", "<a href=x>y</a>", "<img src=x onerror=y>", "<?x?>",
        "<![CDATA[x]]>", "</td></tr></table>", "&amp;", "&lt;b&gt;", "&#64;",
        "&#x26;", "&copy;", "&", "&;", "<", ">"]
MARKS = ["*em*", "**strong**", "_em_", "__strong__", "a_b_c", "~del~",
         "~~del~~", "`code`", "``code`", "`", "``", "\\", "\\\\", "\\|", "|",
         "||", "\\`", "a\\", "# h", "## h ##", "> q", "- i", "+ i", "* i",
         "1. i", "1) i", "---", "***", "___", "===", "- [ ] t", "[x] t",
         "```", "~~~", "    code", "$x$", "$$x$$", "***", "\\*", "| --- |",
         "a  ", "  b", "\\\n", "^x^", "==x==", "\"", "'", "...", "--", "(c)"]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "|x", "%x", "'x", "＝1", "＋1",
            "－1", "＠x", "｜x", "％x", "＇x", "\t=1", "\r=1", "\n=1",
            "\u200b=1", "\ufeff=1", "\u202e=1", "\x00=1".replace("\x00", "\x01"),
            "=cmd|' /C calc'!A0", " =1", "''", "'"]
CONTROLS = ["\x1b[31mred", "\x1b]0;title\x07", "\x9b31m", "\x85", "\u2028",
            "a\tb", "a\nb", "a\r\nb", "a\rb", "\x01\x02", "\x7f", "\ufffe",
            "\ufdd0", "\ue000", "\u202ebidi\u202c", "a\u200bb", "a\xa0b",
            "a\u3000b", "\u00ad"]
CELLS = ["a;b", "a\\;b", ";", "\\", "\\\\", "a,b", "\"quoted\"", "a\"b", "\"",
         ",", ",,", "\"\"", "a,\"b\"\nc"]

PIECES = WORDS + LINKS + NAMES + HTML + MARKS + FORMULAS + CONTROLS + CELLS
ONES = PIECES + ["x" * 5000, "a b " * 2000]
SPECIAL = "\\`*_[]<>#|~&$!:;@.,/-+=(){}^'\" \t\nahtpw1é日"


def texts(count, seed=1):
    """Every piece, and then strings of pieces and of special characters."""
    chance = random.Random(seed)
    made = list(ONES)
    while len(made) < count:
        if chance.random() < .5:
            glue = chance.choice(["", " ", "", ", ", "_", "*"])
            made.append(glue.join(chance.choice(PIECES) for _ in
                                  range(chance.randrange(2, 5))))
        else:
            made.append("".join(chance.choice(SPECIAL) for _ in
                                range(chance.randrange(1, 16))))
    return made
