"""digest: the news, in every form."""
import email
import email.policy
import json
import re
import xml.etree.ElementTree as ElementTree

import feedparser

from hostility import ONES
from pages import Page
from repositories import Repository
from support import CATALOG, DATA, DONE, SHIP, SKIP, USAGE, Case, document, \
    panel, panels, priced, review, tool

TODAY = {"SOURCE_DATE_EPOCH": "1790000000"}  # 2026-09-21
KINDS = ["listing", "verdict", "flip", "call", "pick", "price", "license",
         "contradiction", "panel", "removal"]
PEOPLE = ["ada", "ben", "cleo", "dan", "eve", "fay", "gil", "hal"]
ATOM = "{http://www.w3.org/2005/Atom}"


def kept(slug, name, verdicts, date, **members):
    """A file of a tool: a review per letter, ~ being no review."""
    reviews = [{"reviewer": who, "verdict": SHIP if letter == "+" else SKIP,
                "date": date}
               for who, letter in zip(PEOPLE, verdicts) if letter != "~"]
    return tool(slug, name, category="Editors", reviews=reviews, **members)


def weeks(tree):
    """Two weeks of a repository: every kind of change in the second one."""
    tree.put("verdicts/people.json", {"reviewers": [
        {"id": who, "name": who.capitalize()} for who in PEOPLE]})
    first = "2026-09-08"
    for slug, name, verdicts, members in (
            ("moss", "Moss", "++--", {"pricing": priced(8)}),
            ("fern", "Fern", "++++", {"license": "MIT"}),
            ("reed", "Reed", "++--++++", {}),
            ("sage", "Sage", "", {}),
            ("bark", "Bark", "+-+-", {"homepage": "https://bark.example"}),
            ("twig", "Twig", "---", {})):
        tree.put(f"verdicts/{slug}.json",
                 kept(slug, name, verdicts, first, **members))
    tree.put("policy.json", {"format": "smolcmp-policy/1",
                             "compare": [["fern", "moss"]]})
    tree.put(".smolcmp.json", {
        "format": "smolcmp-config/1", "data": "verdicts",
        "policy": "policy.json",
        "digest": {"from": "Ada Lovelace <ada@example.org>",
                   "unsubscribe": "https://example.org/stop?list=1"}})
    tree.commit("2026-09-10T12:00:00Z")
    second = "2026-09-16"
    moss = kept("moss", "Moss", "++--", first, pricing=priced(10))
    moss["reviews"] += [{"reviewer": "cleo", "verdict": SHIP, "date": second}]
    tree.put("verdicts/moss.json", moss)
    tree.put("verdicts/fern.json", kept("fern", "Fern", "++++", first,
                                        license="Apache-2.0"))
    tree.put("verdicts/sage.json", kept("sage", "Sage", "++-", second))
    reed = kept("reed", "Reed", "++--++++", first)
    reed["reviews"] += [{"reviewer": "ada", "verdict": SHIP, "score": 90,
                         "date": second}]
    tree.put("verdicts/reed.json", reed)
    tree.put("verdicts/bark.json", kept("bark", "Bark", "----", second,
                                        homepage="https://bark.example"))
    tree.put("verdicts/bark-2.json", kept(
        "bark-2", "Bark Two", "++++++++", second, added="2026-09-15",
        homepage="http://www.bark.example/", tagline="Bark, but better"))
    tree.remove("verdicts/twig.json")
    tree.commit("2026-09-17T12:00:00Z")


class Weeks(Repository):
    def setUp(self):
        super().setUp()
        weeks(self)

    def run_here(self, *arguments, **options):
        options["env"] = {**TODAY, **options.get("env", {})}
        return super().run_here(*arguments, **options)


if __name__ == "__main__":
    import unittest
    unittest.main()
