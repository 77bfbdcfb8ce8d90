"""What becomes of foreign text, by the words of include/smolcmp/clean.h and
Python's Unicode tables, so that the program is not held against itself."""
import re
import unicodedata

BIDI = "\u061c\u200e-\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLE = "\xad\u034f\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200c" \
            "\u2060-\u206f\u3164\uffa0\ufe00-\ufe0d\ufeff\ufff9-\ufffb" \
            "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
REMOVED = re.compile(f"[\r{BIDI}{INVISIBLE}]")
BLANK = re.compile("[\t\x85\u2028\u2029]")
CARET = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
REPLACED = re.compile("[\x80-\x84\x86-\x9f\ue000-\uf8ff\ufdd0-\ufdef"
                      "\ufffe\uffff\U000f0000-\U0010ffff]")
MARKS = 4  # in a row at most


def few_marks(text):
    """Text without the marks that would pile up."""
    kept, marks = [], 0
    for character in text:
        is_mark = unicodedata.category(character)[0] == "M" or \
            character == "\u200d"
        marks = marks + 1 if is_mark else 0
        if marks <= MARKS:
            kept.append(character)
    return "".join(kept)


def clean(text):
    """As clean_text() makes it, line feeds kept."""
    text = REMOVED.sub("", text)
    text = BLANK.sub(" ", text)
    text = few_marks(text)
    text = CARET.sub(lambda found: "^" + chr(ord(found[0]) ^ 0x40), text)
    return REPLACED.sub("\ufffd", text)


def clean_line(text):
    return clean(text).replace("\n", " ")


def collapsed(text):
    """As browsers show it: the blanks of HTML are one, and none at the
    ends."""
    return re.sub("[ \t\n\r\f]+", " ", text).strip(" ")
