"""Prices: what can be held against each other, and what is said of the rest."""
import csv
import io

from support import USAGE, Case, document, panel, run, tool


def priced(slug, amount=None, currency="USD", per=None, model="paid"):
    """A tool at a price, or with a model alone."""
    pricing = {"model": model}
    if amount is not None:
        pricing["entry"] = {"amount": amount, "currency": currency}
        if per:
            pricing["entry"]["per"] = per
    return tool(slug, pricing=pricing)


class Pricing(Case):
    def compare(self, *tools):
        """The whole answer on tools that four reviewers all ship."""
        self.write("data.json", document(
            tools, [one for item in tools
                    for one in panel(item["slug"], "++++")]))
        slugs = [item["slug"] for item in tools]
        return self.json("compare", *slugs, "-d", "data.json")

    def said(self, *command):
        return " ".join(self.text(*command, "-d", "data.json", "--width",
                                  "400").split())

    def sheet(self, *command, form="csv"):
        out = self.text(*command, "-d", "data.json", "--format", form)
        dialect = "excel-tab" if form == "tsv" else "excel"
        return list(csv.DictReader(io.StringIO(out), dialect=dialect))

    # The answer

    def test_a_year_is_twelve_months(self):
        out = self.compare(priced("a", 10, per="month"),
                           priced("b", 119, per="year"))
        self.assertEqual((out["answer"]["rule"], out["answer"]["pick"]),
                         ("price", "b"))
        out = self.compare(priced("a", 11, per="seat-month"),
                           priced("b", 144, per="seat-year"))
        self.assertEqual(out["answer"]["pick"], "a")
        # 0.1 and 1.2 / 12 are not the same binary number.
        out = self.compare(priced("a", 0.1, per="month"),
                           priced("b", 1.2, per="year"))
        self.assertIsNone(out["answer"]["pick"])
        self.assertIn("The price is equal", out["answer"]["text"])

    def test_what_cannot_be_compared_decides_nothing_and_is_said(self):
        for a, b, words in (
                (priced("a", 5, per="seat-year"), priced("b", 9, per="month"),
                 "A is paid per seat and year and B per month, so their "
                 "prices are not held against each other."),
                (priced("a", 5, per="1M-input-tokens"),
                 priced("b", 9, per="1M-output-tokens"),
                 "A is paid per million input tokens and B per million "
                 "output tokens, so their prices are not held"),
                (priced("a", 5, per="once"), priced("b", 9),
                 "A is paid once and B without a period, so"),
                (priced("a", 5, per="month"),
                 priced("b", 9, "EUR", per="request"),
                 "A is paid per month and B per request, in another "
                 "currency, so their prices"),
                (priced("a", 5, per="month"),
                 priced("b", 9, "EUR", per="year"),
                 "The prices are in different currencies and are not held "
                 "against each other."),
                (priced("a", 5, per="other"), priced("b", 9, per="other"),
                 "Both prices are on terms of their own and are not held")):
            with self.subTest(words=words):
                out = self.compare(a, b)
                self.assertIsNone(out["answer"]["pick"])
                self.assertIn(words, out["answer"]["text"])
                self.assertNotIn("differ.", out["answer"]["text"])
                self.assertEqual([item["cheapest"] for item in out["tools"]],
                                 [None, None])
                self.assertNotIn("cheapest", self.said("compare", "a", "b"))

    def test_nothing_costs_the_same_in_every_currency_and_unit(self):
        out = self.compare(priced("a", 0, "USD"),
                           priced("b", 0, "EUR", per="seat-year"))
        self.assertIn("The price is equal", out["answer"]["text"])
        out = self.compare(priced("a", 0, "USD", per="other"),
                           priced("b", 3, "EUR", per="request"))
        self.assertEqual(out["answer"]["pick"], "a")

    # The cheapest

    def test_the_cheapest_is_marked(self):
        for tools, marks, word in (
                ([priced("a", 9, per="month"), priced("b", 60, per="year")],
                 [False, True], "60 USD per year (5 USD per month), cheapest"),
                ([priced("a", 0, model="free"), priced("b", 1, "EUR")],
                 [True, False], "free, cheapest"),
                ([priced("a", 5), priced("b", 5), priced("c", 6)],
                 [False] * 3, None),
                ([priced("a", 5), priced("b"), priced("c", 6)],
                 [True, None, False], "5 USD, cheapest known"),
                ([priced("a", 5), priced("b")], [None, None], None),
                ([priced("a", 5), priced("b", 6), priced("c", 7, "EUR")],
                 [None] * 3, None)):
            with self.subTest(word=word, marks=marks):
                out = self.compare(*tools)
                self.assertEqual([item["cheapest"] for item in out["tools"]],
                                 marks)
                command = "compare", *(item["slug"] for item in tools)
                sheet = {True: "true", False: "false", None: ""}
                self.assertEqual([row["cheapest"] for row in
                                  self.sheet(*command)],
                                 [sheet[mark] for mark in marks])
                for form in "text", "markdown":
                    for more in [], ["--fields", "price"]:
                        table = self.said(*command, "--format", form, *more)
                        table = table.split("Ship ")[0]
                        self.assertEqual(table.count("cheapest"),
                                         1 if word else 0)
                        if word:
                            self.assertIn(word, table)

    def test_the_mark_can_be_asked_for(self):
        self.compare(priced("a", 9), priced("b", 6))
        self.assertRegex(self.said("compare", "a", "b", "--fields",
                                   "cheapest"), "cheapest no yes")

    # A price in words and for programs

    PRICES = [(priced("a", 120, "EUR", "year"),
               "120 EUR per year (10 EUR per month)", 10, "month"),
              (priced("b", 100, "EUR", "seat-year"),
               "100 EUR per seat and year (about 8.33 EUR per seat and "
               "month)", 100 / 12, "seat-month"),
              (priced("c", 8, per="month"), "8 USD per month", 8, "month"),
              (priced("d", 8, per="once"), "8 USD once", None, "once"),
              (priced("e", 8, per="other"), "8 USD on other terms", None,
               "other"),
              (priced("f", 8), "8 USD", None, None),
              (priced("g", 0, model="free"), "free", None, None),
              (priced("h", 0, per="month", model="freemium"),
               "free to start (freemium)", 0, "month"),
              (priced("i", model="free"), "price unknown (listed as free)",
               None, None),
              (priced("j", model="freemium"), "price unknown (freemium)",
               None, None),
              (priced("k"), "price unknown (paid)", None, None),
              (priced("l", model="usage"), "price unknown (by usage)", None,
               None),
              (priced("m", model="contact"), "on request", None, None),
              (tool("n"), "price unknown", None, None),
              (priced("o", 0.15, per="1M-input-tokens", model="usage"),
               "0.15 USD per million input tokens", None, "1M-input-tokens")]

    def test_every_format_says_the_same(self):
        self.write("data.json", document([one[0] for one in self.PRICES], []))
        listed = self.json("list", "-d", "data.json")["tools"]
        for item, (_, _, monthly, unit) in zip(listed, self.PRICES):
            price = item["price"]
            with self.subTest(tool=item["slug"]):
                self.assertEqual(list(price)[-2:], ["monthly", "unit"])
                self.assertEqual(price["unit"], unit)
                if monthly is None:
                    self.assertIsNone(price["monthly"])
                else:
                    self.assertAlmostEqual(price["monthly"], monthly, 12)
        for form in "csv", "tsv":
            rows = self.sheet("list", form=form)
            self.assertEqual(list(rows[0])[-3:], ["price_checked",
                                                  "price_monthly",
                                                  "price_unit"])
            for row, item in zip(rows, listed):
                monthly = item["price"]["monthly"]
                self.assertEqual(row["price_monthly"],
                                 "" if monthly is None else f"{monthly:.15g}")
                self.assertEqual(row["price_unit"],
                                 item["price"]["unit"] or "")
        for form in "text", "markdown":
            lines = self.text("list", "-d", "data.json", "--fields",
                              "slug,price", "--format", form, "--width",
                              "200").splitlines()
            for one, words, _, _ in self.PRICES:
                line = [line.strip(" |") for line in lines
                        if line.strip(" |").startswith(f"{one['slug']} ")]
                self.assertEqual(len(line), 1)
                self.assertRegex(line[0].replace("\\", ""),
                                 rf"^{one['slug']}[ |]+")
                self.assertEqual(line[0][1:].strip(" |"), words)

    def test_plans_are_said_as_prices_are(self):
        self.write("data.json", document([tool("a", pricing={
            "model": "paid", "plans": [
                {"name": "Trial", "amount": 0, "currency": "EUR"},
                {"name": "Team", "amount": 96, "currency": "EUR",
                 "per": "seat-year"}]})], []))
        out = self.said("show", "a")
        self.assertIn("Entry price price unknown (paid)", out)
        self.assertIn("Plans Trial: free Team: 96 EUR per seat and year (8 "
                      "EUR per seat and month)", out)

    # Choosing

    def test_prices_are_sorted_within_what_can_be_compared(self):
        tools = [priced("unknown"), priced("bare", 1), priced("other", 1,
                                                             per="other"),
                 priced("dear", 7, per="month"),
                 priced("euro", 1, "EUR", "month"),
                 priced("output", 1, per="1M-output-tokens"),
                 priced("input", 9, per="1M-input-tokens"),
                 priced("request", 1, per="request"),
                 priced("year", 72, per="year"), priced("once", 1, per="once"),
                 priced("seat", 1, per="seat-month"),
                 priced("others", 0.5, per="other"),
                 priced("free", 0, "EUR", model="free"),
                 priced("listed", model="free"),
                 priced("cheap", 5, per="month")]
        want = ["free", "euro", "cheap", "year", "dear", "seat", "once",
                "request", "input", "output", "other", "others", "bare",
                "unknown", "listed"]
        self.write("data.json", document(tools, []))
        out = self.json("list", "--sort", "price", "-d", "data.json")
        self.assertEqual([item["slug"] for item in out["tools"]], want)

    def test_a_limit_is_held_against_a_month(self):
        self.write("data.json", document(
            [priced("year", 120, per="year"), priced("month", 11, per="month"),
             priced("seat", 96, per="seat-year"), priced("once", 9,
                                                         per="once"),
             priced("dear", 120, per="once"), priced("free", 0),
             priced("cents", 8.4, per="year"), priced("listed",
                                                      model="free")], []))

        def within(price):
            out = self.json("list", "--price", price, "-d", "data.json")
            return [item["slug"] for item in out["tools"]]

        self.assertEqual(within("10"), ["year", "seat", "once", "free",
                                        "cents"])
        self.assertEqual(within("0.7"), ["free", "cents"])
        self.assertEqual(within("0"), ["free"])
        self.assertEqual(within("free"), ["free"])
        self.assertNotIn("listed", within("paid"))
        self.expect(run("list", "--price", "ten"), USAGE)
