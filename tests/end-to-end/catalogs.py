"""Catalogs that tests of formats run every command on."""
from hostility import ONES
from support import CATALOG, RICH, document, match, review, tool

ALL = ["brook", "delta", "fjord", "glint", "heron", "inlet", "jetty", "kelp",
       "lagoon", "moraine", "notch", "onyx"]


def hostile():
    """Texts that mean something to a format, in every member that holds one:
    tools h0, h1..., reviewed by r0 to r3."""
    tools, reviews = [], []
    for number, text in enumerate(ONES):
        slug, other = f"h{number}", ONES[number - 1]
        tools.append(tool(
            slug, text or " ", aliases=[f"{text}{number}"], vendor=other,
            category=text, tagline=text, description=other, best_for=text,
            tags=[text, other, text], alternatives=[other, text],
            homepage=text,
            benchmarks=[{"name": text, "score": -1.5, "unit": other,
                         "self_reported": True},
                        {"name": other, "claim": text}],
            pricing={"model": "paid", "note": text, "checked": "2026-01-02",
                     "entry": {"amount": 0.000001 * number,
                               "currency": "EUR", "per": "seat-month"}}))
        for reviewer in range(number % 5):
            reviews.append(review(
                slug, f"r{reviewer}",
                "ship" if number % 3 > reviewer % 2 else "skip", quote=text,
                summary=other, url=text, score=12.5 * reviewer,
                date=f"2026-0{reviewer + 1}-03"))
    tools.append({"slug": "bare", "name": ""})
    return document(tools, reviews,
                    votes=[{"tool": "h3", "ship": 10 ** 12, "skip": 1}],
                    duels=[match("h3", "h4", 10 ** 12, 1),
                           match("h5", "h4", 3, 3, 3), match("h6", "h3", 2, 0),
                           match("h7", "h8", 0, 5, 1), match("h9", "h3", 0, 0)],
                    reviewers=[{"id": f"r{number}", "name": text,
                                "lens": text} for number, text in
                               enumerate(["=1", "a,\"b\"", "*c*", "'d"])])


def commands(slugs, reviewers):
    """Every command with a list, by number of tools, with fields and without;
    what it says has no end of lines when nothing is found."""
    two, three, eight = slugs[:2], slugs[:3], slugs[:8]
    made = [("compare", *two), ("verdict", *eight), ("score", *eight),
            ("list",), ("list", "--tag", "none-of-these"),
            ("list", "--sort", "panel", "--limit", "3"), ("show", slugs[0]),
            ("show", slugs[-1]), ("search", "a"), ("search", "none-of-these"),
            ("reviewers",), ("reviewers", *reviewers), ("rank",),
            ("rank", "--by", "category", "--limit", "2"),
            ("rank", "--fields", "gap,rank,slug,best"),
            ("compare", *two, "--reviews"),
            ("compare", *two, "--fields", "price,tags,name,panel"),
            ("verdict", *two, "--fields", "dissent"),
            ("score", *two, "--fields", "gap,score,adjusted"),
            ("score", *two, "--explain"),
            ("list", "--fields", "added,tags,aliases,vendor,slug,license,"
                                 "released,price"),
            ("list", "--fields", "vendor"),
            ("show", slugs[0], "--fields", "line,quote,current"),
            ("search", "a", "--fields", "matched,slug"),
            ("reviewers", "--fields", "skips,lens,share,name")]
    if len(slugs) > 2:
        made += [("compare", *three), ("compare", *eight)]
    return made


def every(case, all_texts=True):
    """Commands on all three catalogs; all_texts: of the hostile one every
    tool."""
    path = case.dir / "hostile.json"
    case.write("hostile.json", hostile())
    slugs = [f"h{number}" for number in range(len(ONES))]
    for command in commands(ALL, ["builder", "operator"]):
        yield [*command, "-d", str(RICH)]
    for command in commands(["smollm3", "smolvlm2-2b"], ["founder"]):
        yield [*command, "-d", str(CATALOG)]
    for command in commands([*slugs[3:], "bare"], ["r0", "r3", "r1"]):
        yield [*command, "-d", str(path)]
    if not all_texts:
        return
    for start in range(0, len(slugs) - 8, 8):
        yield ["compare", *slugs[start:start + 8], "-d", str(path)]
    for slug in slugs[4::5]:
        yield ["show", slug, "-d", str(path)]
