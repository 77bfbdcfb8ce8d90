"""Where smolcmp refuses what a schema accepts, and why; each must be needed.
The other way round there is no difference."""
from typing import NamedTuple

from mutants import RAW, RAWS

WHOLE = {"ship", "skip", "a_wins", "b_wins", "ties", "parameters", "downloads",
         "likes", "total", "min_panel", "min_reviews", "max_age_days",
         "review", "price", "common", "a_only", "b_only"}


class Difference(NamedTuple):
    why: str
    of: tuple  # schemas
    holds: object  # of the path and what stands there


def raw(*texts):
    """Is a value written like this?"""
    names = [RAW[RAWS.index(text)] for text in texts]
    return lambda path, value: value in names


def text(*names):
    """Is it one of TEXTS?"""
    return lambda path, value: value in names


RECORDS = "data", "line"
DIFFERENCES = [
    Difference("how a number is written is lost on a validator",
               (*RECORDS, "policy"),
               lambda path, value: path[-1:] and
               (path[-1] in WHOLE or path[-2:] == ("weighted", "reviewers"))
               and raw("3.0", "1e3")(path, value)),
    Difference("a validator rounds what goes beyond 64 bits, and takes a "
               "double that is too large for infinite",
               RECORDS, raw("1e400", "99999999999999999999")),
    Difference("a NUL or half a character is refused anywhere, also in what "
               "no schema describes",
               RECORDS, raw('"\\ud800"', '"\\u0000"')),
    Difference("64 KiB are bytes, and maxLength counts characters",
               RECORDS, lambda path, value: value == "\u00e9" * 40000),
    Difference("no pattern counts the parentheses of an SPDX expression",
               RECORDS, lambda path, value: path[-1:] == ("license",) and
               value == "(MIT"),
    Difference("a record inside a tool is of that tool",
               ("data", "line"),
               lambda path, value: path == ("slug",) or
               (path[-1:] == ("tool",) and len(path) > 1)),
    Difference("the two of a duel differ, and those of a pair",
               ("data", "line"),
               lambda path, value: path[-1:] in (("a",), ("b",))),
    Difference("of all no more can ship, or split, than there are",
               ("data", "line"),
               lambda path, value: "evidence" in path and path[-1:] in (
                   ("ship",), ("total",), ("common",), ("a_only",),
                   ("b_only",))),
    Difference("a multiple of a millionth is none in binary",
               ("policy",), lambda path, value: path[0] in (
                   "thresholds", "weights") and raw("0.1234567")(path, value)),
    Difference("ship is above skip, and neither is above 1",
               ("policy",), lambda path, value: path[0] == "thresholds" and
               value in (0, 1, "3/2")),
    Difference("a member stands once in an object",
               ("data",), text("a member twice")),
    Difference("nothing is nested deeper than 64, also where nobody looks",
               ("data",), text("65 deep")),
    Difference("no object has more than 1000 members, also where nobody looks",
               ("data",), text("1001 members")),
    Difference("of 'slug' and 'tools' the first says what a file is",
               ("data",), text("slug before tools")),
]
