"""Documents with one thing wrong, or odd: made of right ones, member by
member."""
import copy
import json

# Values that json.dumps() would write in another way; named by their number.
RAWS = ["3.0", "1e3", "-0", "1e400", '"\\ud800"', '"\\u0000"', "0.1234567",
        "9007199254740993", "99999999999999999999"]
RAW = [f"@@raw {number}@@" for number in range(len(RAWS))]

# In place of any value, whatever it should be.
VALUES = [
    None, True, False, 0, 1, -1, 0.5, 2.5, 101, 1000001, 10**9 + 1,
    10**12 + 1,
    [], {}, [None], [[]], ["a"], ["a", "a"], [{}], {"unheard-of": 1},
    "", " ", "a", "ship", "mixed", "x y", "a..b", "-a", "a.", "A", "EUR",
    "euro", "2026-02-29", "2028-02-29", "2026-13-01", "0000-01-01",
    "2026-1-1", "2/3", "3/2", "1/0", "MIT OR", "(MIT", "month", "tool",
    "error", "1" * 16, "a" * 100, "a" * 101, "a" * 65536, "a" * 65537,
    "\u00e9" * 40000, *RAW,
]
# Enough where each takes a process.
FEW = [None, True, 0, 1, -1, 0.5, 1001, 40000, 10**9 + 1, [], {}, ["a", "a"],
       "", " ", "a", "mixed", "EUR", "2026-02-29", "2028-02-29", "3/2",
       "syntax", "error",
       *(RAW[RAWS.index(raw)] for raw in ("3.0", "1e3", "0.1234567"))]


def text_of(document):
    """JSON, in which raw values stand as they are."""
    text = json.dumps(document)
    for name, raw in zip(RAW, RAWS):
        text = text.replace(f'"{name}"', raw)
    return text


def places(value, path=()):
    """The paths of all that stands within."""
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    else:
        return
    for name, one in inner:
        yield (*path, name)
        yield from places(one, (*path, name))


def at(document, path):
    for name in path:
        document = document[name]
    return document


def changed(document, path, value):
    document = copy.deepcopy(document)
    at(document, path[:-1])[path[-1]] = value
    return document


def without(document, path):
    document = copy.deepcopy(document)
    del at(document, path[:-1])[path[-1]]
    return document


def mutants(document, values=VALUES):
    """What was done where, and the text of what came of it."""
    for path in places(document):
        for value in values:
            yield path, value, text_of(changed(document, path, value))
        yield path, "nothing", text_of(without(document, path))
    objects = [(), *(path for path in places(document)
                     if isinstance(at(document, path), dict))]
    for path in objects:
        odd = copy.deepcopy(document)
        at(odd, path)["unheard-of"] = 1
        yield (*path, "unheard-of"), 1, text_of(odd)
    for value in values:
        yield (), value, text_of(value)
