"""Values of JSON as the cells of a sheet, by the words at the top of
src/render/csv.c."""
import re

from cleaning import clean

SHARE = ["ship", "total", "rate", "low", "high"]
PRICE = ["model", "amount", "currency", "per", "note", "checked", "monthly",
         "unit"]
DIFFERENCE = ["value", "low", "high"]
TALLY = ["strength", "se", "wins", "ties", "total", "group"]
SHARES = {"panel", "community", "share"}
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[-+]\d+)?")
FORMULA = re.compile("[ \n]*[=+\\-@|%'＝＋－＠｜％＇]")


def parts(name):
    """The members of a value that takes several columns."""
    if name in SHARES:
        return SHARE
    return {"price": PRICE, "gap": DIFFERENCE, "duels": TALLY,
            "agrees_with_panel": ["agree", "total"]}.get(name)


def header(names):
    return [column for name in names for column in
            ([f"{name}_{part}" for part in parts(name)] if parts(name)
             else [name])]


def benchmark(item):
    """A benchmark, which is an object in JSON, as words."""
    said = []
    if item["score"] is not None:
        unit = f" {item['unit']}" if item["unit"] is not None else ""
        said.append(f"{item['score']:.15g}{unit}")
    if item["claim"] is not None:
        said.append(item["claim"])
    return f"{item['name']}: {', '.join(said)}" + \
        (" (self-reported)" if item["self_reported"] else "")


NUMBERS = "no one two three four five six seven eight nine ten eleven " \
          "twelve"
WORDS = ["unrated", "skip", "mixed", "ship"]


def number(count):
    """In words as far as there are any."""
    words = NUMBERS.split()
    return words[count] if count < len(words) else str(count)


def listed(words):
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def flip(now, item, any_reviews=True):
    """What makes a verdict another, which is an object in JSON, as words."""
    said = []
    if item["changed"]:
        who = f"{number(item['changed'])} changed"
        if item["changed"] == 1:
            who = listed(item["reviewers"]) if len(item["reviewers"]) <= 3 \
                else f"any one of {number(len(item['reviewers']))}"
        up = WORDS.index(item["to"]) > WORDS.index(now)
        said.append(f"{who} to {'ship' if up else 'skip'}")
    if item["added"]:
        more = "more " if any_reviews else ""
        said.append(f"{number(item['added'])} {more}{item['adding']}" +
                    ("s" if item["added"] > 1 else ""))
    return f"{item['to']}: {', or '.join(said)}"


def joined(items):
    return ";".join(re.sub(r"([;\\])", r"\\\1", item) for item in items)


def split(text):
    """A list again."""
    items, escaped = [""], False
    for character in text:
        if escaped or character not in ";\\":
            items[-1] += character
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            items.append("")
    return items


def cell(name, value):
    """What stands for a value, as text or number."""
    if name == "benchmarks":
        value = [benchmark(item) for item in value]
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return joined(value) if isinstance(value, list) else value


def cells(item):
    """An object of a list as a row."""
    row = []
    for name, value in item.items():
        if parts(name):
            value = value or {}
            row += [cell(part, value.get(part)) for part in parts(name)]
        else:
            if name == "changes":
                value = [flip(item["verdict"], one, item.get(
                    "panel", {"total": 1})["total"]) for one in value]
            row.append(cell(name, value))
    return row


def unguarded(text):
    """A cell of CSV without the mark that keeps it from being a formula."""
    return text[1:] if text.startswith("'") else text


def blanked(text):
    """As TSV shows it."""
    return re.sub("[\x00-\x1f\x7f-\x9f]", " ", text)


def same(read, value, made):
    """Whether a cell that was read stands for a value; made of its text."""
    if isinstance(value, str):
        return read == made(value)
    return bool(NUMBER.fullmatch(read)) and float(read) == value


def csv_same(read, value):
    if isinstance(value, str):
        return unguarded(read) == clean(value)
    return same(read, value, None)


def tsv_same(read, value):
    return same(read, value, blanked)
