"""decide: decisions on record, and check on what became of their evidence."""
import json
import os
import random
import shutil
import subprocess
import threading

from support import (DATA, DONE, GATE, PROGRAM, RICH, SHIP, SKIP, SYSTEM,
                     UNKNOWN, USAGE, Case, document, environment,
                     limit_files, panel, panels, priced, review, tool)

TODAY = {"SOURCE_DATE_EPOCH": "1780000000"}  # 2026-05-28
BECAUSE = ["--because", "It fits."]


class Decide(Case):
    def decide(self, *arguments, status=DONE, stderr=None, **options):
        options.setdefault("env", TODAY)
        return self.expect(
            self.run_here("decide", *BECAUSE, *arguments, **options), status,
            stderr)

    def lines(self, name="decisions.jsonl"):
        return [json.loads(line)
                for line in (self.dir / name).read_text().splitlines()]

    def drifts(self, *arguments, status=None):
        done = self.run_here("check", *arguments, "--json", env=TODAY)
        found = [one for one in json.loads(done.stdout)["findings"]
                 if one["rule"] == "decision-drift"]
        self.assertEqual([one["severity"] for one in found],
                         ["error"] * len(found))
        if status is not None:
            self.expect(done, status)
        return [one["message"] for one in found]


class Record(Decide):
    def test_the_record_is_what_compare_says_today(self):
        shutil.copytree(RICH, self.dir / "data")
        self.decide("brook", "--over", "delta", "onyx", "-d", "data")
        record, = self.lines("data/decisions.jsonl")
        self.assertEqual(
            [*record], ["type", "id", "chosen", "over", "because", "date",
                        "evidence"])
        self.assertEqual(
            [record[name] for name in ("type", "id", "chosen", "over",
                                       "because", "date")],
            ["decision", "2026-05-28-brook", "brook", ["delta", "onyx"],
             "It fits.", "2026-05-28"])
        compared = self.json("compare", "brook", "delta", "onyx", "-d", "data")
        self.assertEqual(record["evidence"]["pairs"], compared["pairs"])
        for one, other in zip(record["evidence"]["tools"], compared["tools"],
                              strict=True):
            self.assertEqual(
                (one["slug"], one["ship"], one["total"]),
                (other["slug"], other["panel"]["ship"],
                 other["panel"]["total"]))
            self.assertEqual(
                (one["votes"]["ship"],
                 one["votes"]["ship"] + one["votes"]["skip"]),
                (other["community"]["ship"], other["community"]["total"]))
            self.assertEqual(
                one["price"] and one["price"]["amount"],
                other["price"]["amount"])

    def test_what_is_not_known_is_null(self):
        self.write("d/a.json", document([tool("a"), tool("b")], []))
        self.decide("a", "--over", "b", "-d", "d")
        record, = self.lines("d/decisions.jsonl")
        self.assertEqual(record["evidence"], {"tools": [
            {"slug": slug, "ship": 0, "total": 0, "votes": None,
             "price": None} for slug in "ab"], "pairs": []})
        self.assertEqual(self.drifts("d"), [])

    def test_tools_are_named_in_any_way_and_order(self):
        self.write("d/a.json", panels(alpha="+", beta="-", gamma="-"))
        for arguments in (["alpha", "--over", "beta", "gamma"],
                          ["--over", "BETA", "gam", "-q", "ALPHA"],
                          ["--over", "beta", "--over=gamma", "--", "alpha"],
                          ["-q", "alp", "--over", "beta", "--over", "gamma"]):
            shutil.rmtree(self.dir / "o", ignore_errors=True)
            (self.dir / "o").mkdir()
            self.decide("-d", "d", "--to", "o/x.jsonl", *arguments)
            record, = self.lines("o/x.jsonl")
            self.assertEqual((record["chosen"], record["over"]),
                             ("alpha", ["beta", "gamma"]), arguments)

    def test_the_day_is_that_of_the_evidence(self):
        data = document([tool("a"), tool("b")], [
            review("a", "x", SHIP, date="2026-01-01"),
            review("b", "x", SKIP, date="2026-02-02")])
        self.write("d/a.json", data)
        self.decide("a", "--over", "b", "-d", "d", "--as-of", "2026-01-31")
        record, = self.lines("d/decisions.jsonl")
        self.assertEqual((record["id"], record["date"]),
                         ("2026-01-31-a", "2026-01-31"))
        self.assertEqual([one["total"] for one in
                          record["evidence"]["tools"]], [1, 0])
        self.decide("a", "--over", "b", "-d", "d", "--as-of", "2026-05-30",
                    status=USAGE, stderr="--as-of is 2026-05-30")

    def test_ids_stay_apart_and_within_bounds(self):
        long = "a" * 100
        self.write("d/a.json", panels(**{long: "+", "b": "-", "c": "-"}))
        for _ in range(3):
            self.decide(long, "--over", "b", "-d", "d")
        day = "2026-05-28-"
        self.assertEqual([one["id"] for one in self.lines(
            "d/decisions.jsonl")],
            [day + "a" * 89, day + "a" * 87 + "-2", day + "a" * 87 + "-3"])
        self.text("list", "-d", "d")

    def test_an_id_is_new_to_a_file_that_is_no_part_of_the_data(self):
        self.write("a.json", panels(a="+", b="-"))
        for number in 1, 2:
            done = self.decide("a", "--over", "b", "-d", "a.json", "--to",
                               "log.jsonl")
            self.assertIn(b"'log.jsonl' is not among the data", done.stderr)
            self.assertEqual(len(self.lines("log.jsonl")), number)
        self.assertEqual([one["id"] for one in self.lines("log.jsonl")],
                         ["2026-05-28-a", "2026-05-28-a-2"])

    def test_weights_of_the_policy_are_evidence(self):
        self.write("d/a.json", panels(a="+-", b="-+"))
        self.write("policy.json", {"format": "smolcmp-policy/1",
                                   "weights": {"r1": 2.5, "r2": 0}})
        self.decide("a", "--over", "b", "-d", "d", "--policy", "policy.json")
        record, = self.lines("d/decisions.jsonl")
        self.assertEqual([one["weighted"] for one in
                          record["evidence"]["tools"]],
                         [{"ship": 2.5, "total": 2.5, "reviewers": 1},
                          {"ship": 0, "total": 2.5, "reviewers": 1}])
        self.assertEqual(self.drifts("d", "--policy", "policy.json"), [])
        message, = self.drifts("d")
        self.assertIn("reviewers are not weighted any more", message)

    def test_the_document(self):
        self.write("d/a.json", panels(a="+", b="-"))
        out = json.loads(self.decide("a", "--over", "b", "-d", "d",
                                     "--json").stdout)
        self.assertEqual([*out], ["format", "meta", "file", "decision",
                                  "tools", "answer"])
        self.assertEqual((out["format"], out["file"]),
                         ("smolcmp.decide/1", "d/decisions.jsonl"))
        self.assertEqual([out["decision"]], self.lines("d/decisions.jsonl"))
        self.assertEqual(out["answer"],
                         self.json("compare", "a", "b", "-d", "d")["answer"])
        self.assertEqual(out["tools"],
                         self.json("list", "-d", "d")["tools"])

    def test_the_text_says_whether_the_evidence_agrees(self):
        self.write("d/a.json", panels(a="++++", b="----", c="++++"))
        for chosen, other, want in (
                ("a", "b", "The evidence agrees. Ship A:"),
                ("b", "a", "The evidence says otherwise. Ship A:"),
                ("a", "c", "The evidence is open. Ship either:")):
            out = self.decide(chosen, "--over", other, "-d", "d").stdout
            self.assertIn(want, " ".join(out.decode().split()))


class File(Decide):
    def setUp(self):
        super().setUp()
        self.write("d/a.json", panels(a="+", b="-"))

    def test_nothing_else_in_the_file_changes(self):
        for before in (b"", b'{"id": "x", "name": "X"}\n',
                       b'\xef\xbb\xbf{"id": "x",  "name": "X"}  \r\n\n\n',
                       b'{"id": "x", "name": "\xc3\xa9", "extra": [1.50]}'):
            path = self.dir / "log.jsonl"
            path.write_bytes(before)
            path.chmod(0o640)
            self.decide("a", "--over", "b", "-d", "d", "--to", "log.jsonl")
            after = path.read_bytes()
            if before and not before.endswith(b"\n"):
                before += b"\n"
            self.assertTrue(after.startswith(before))
            self.assertEqual(after[len(before):].count(b"\n"), 1)
            self.assertTrue(after.endswith(b"}\n"))
            self.assertEqual(path.stat().st_mode & 0o7777, 0o640)
            self.assertEqual(sorted(os.listdir(self.dir)), ["d", "log.jsonl"])

    def test_where_it_stands(self):
        self.write("e/b.json", panels(c="+", d="-"))
        for sources, want in ((["d"], "d/decisions.jsonl"),
                              (["d/"], "d/decisions.jsonl"),
                              (["e/b.json", "d"], "d/decisions.jsonl"),
                              (["d/a.json"], "d/decisions.jsonl"),
                              (["e/b.json", "d/a.json"],
                               "e/decisions.jsonl")):
            done = self.decide("a", "--over", "b", *(
                word for source in sources for word in ("-d", source)))
            self.assertEqual(b"not among the data" in done.stderr,
                             "d" not in sources and "d/" not in sources)
            self.assertTrue((self.dir / want).is_file())
            (self.dir / want).unlink()
        self.write("f/decisions.jsonl", '{"id": "r1", "name": "R"}\n')
        self.decide("a", "--over", "b", "-d", "d", "-d", "f/decisions.jsonl")
        self.assertEqual(len(self.lines("f/decisions.jsonl")), 2)

    def test_a_file_that_the_configuration_leaves_out_is_told(self):
        self.write(".smolcmp.json", {"format": "smolcmp-config/1",
                                     "data": "d", "files": ["*.json"]})
        self.decide("a", "--over", "b", stderr="not among the data")
        self.write(".smolcmp.json", {"format": "smolcmp-config/1",
                                     "data": "d"})
        self.assertEqual(self.decide("a", "--over", "b").stderr, b"")
        self.decide("a", "--over", "b", "--to", "d/.x.jsonl",
                    stderr="not among the data")

    def test_where_nothing_is_beside_the_data_a_file_is_wanted(self):
        data = (self.dir / "d/a.json").read_bytes()
        self.decide("a", "--over", "b", "-d", "-", stdin=data, status=USAGE,
                    stderr="--to")
        self.decide("a", "--over", "b", "-d", "-", "--to", "x.jsonl",
                    stdin=data)
        self.assertEqual(len(self.lines("x.jsonl")), 1)

    def test_a_link_stays_one(self):
        self.write("real.jsonl", "")
        os.symlink("../real.jsonl", self.dir / "d/decisions.jsonl")
        self.decide("a", "--over", "b", "-d", "d")
        self.assertTrue((self.dir / "d/decisions.jsonl").is_symlink())
        self.assertEqual(len(self.lines("real.jsonl")), 1)
        os.symlink("nothing.jsonl", self.dir / "to.jsonl")
        self.decide("a", "--over", "b", "-d", "d", "--to", "to.jsonl",
                    status=SYSTEM, stderr="to.jsonl: cannot open")

    def test_files_that_cannot_take_it_stay_as_they_are(self):
        os.mkfifo(self.dir / "pipe.jsonl")
        (self.dir / "folder.jsonl").mkdir()
        bad = b'{"type": "decision", "id": 3}\n'
        self.write("bad.jsonl", bad)
        for name, status, stderr in (
                ("pipe.jsonl", SYSTEM, "pipe.jsonl: is no regular file"),
                ("folder.jsonl", SYSTEM, "folder.jsonl: cannot open"),
                ("none/x.jsonl", SYSTEM, "none/x.jsonl: cannot open"),
                ("bad.jsonl", DATA, "bad.jsonl:1:28: 'id' is a number"),
                ("x.json", USAGE, "want the path of a .jsonl file"),
                ("", USAGE, "--to is ''")):
            self.decide("a", "--over", "b", "-d", "d", "--to", name,
                        status=status, stderr=stderr)
        self.assertEqual((self.dir / "bad.jsonl").read_bytes(), bad)
        self.assertEqual(sorted(os.listdir(self.dir)),
                         ["bad.jsonl", "d", "folder.jsonl", "pipe.jsonl"])

    def test_a_file_that_does_not_fit_on_the_disk_is_left_alone(self):
        before = b'{"id": "x", "name": "X"}\n'
        self.write("log.jsonl", before)
        self.decide("a", "--over", "b", "-d", "d", "--to", "log.jsonl",
                    before=limit_files(100), status=SYSTEM,
                    stderr="log.jsonl: cannot write: File too large")
        self.assertEqual((self.dir / "log.jsonl").read_bytes(), before)
        self.assertEqual(sorted(os.listdir(self.dir)), ["d", "log.jsonl"])

    def test_many_at_once_lose_nothing(self):
        def decide():
            subprocess.run([PROGRAM, "decide", "a", "--over", "b", *BECAUSE,
                            "-d", "d", "-q"], cwd=self.dir, check=True,
                           stdout=subprocess.DEVNULL,
                           env=environment(**TODAY))
        threads = [threading.Thread(target=decide) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        ids = [one["id"] for one in self.lines("d/decisions.jsonl")]
        self.assertEqual(sorted(ids), sorted(
            ["2026-05-28-a", *(f"2026-05-28-a-{number}"
                               for number in range(2, 9))]))
        self.assertEqual(sorted(os.listdir(self.dir / "d")),
                         ["a.json", "decisions.jsonl"])


class Refused(Decide):
    def refuse(self, *arguments, status=USAGE, stderr):
        self.write("d/a.json", panels(a="+", b="-"))
        self.expect(self.run_here("decide", *arguments, env=TODAY), status,
                    stderr)
        self.assertEqual(os.listdir(self.dir / "d"), ["a.json"])

    def test_what_is_no_choice_with_a_reason(self):
        data = ["-d", "d"]
        over = ["--over", "b"]
        self.refuse(*data, *over, *BECAUSE, stderr="in front of --over")
        self.refuse("a", *data, *BECAUSE, stderr="wants --over")
        self.refuse("a", "b", *data, *BECAUSE, stderr="one tool")
        self.refuse("a", *over, "a", *data, *BECAUSE, stderr="'a' twice")
        self.refuse("a", *data, *over, stderr="wants --because")
        for nothing in " \n", "", "\r\ufeff\v", "\u00a0\u200b":
            self.refuse("a", *data, *over, "--because", nothing,
                        stderr="wants --because")
        self.refuse("a", *data, *over, "--because", "x" * 65537,
                    stderr="longer than 64 KiB")
        self.refuse("a", *data, *over, "--because", os.fsdecode(b"\xff"),
                    stderr="no UTF-8")
        self.refuse("a", *data, "--over", *"bcdefghi", *BECAUSE,
                    stderr="at most 8")
        self.refuse("a", *data, "--over", "nope", *BECAUSE, status=UNKNOWN,
                    stderr="no tool is called 'nope'")
        self.refuse("a", *over, *BECAUSE, status=DATA,
                    stderr="catalog built in")
        self.refuse("a", *data, *over, *BECAUSE, "--weights", "r1=2",
                    stderr="does not go with 'decide'")

    def test_bad_data_decides_nothing(self):
        self.write("e.json", '{"slug": "a", "name": 3}')
        self.refuse("a", "--over", "b", "-d", "d", "-d", "e.json", *BECAUSE,
                    status=DATA, stderr="e.json:1:")

    def test_a_reason_of_any_length_and_kind_is_read_again(self):
        self.write("d/a.json", panels(a="+", b="-"))
        for reason in "x" * 65536, "\"\\\x01\x7f\u202e\u2028é\U0001f600\n::":
            self.expect(self.run_here(
                "decide", "a", "--over", "b", "-d", "d", "--because", reason,
                env=TODAY), DONE)
            self.assertEqual(self.lines("d/decisions.jsonl")[-1]["because"],
                             reason)
        self.text("list", "-d", "d")


class Drift(Decide):
    def before(self, data, chosen="a", over=("b",), *options):
        self.write("d/data.json", data)
        self.decide(chosen, "--over", *over, "-d", "d", *options)
        self.assertEqual(self.drifts("d", *options), [])

    def after(self, data, *options):
        self.write("d/data.json", data)
        return self.drifts("d", *options)

    def test_evidence_for_every_choice_holds_on_the_day_it_is_made(self):
        """Whatever decided: pairs of all kinds, and eight at once."""
        shutil.copytree(RICH, self.dir / "d")
        slugs = [one["slug"] for one in self.json("list", "-d",
                                                  "d")["tools"]]
        self.write("policy.json", {"format": "smolcmp-policy/1", "weights": {
            "lector": 3, "tokyo": 0.5, "buyer": 0}})
        for options in [], ["--policy", "policy.json"]:
            for number, chosen in enumerate(slugs):
                self.decide(chosen, "--over", slugs[(number * 5 + 7) % 12],
                            "-d", "d", *options)
            self.decide(*slugs[:1], "--over", *slugs[1:8], "-d", "d",
                        *options)
            self.assertEqual(self.drifts("d", *options), [])
            (self.dir / "d/decisions.jsonl").unlink()

    def test_it_drifts_when_the_answer_changes_and_says_by_what(self):
        self.before(panels(a="++++", b="----"))
        self.assertEqual(self.after(panels(a="+---", b="++++")), [
            "decision '2026-05-28-a' for 'a': the evidence said ship 'a', and "
            "now says ship 'b': panel of 'a' from 4 of 4 to 1 of 4; panel "
            "of 'b' from 0 of 4 to 4 of 4"])
        done = self.run_here("check", "d", env=TODAY)
        self.expect(done, GATE)
        self.assertIn(b"d/decisions.jsonl:1:1: error: decision", done.stdout)

    def test_more_of_the_same_is_no_drift(self):
        self.before(panels(a="++++", b="----"))
        self.assertEqual(self.after(panels(a="+++-+", b="-+---")), [])

    def test_votes_and_prices_are_evidence(self):
        def data(votes, amount):
            return document(
                [tool("a", pricing=priced(amount)),
                 tool("b", pricing=priced(10))],
                panel("a", "++++") + panel("b", "++++"),
                votes=[{"tool": slug, "ship": ship, "skip": 1000 - ship}
                       for slug, ship in votes.items()])
        self.before(data({}, 5))
        message, = self.after(data({}, 20))
        self.assertIn("said ship 'a', and now says ship 'b': price of 'a' "
                      "from 5 EUR per month to 20 EUR per month", message)
        message, = self.after(data({"a": 500, "b": 900}, 5))
        self.assertIn("votes on 'a' from none to 500 of 1000; votes on 'b' "
                      "from none to 900 of 1000", message)
        self.assertEqual(self.after(data({"a": 900, "b": 500}, 20)), [])

    def test_who_said_what_is_evidence(self):
        """The panels count the same, and other reviewers split."""
        self.before(panels(a="+++++++++-----", b="+++++---------"))
        self.assertEqual(
            self.after(panels(a="+++++++++-----", b="---------+++++")), [
                "decision '2026-05-28-a' for 'a': the evidence said ship 'a', "
                "and now says undecided, leaning to 'a': reviewers who ship "
                "'a' and skip 'b' from 4 to 9; reviewers who ship 'b' and "
                "skip 'a' from 0 to 5"])

    def test_what_panels_without_common_reviewers_say_hangs_on_the_others(
            self):
        def data(others):
            return panels(a="++++", b="    ++--",
                          **{f"z{number}": others * 3 for number in range(8)})
        self.before(data("++"))
        message, = self.after(data("+-"))
        self.assertIn("the chance that 'a' is better than 'b' from 0.98 to "
                      "0.763", message)

    def test_a_tool_that_is_gone_is_a_drift(self):
        self.before(panels(a="++++", b="----"))
        self.assertEqual(self.after(panels(a="++++", c="-")), [
            "decision '2026-05-28-a' for 'a': 'b' is not defined any more"])

    def test_without_evidence_nothing_holds(self):
        def record(**evidence):
            self.write("d/decisions.jsonl", {
                "type": "decision", "id": "x", "chosen": "a", "over": ["b"],
                "date": "2026-01-01", "evidence": evidence})
        self.write("d/data.json", panels(a="++++", b="----"))
        a = {"slug": "a", "ship": 4, "total": 4}
        b = {"slug": "b", "ship": 0, "total": 4}
        pair = {"a": "b", "b": "a", "source": "panel", "common": 4,
                "a_only": 0, "b_only": 4}
        for evidence in ({}, {"tools": [a]}, {"tools": [a, {"slug": "b"}]},
                         {"tools": [a, b]}, {"tools": [a, b], "pairs": [
                             {name: pair[name] for name in pair
                              if name != "a_only"}]},
                         {"tools": [a, b], "pairs": [
                             {**pair, "source": "community"}]},
                         {"tools": [a, b], "pairs": [
                             {"a": "a", "b": "b", "source": "panel"}]}):
            record(**evidence)
            message, = self.drifts("d")
            self.assertRegex(message, "too little evidence on '[ab]'")
        record(tools=[a, b], pairs=[pair])
        self.assertEqual(self.drifts("d"), [])
        record(tools=[b, {**a, "votes": None, "price": None}], pairs=[
            {"a": "a", "b": "b", "source": "panel", "common": None,
             "p_a_better": 0.99, "leader": None}])
        self.assertEqual(self.drifts("d"), [])

    def test_more_tools_than_can_be_compared(self):
        slugs = [f"t{number}" for number in range(9)]
        self.write("d/data.json", panels(**{slug: "+" for slug in slugs}))
        self.write("d/decisions.jsonl", {
            "type": "decision", "id": "x", "chosen": "t0", "over": slugs[1:],
            "date": "2026-01-01", "evidence": {}})
        message, = self.drifts("d")
        self.assertIn("about 9 tools, and at most 8", message)

    def standing(self, *arguments):
        """The ids of decisions that check complains of."""
        return [message.split("'")[1] for message in
                self.drifts("d", *arguments)]

    def test_a_later_decision_stands_in_place_of_an_earlier_one(self):
        good = panels(a="++++", b="----", c="----")
        turned = panels(a="----", b="++++", c="----")
        self.before(good, "a", ("b",))
        self.decide("a", "--over", "c", "-d", "d")
        self.write("d/data.json", turned)
        self.assertEqual(self.standing(), ["2026-05-28-a", "2026-05-28-a-2"])
        self.decide("b", "--over", "a", "-d", "d")
        self.assertEqual(self.standing(), ["2026-05-28-a-2"])
        out = self.decide("b", "--over", "c", "a", "-d", "d", "--width",
                          "400").stdout.decode()
        self.assertIn("in place of '2026-05-28-a-2' and '2026-05-28-b'.",
                      " ".join(out.split()))
        self.assertEqual(self.standing(), [])
        self.assertEqual([one.get("replaces") for one in self.lines(
            "d/decisions.jsonl")], [
                None, None, ["2026-05-28-a"],
                ["2026-05-28-a-2", "2026-05-28-b"]])

    def test_on_one_day_the_record_says_which_is_later(self):
        """Wherever the two stand: files are read in order of their names."""
        for first, second in ("a", "z"), ("z", "a"):
            shutil.rmtree(self.dir / "d", ignore_errors=True)
            self.write("d/data.json", panels(a="++++", b="----"))
            self.decide("a", "--over", "b", "-d", "d", "--to",
                        f"d/{first}.jsonl")
            self.write("d/data.json", panels(a="----", b="++++"))
            self.assertEqual(self.standing(), ["2026-05-28-a"])
            self.decide("b", "--over", "a", "-d", "d", "--to",
                        f"d/{second}.jsonl")
            self.assertEqual(self.standing(), [])
            self.write("d/data.json", panels(a="++++", b="----"))
            self.assertEqual(self.standing(), ["2026-05-28-b"])

    def test_an_earlier_day_takes_nobodys_place(self):
        self.write("d/data.json", panels(a="----", b="++++"))
        self.decide("b", "--over", "a", "-d", "d")
        done = self.decide("a", "--over", "b", "-d", "d", "--as-of",
                           "2026-05-01")
        self.assertIn(b"decision '2026-05-28-b' is later", done.stderr)
        self.assertNotIn(b"From now on", done.stdout)
        self.assertNotIn("replaces", self.lines("d/decisions.jsonl")[1])
        self.write("d/data.json", panels(a="++++", b="----"))
        self.assertEqual(self.standing(), ["2026-05-28-b"])

    def test_a_day_counts_what_was_decided_until_then(self):
        self.before(panels(a="++++", b="----"))
        self.write("d/data.json", panels(a="----", b="++++"))
        self.assertEqual(self.standing("--as-of", "2026-05-27"), [])
        self.assertEqual(self.standing("--as-of", "2026-05-28"),
                         ["2026-05-28-a"])
        self.decide("b", "--over", "a", "-d", "d",
                    env={"SOURCE_DATE_EPOCH": "1790000000"})
        self.assertEqual(self.standing("--today", "2026-12-01"), [])
        self.assertEqual(self.standing("--as-of", "2026-05-28"),
                         ["2026-05-28-a"])

    def test_a_decision_that_is_still_to_come_is_none(self):
        self.before(panels(a="++++", b="----"))
        self.decide("a", "--over", "b", "-d", "d",
                    env={"SOURCE_DATE_EPOCH": "2900000000"})
        self.write("d/data.json", panels(a="----", b="++++"))
        first, second = self.drifts("d")
        self.assertIn("'2026-05-28-a' for 'a': the evidence said", first)
        self.assertEqual(second, "decision '2061-11-23-a' is dated 2061-11-23, "
                                 "which is still to come")

    def test_who_counts_is_evidence(self):
        def policy(*weights):
            self.write("p.json", {
                "format": "smolcmp-policy/1", "thresholds": {"min_panel": 2},
                "weights": {f"r{number}": weight for number, weight in
                            enumerate(weights, 1)}})
            return "--policy", "p.json"
        self.before(panels(a="++", b="--"), "a", ("b",), *policy(1, 1))
        message, = self.drifts("d", *policy(2, 0))
        self.assertIn("now says ship neither: reviewers who count on 'a' from "
                      "2 to 1; reviewers who count on 'b' from 2 to 1",
                      message)

    def test_thresholds_of_today_are_no_evidence(self):
        data = panels(a="+++-", b="----")
        self.before(data)
        self.write("policy.json", {"format": "smolcmp-policy/1",
                                   "thresholds": {"ship": "4/5"}})
        self.assertEqual(self.drifts("d", "--policy", "policy.json"), [])

    def test_what_could_not_be_read_is_not_judged(self):
        self.before(panels(a="++++", b="----"))
        self.write("d/broken.json", '{"slug": "c", "name": "C", "reviews": [')
        self.write("d/data.json", panels(b="----"))
        self.assertEqual(self.drifts("d", status=GATE), [])

    def test_whatever_changes_it_drifts_just_when_compare_says_so(self):
        """Random catalogs, one change after the other, against the answers
        that compare gives of both."""
        dice = random.Random(5)
        seen = set()

        def pick(chance):
            return dice.random() < chance

        def draw():
            slugs = "abcd"[:dice.randint(2, 4)]
            tools = {slug: {"panel": "".join(
                dice.choice("++--  ") for _ in range(6)),
                "votes": dice.choice([None, (90, 10), (50, 50), (9, 1)]),
                "amount": dice.choice([None, 0, 5, 5, 20])}
                for slug in slugs}
            return tools

        def change(tools):
            one = tools[dice.choice([*tools])]
            if pick(.5):
                at = dice.randrange(6)
                one["panel"] = one["panel"][:at] + dice.choice("+- ") + \
                    one["panel"][at + 1:]
            elif pick(.5):
                one["votes"] = dice.choice([None, (95, 5), (5, 95)])
            else:
                one["amount"] = dice.choice([None, 0, 5, 30])

        def make(tools):
            return document(
                [tool(slug, **({} if one["amount"] is None else
                               {"pricing": priced(one["amount"])}))
                 for slug, one in tools.items()],
                [review for slug, one in tools.items()
                 for review in panel(slug, one["panel"])],
                votes=[{"tool": slug, "ship": one["votes"][0],
                        "skip": one["votes"][1]}
                       for slug, one in tools.items() if one["votes"]])

        def support(answer, chosen):
            if answer["outcome"] == "none":
                return -2
            if answer["pick"]:
                return 2 if answer["pick"] == chosen else -2
            if answer["lean"]:
                return 1 if answer["lean"] == chosen else -1
            return 0

        def key(answer):
            return answer["outcome"], answer["pick"], answer["lean"]

        for _ in range(12):
            tools = draw()
            chosen, *over = dice.sample([*tools], len(tools))
            self.write("d/data.json", make(tools))
            (self.dir / "d/decisions.jsonl").unlink(missing_ok=True)
            then = json.loads(self.decide(
                chosen, "--over", *over, "-d", "d", "--json").stdout)["answer"]
            for _ in range(2):
                change(tools)
                self.write("d/data.json", make(tools))
                now = self.json("compare", chosen, *over, "-d",
                                "d/data.json")["answer"]
                want = key(now) != key(then) and \
                    support(now, chosen) <= support(then, chosen)
                found = self.drifts("d")
                self.assertEqual(bool(found), want, (tools, then, now, found))
                seen.add((want, key(now) != key(then)))
        self.assertEqual(len(seen), 3)
