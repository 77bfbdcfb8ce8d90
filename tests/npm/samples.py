"""Right documents that have every member, and commands that say much."""

TOOL = {
    "slug": "brook", "name": "Brook", "aliases": ["brook-log"],
    "vendor": "Brook Ltd", "category": "Log shippers", "tagline": "Ships",
    "description": "Ships logs.", "best_for": "Hosts",
    "license": "(MIT OR GPL-2.0+) AND LicenseRef-Brook",
    "homepage": "https://example.org", "released": "2025-01-01",
    "added": "2026-01-01", "tags": ["logs"],
    "pricing": {
        "model": "paid",
        "entry": {"amount": 12.5, "currency": "EUR", "per": "month"},
        "plans": [{"name": "Team", "amount": 99, "currency": "EUR",
                   "per": "seat-year"}],
        "note": "Net", "url": "https://example.org", "checked": "2026-01-02",
    },
    "alternatives": ["Delta"],
    "benchmarks": [
        {"name": "Lines", "score": 3.5, "claim": "fast", "unit": "s",
         "higher_is_better": False, "source": "us", "self_reported": True},
        {"name": "Only claimed", "claim": "fast"},
    ],
    "facts": {"parameters": 3, "downloads": 1, "likes": 0, "gated": False,
              "last_modified": "2026-01-01", "checked": "2026-01-02"},
    "sources": [{"kind": "registry", "id": "brook", "url": "https://a.example",
                 "checked": "2026-01-02"}],
    "stated": {"panel_ship_percent": 50, "community_ship_percent": 91.5},
}
REVIEW = {"reviewer": "builder", "verdict": "ship", "score": 80,
          "quote": "Small.", "summary": "Good.", "date": "2026-03-01",
          "url": "https://example.org"}
VOTES = {"ship": 412, "skip": 38, "as_of": "2026-03-05"}
REVIEWER = {"id": "builder", "name": "Builder", "lens": "Use",
            "url": "https://example.org"}
BALLOT = {"tool": "delta", "voter": "v-1", "verdict": "ship",
          "date": "2026-03-05"}
DUEL = {"a": "brook", "b": "delta", "a_wins": 3, "b_wins": 1, "ties": 1,
        "as_of": "2026-03-05"}
DECISION = {
    "id": "2026-03-06-brook", "chosen": "brook", "over": ["delta"],
    "because": "It is small.", "date": "2026-03-06",
    "replaces": ["2026-01-02-delta"], "evidence": {
        "tools": [{"slug": "brook", "ship": 1, "total": 2,
                   "weighted": {"ship": 1.5, "total": 2, "reviewers": 2},
                   "votes": {"ship": 3, "skip": 1},
                   "price": {"amount": 5, "currency": "EUR", "per": "month"}},
                  {"slug": "delta", "votes": None, "price": None}],
        "pairs": [{"a": "brook", "b": "delta", "source": "panel",
                   "method": "paired", "common": 2, "a_only": 1, "b_only": 0,
                   "p_a_better": 0.75, "p_exact": 1, "p_mid": 0.5,
                   "difference": {"value": 0.5, "low": -0.4, "high": 0.9},
                   "strength": "too-close", "leader": "brook",
                   "trivial": None}]},
}

DATA = {
    "$schema": "./data.schema.json", "format": "smolcmp/1", "title": "Ours",
    "note": "All of it", "updated": "2026-03-07", "source": "us",
    "license": "MIT",
    "tools": [TOOL, {"slug": "delta", "name": "Delta"}],
    "reviewers": [REVIEWER, {"id": "unheard-of", "name": "Other"}],
    "reviews": [{"tool": "brook", **REVIEW},
                {"tool": "brook", "reviewer": "unheard-of",
                 "verdict": "skip"},
                {"tool": "delta", "reviewer": "builder", "verdict": "skip"}],
    "votes": [{"tool": "brook", **VOTES}], "ballots": [BALLOT],
    "duels": [DUEL],
    "decisions": [DECISION],
}
FILES = [
    {"$schema": "./data.schema.json", **TOOL,
     "reviews": [{"tool": "brook", **REVIEW}],
     "votes": {"tool": "brook", **VOTES}},
    {"tools": [{"slug": "a", "name": "A"}, {"slug": "b", "name": "B"}],
     "reviews": []},
]
LINES = [{"type": kind, **members} for kind, members in (
    ("tool", {"slug": "brook", "name": "Brook", "reviews": [REVIEW],
              "votes": VOTES}),
    ("reviewer", REVIEWER), ("review", {"tool": "brook", **REVIEW}),
    ("votes", {"tool": "brook", **VOTES}),
    ("ballot", BALLOT), ("duel", {**DUEL, "a": "brook", "b": "a"}),
    ("decision", DECISION))]
LINES += [{name: value for name, value in line.items() if name != "type"}
          for line in LINES]

POLICY = {
    "$schema": "./policy.schema.json", "format": "smolcmp-policy/1",
    "thresholds": {"ship": 0.75, "skip": "1/3", "min_panel": 1},
    "weights": {"builder": 2.5}, "severities": {"stale-review": "error"},
    "compare": [["brook", "delta"]], "required_reviewers": ["builder"],
    "max_age_days": {"review": 365, "price": 180},
    "gates": [{"tool": "brook", "require": {
        "verdict": "ship", "panel_low": 0.4, "min_reviews": 2, "price_max": 0,
        "price_currency": "EUR", "max_age_days": 90}}],
    "ignore": [{"rule": "stale-price", "file": "a*.json", "tool": "delta",
                "reason": "they answer in spring", "until": "2027-03-31"}],
    "baseline": "none.json",
}
CONFIG = {"$schema": "./config.schema.json", "format": "smolcmp-config/1",
          "data": ["data.json"], "files": ["*.json"], "exclude": ["x*"],
          "policy": "none.json", "digest": {
              "from": "Ada <a@example.org>", "subject": "News",
              "unsubscribe": "https://example.org/stop"}}
BASELINE = {"$schema": "./baseline.schema.json",
            "format": "smolcmp-baseline/1",
            "findings": [{"fingerprint": "0123456789abcdef", "rule": "schema",
                          "file": "a.json", "message": "is wrong"}]}

# What is wrong, odd or right about a text.
BARE = '{"slug": "a", "name": "A"'
TEXTS = {
    "right": BARE + "}",
    "nothing": "",
    "blanks": " \n",
    "cut": BARE,
    "a comma too many": BARE + ",}",
    "a comment": BARE + "} // x",
    "two documents": BARE + "} " + BARE + "}",
    "single quotes": "{'slug': 'a', 'name': 'A'}",
    "a leading zero": BARE + ', "x": 01}',
    "no number": BARE + ', "x": NaN}',
    "a raw newline": BARE + ', "x": "a\nb"}',
    "a bad escape": BARE + ', "x": "\\x"}',
    "a NUL": BARE + ', "x": 1\0}',
    "a member twice": BARE + ', "x": 1, "x": 1}',
    "64 deep": BARE + ', "x": ' + "[" * 63 + "]" * 63 + "}",
    "65 deep": BARE + ', "x": ' + "[" * 64 + "]" * 64 + "}",
    "1000 members": BARE + "".join(f', "x{i}": 1' for i in range(998)) + "}",
    "1001 members": BARE + "".join(f', "x{i}": 1' for i in range(999)) + "}",
    "slug before tools": '{"slug": "a", "tools": []}',
    "tools before slug": '{"tools": [], "slug": "a"}',
    "a tool with lists": BARE + ', "tools": []}',
    "another format": '{"format": "smolcmp/2", "tools": []}',
    "a package": '{"name": "x", "version": "1.0.0", "license": "MIT"}',
    "only a format": '{"format": "smolcmp/1"}',
    "only a schema": '{"$schema": "x"}',
}

LIST = ("slug,name,category,verdict,panel,weighted,community,price,vendor,"
        "license,tags,aliases,released,added")
# On the first document, and on one in which hardly anything is known.
RUNS = [
    f"{command} -d {data}.json{options}"
    for data, a, b in (("full", "brook", "delta"), ("bare", "a", "b"))
    for options in ("", " --only builder" if data == "full" else "")
    for command in (
        f"compare {a} {b}", f"verdict {a} {b}", f"badge {a}",
        f"score {a} {b}",
        f"score {a} {b} --explain", "rank", "rank --by category", "list",
        f"list --fields {LIST}", f"show {a}", f"search {b}", f"history {a}")
] + [
    "reviewers -d full.json", "reviewers -d bare.json",
    "reviewers builder -d full.json", "check full.json bare.json",
    "diff full.json bare.json", "diff bare.json full.json",
    "diff full.json full.json --weights builder=2",
    "digest full.json bare.json", "digest bare.json full.json --only builder",
    "decide brook --over delta --because x -d full.json",
    "decide a --over b --because x -d bare.json", "init made",
    "site pages -d full.json --base-url https://example.org",
    "rank --fields name,verdict,price -d full.json",
    "rank --fields name,verdict,price -d bare.json",
    "index full.json -o full.db", "index --check full.db",
    "cache list", "cache path",
]
