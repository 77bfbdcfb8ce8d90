"""How many columns text takes on a terminal, by Python's Unicode tables, so
that the program's own idea of it is not what it is held against."""
import functools
import re
import unicodedata

SGR = re.compile(r"\x1b\[[0-9;]*m")


@functools.cache
def character_width(character):
    """Columns of one character, as terminals agree about it."""
    if unicodedata.combining(character) or \
            unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    code = ord(character)
    if 0x1160 <= code <= 0x11ff:
        return 0  # the inner parts of Hangul syllables
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(line):
    """Columns of a line, colours aside."""
    return sum(map(character_width, SGR.sub("", line)))


def open_colour(line):
    """True when a line leaves a colour on."""
    codes = SGR.findall(line)
    return bool(codes) and codes[-1] not in ("\x1b[0m", "\x1b[m")
