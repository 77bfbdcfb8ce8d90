"""facts, and check --online, against a model hub on loopback."""
import csv
import fcntl
import gzip
import io
import json
import os
import signal
import stat
import subprocess
import time
from pathlib import Path

from hub import ID, model, moved, serve
from support import (DATA, DONE, GATE, PROGRAM, SYSTEM, UNKNOWN, USAGE, Case,
                     document, environment, review, tool)
from web_server import Page, Raw, Redirect, Web

DAY = "2026-11-27"
EPOCH = {"SOURCE_DATE_EPOCH": "1795737600"}  # that day


def listed(slug="smollm3", name=ID, facts=None, **members):
    """A tool that is listed there, and recorded as the model above says."""
    recorded = {"parameters": 3075, "downloads": 901222, "likes": 744,
                "gated": False, "last_modified": "2026-09-12", **(facts or {})}
    return tool(slug, **{"license": "Apache-2.0", "facts": recorded,
                         "sources": [{"kind": "huggingface", "id": name}],
                         **members})


def of(*tools):
    return document(list(tools), [])


class Hub(Case):
    """A hub of these models, by id."""

    def hub(self, **routes):
        web = serve(routes)
        web.__enter__()
        self.addCleanup(web.__exit__)
        self.env = {**EPOCH, "SMOLCMP_HF_ENDPOINT": web.url("/")}
        return web

    def ask(self, *words, env=None, **options):
        return self.run_here(*words, env={**self.env, **(env or {})},
                             **options)

    def facts(self, data, *words, **options):
        self.write("data.json", data)
        return self.ask("facts", *words, "-d", "data.json", **options)

    def told(self, data, *words):
        """The tools of the document, by slug."""
        done = self.expect(self.facts(data, *words, "--json"), DONE)
        return {one["slug"]: one for one in json.loads(done.stdout)["tools"]}


class Facts(Hub):
    def test_what_is_recorded_stands_beside_what_is_said(self):
        web = self.hub(**{
            ID: model(cardData={"license": "mit"}, gated="manual",
                      downloads=5),
            "acme/same": model("acme/same"), "acme/old": moved("acme/new"),
            "acme/new": model("acme/new"),
            "acme/off": model("acme/off", disabled=True),
            "acme/other": model("acme/other", cardData={"license": "other"}),
            "acme/vague": model("acme/vague", cardData={}, tags=[],
                                safetensors=None),
            "old-one": model("old-one")})
        data = of(listed(), listed("same", "acme/same"),
                  listed("old", "acme/old"), listed("gone", "acme/gone"),
                  listed("off", "acme/off"), listed("odd", "../x"),
                  listed("other", "acme/other"),
                  listed("vague", "acme/vague"), tool("unlisted"),
                  listed("older", "old-one"))
        told = self.told(data)
        self.assertEqual({slug: (one["state"], one["drift"], one["unknown"])
                          for slug, one in told.items()}, {
            "smollm3": ("available", ["license", "gated"], []),
            "same": ("available", [], []),
            "old": ("available", ["id"], []),
            "gone": ("removed", ["state"], [
                "id", "license", "parameters", "gated", "downloads", "likes",
                "last_modified"]),
            "off": ("disabled", ["state"], []),
            "odd": ("invalid", ["state"], [
                "id", "license", "parameters", "gated", "downloads", "likes",
                "last_modified"]),
            "other": ("available", ["license"], []),
            "vague": ("available", [], ["license", "parameters"]),
            "older": ("available", [], [])})
        self.assertEqual(told["smollm3"]["license"], ["Apache-2.0", "MIT"])
        self.assertEqual(told["smollm3"]["downloads"], [901222, 5])
        self.assertEqual(told["old"]["id"], ["acme/old", "acme/new"])
        self.assertEqual(told["other"]["license"], ["Apache-2.0", "other"])
        self.assertNotIn("/api/models/../x",
                         [one.path for one in web.requests])
        text = self.expect(self.ask("facts", "-d", "data.json", "--width",
                                    "100"), DONE).stdout.decode()
        self.assertIn("≠ Licence      Apache-2.0", text)
        said = " ".join(text.split())
        self.assertIn("SMOLLM3 (licence, gate), OLD (id), GONE (removed or "
                      "private), OFF (disabled), ODD (no such id) and OTHER "
                      "(licence). It cannot be told of VAGUE (licence, "
                      "parameters).", said)

    def test_a_gate_fails_on_drift_and_on_what_cannot_be_held(self):
        self.hub(**{ID: model(), "acme/brook": model("acme/brook", likes=None),
                    "acme/mit": model("acme/mit", cardData={
                        "license": "mit"})})
        data = of(listed(facts={"downloads": 1}), listed("brook", "acme/brook"),
                  listed("mit", "acme/mit"))
        for words, status in ((["smollm3"], DONE), (["brook"], GATE),
                              (["mit"], GATE), ([], GATE)):
            done = self.expect(self.facts(data, *words, "--exit-code"),
                               status)
            if words == ["brook"]:
                self.assertIn("is still so where that can be told. It cannot "
                              "be told of BROOK (likes).",
                              " ".join(done.stdout.decode().split()))
        self.expect(self.facts(data), DONE)

    def test_tools_that_cannot_be_asked_about(self):
        web = self.hub()
        none = of(tool("a"), tool("b", sources=[{"kind": "npm", "id": "b"}]))
        for words, status, said in (
                (["a"], DATA, "'a' has no source that can be asked"),
                (["unheard"], UNKNOWN, "unheard"),
                (["a", "--offline"], DATA, "no source")):
            self.expect(self.facts(none, *words), status, said)
        for words, status in ([], DONE), (["--exit-code"], GATE):
            done = self.expect(self.facts(none, *words), status)
            self.assertIn(b"No tool has a source that can be asked",
                          done.stdout)
        self.expect(self.facts(of(listed()), "--offline"), USAGE,
                    "--offline asks nobody, .* --max-age")
        self.expect(self.facts(of(listed()), env={"HF_TOKEN": "a b"}), USAGE,
                    "HF_TOKEN has a character")
        self.assertEqual(web.requests, [])

    def test_a_table_has_a_column_for_each_side(self):
        self.hub(**{ID: model(likes=7)})
        done = self.expect(self.facts(of(listed()), "--format", "csv"), DONE)
        row, = csv.DictReader(io.StringIO(done.stdout.decode(), newline=""))
        self.assertEqual((row["likes_old"], row["likes_new"], row["drift"]),
                         ("744", "7", ""))


class Trouble(Hub):
    """What is no answer is a failure of the network, and says of whom."""

    def fails(self, answer, said, **options):
        web = self.hub(**{ID: answer})
        done = self.expect(self.facts(of(listed()), **options), SYSTEM)
        text = done.stderr.decode()
        self.assertIn(f"{web.url()}api/models/{ID}: ", text)
        self.assertRegex(text, said)
        return web

    def test_statuses(self):
        for status, said in (("403 Forbidden", "403.*HF_TOKEN"),
                             ("500 Internal Server Error", "500"),
                             ("451 Unavailable", "451")):
            with self.subTest(status):
                self.fails(Page(b"{}", status), said,
                           env={"HF_TOKEN": ""})
        # Whoever answers so is not the hub, which names its error.
        self.fails(Page(b'{"error": "Not found"}', "404 Not Found"),
                   "no answer of huggingface, .* SMOLCMP_HF_ENDPOINT")
        self.fails(Page(b"", "401 Unauthorized"), "token .* HF_TOKEN")
        self.fails(Page(b"", "429 Too Many Requests",
                        {"Retry-After": "3600"}), "429")
        # Without a token that means that there is no such model.
        error = {"X-Error-Message": "Invalid username or password."}
        self.fails(Page(b"{}", "401 Unauthorized", error), "HF_TOKEN is right",
                   env={"HF_TOKEN": "hf_x"})
        self.hub()
        self.env["HF_TOKEN"] = "hf_x"
        self.assertEqual(self.told(of(listed()))["smollm3"]["state"],
                         "removed")

    def test_hostile_answers(self):
        for answer, said in (
                (b"", "no JSON object"), (b"[]", "no JSON object"),
                (b"<html>", "no JSON object"),
                (b"[" * 100000, "no JSON object"),
                (b'{"id": "a/b", "id": "a/b"}', "no JSON object"),
                (b"{}", "'id' is no id"),
                (model(name="../../etc/passwd"), "'id' is no id"),
                (model(likes=-1), "'likes' is not a whole number"),
                (model(likes=2 ** 80), "no JSON object"),
                (model(cardData="\u202e"), "'cardData' is not an object"),
                (Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}"),
                 "broke off")):
            with self.subTest(said):
                self.fails(answer, said)

    def test_one_failure_is_the_end(self):
        self.hub(**{ID: model(), "acme/brook": Page(b"", "403 Forbidden")})
        self.expect(self.facts(of(listed(), listed("brook", "acme/brook")),
                               "--update"), SYSTEM, "acme/brook")
        self.env["SMOLCMP_HF_ENDPOINT"] = "ftp://x"
        self.expect(self.facts(of(listed())), USAGE,
                    "SMOLCMP_HF_ENDPOINT is 'ftp://x', want an http")

    def test_text_of_the_hub_is_cleaned(self):
        self.hub(**{ID: model(cardData={"license": "\x1b[31m\u202ex"})})
        out = self.expect(self.facts(of(listed())), DONE).stdout
        self.assertIn(b"^[[31mx", out)

    def test_the_token_goes_to_the_hub_alone(self):
        other = Web({f"/api/models/{ID}": model()})
        with other:
            web = self.hub(**{ID: Redirect(other.url(f"/api/models/{ID}",
                                                     "localhost"))})
            self.expect(self.facts(of(listed()), env={"HF_TOKEN": "hf_x"}),
                        DONE)
        self.assertEqual(web.requests[0].headers["authorization"],
                         "Bearer hf_x")
        self.assertNotIn("authorization", other.requests[0].headers)


DOCUMENT = """{
  "format": "smolcmp/1",
  "tools": [
    {
      "slug": "smollm3",  "name": "SmolLM3",
      "facts": { "likes" : 7,   "checked":"2026-01-02", "mine": [1,
        2] },
      "sources": [
        { "kind": "huggingface", "id": "HuggingFaceTB/SmolLM3-3B",
          "checked": "2026-01-02" }
      ]
    },
    { "slug": "brook", "name": "Brook é", "license": "GPL-3.0-only", \
"sources": [{ "kind": "huggingface", "id": "acme/brook" }] }
  ],
  "reviews": [ ]
}
"""
UPDATED = """{
  "format": "smolcmp/1",
  "tools": [
    {
      "slug": "smollm3",  "name": "SmolLM3",  "license": "MIT",
      "facts": { "parameters" : 3075,   "downloads" : 901222,   "likes" : \
744,   "gated" : false,   "last_modified" : "2026-09-12",   \
"checked":"2026-11-27", "mine": [1,
        2] },
      "sources": [
        { "kind": "huggingface", "id": "HuggingFaceTB/SmolLM3-3B",
          "checked": "2026-11-27" }
      ]
    },
    { "slug": "brook", "name": "Brook é", "license": "GPL-3.0-only", \
"facts": {"parameters": 3075, "downloads": 901222, "likes": 744, "gated": \
false, "last_modified": "2026-09-12", "checked": "2026-11-27"}, "sources": [{ \
"kind": "huggingface", "id": "acme/brook", "checked": "2026-11-27" }] }
  ],
  "reviews": [ ]
}
"""
MODELS = {ID: model(cardData={"license": "mit"}),
          "acme/brook": model("acme/brook", cardData={"license": "gpl-3.0"})}


class Update(Hub):
    def updated(self, *words):
        """The files that were written."""
        done = self.expect(self.ask("facts", "--update", "--json", *words),
                           DONE)
        return json.loads(done.stdout)["updated"]

    def read(self, name):
        return (self.dir / name).read_bytes().decode()

    def test_a_document_keeps_every_other_byte_and_its_mode(self):
        self.hub(**MODELS)
        self.write("data.json", DOCUMENT)
        os.chmod(self.dir / "data.json", 0o640)
        os.symlink("data.json", self.dir / "link.json")
        os.link(self.dir / "data.json", self.dir / "other.txt")
        self.assertEqual(self.updated("-d", "link.json"), ["link.json"])
        self.assertEqual(self.read("data.json"), UPDATED)
        self.assertTrue((self.dir / "link.json").is_symlink())
        status = (self.dir / "data.json").stat()
        self.assertEqual(stat.S_IMODE(status.st_mode), 0o640)
        self.assertEqual(sorted(os.listdir(self.dir)),
                         ["data.json", "link.json", "other.txt"])
        self.assertEqual(self.read("other.txt"), DOCUMENT)
        # Now there is nothing to do, and nothing is done.
        self.assertEqual(self.updated("-d", "data.json"), [])
        self.assertEqual((self.dir / "data.json").stat().st_ino,
                         status.st_ino)

    def test_lines_and_directories(self):
        self.hub(**MODELS)
        line = json.dumps({"type": "tool", **listed(
            license="MIT", facts={"likes": 1})}) + "\r\n"
        other = json.dumps(tool("other", reviews=[])) + "\n"
        self.write("d/a.jsonl", other + line)
        self.write("d/b/b.json", json.dumps(
            listed("brook", "acme/brook", license="GPL-3.0-or-later"),
            indent="\t"))
        before = self.read("d/b/b.json")
        self.assertEqual(self.updated("-d", "d", "smollm3"), ["d/a.jsonl"])
        self.assertEqual(
            self.read("d/a.jsonl"),
            other + line.replace('"likes": 1', '"likes": 744').replace(
                '"2026-09-12"}', f'"2026-09-12", "checked": "{DAY}"}}').replace(
                f'"{ID}"}}', f'"{ID}", "checked": "{DAY}"}}'))
        self.assertEqual(self.read("d/b/b.json"), before)
        self.assertEqual(self.updated("-d", "d"), ["d/b/b.json"])
        self.assertEqual(
            self.read("d/b/b.json"),
            before.replace('"2026-09-12"\n',
                           f'"2026-09-12",\n\t\t"checked": "{DAY}"\n').replace(
                '"acme/brook"\n',
                f'"acme/brook",\n\t\t\t"checked": "{DAY}"\n'))

    def test_what_changed_meanwhile_stays_as_it_is(self):
        """The hub's answer is when the file changes: where the tool stands, or
        what it says."""
        self.write("z.json", listed("zed", "acme/brook"))
        before = self.read("z.json")
        for text in "\n" + DOCUMENT, DOCUMENT.replace(": 7", ": 8"):
            def change(_request, text=text):
                self.write("data.json", text)
                return MODELS[ID]
            self.hub(**{**MODELS, ID: change})
            self.write("data.json", DOCUMENT)
            self.expect(self.ask("facts", "--update", "-d", "z.json", "-d",
                                 "data.json"), DATA,
                        "data.json: was changed since")
            self.assertEqual(self.read("data.json"), text)
            self.assertEqual(self.read("z.json"), before)

    def begin(self, *names):
        """An update of these, which waits for the last one."""
        for name in names:
            self.write(name, of(listed(Path(name).stem, "acme/brook")))
        held = open(self.dir / names[-1], "rb")
        fcntl.flock(held, fcntl.LOCK_EX)
        sources = [word for name in names for word in ("-d", name)]
        running = subprocess.Popen(
            [PROGRAM, "facts", "--update", *sources], cwd=self.dir,
            env=environment(**self.env), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)
        self.addCleanup(running.kill)
        for _ in range(1000):
            if self.drafts(names[-2]) or running.poll() is not None:
                break
            time.sleep(.02)
        return running, held

    def drafts(self, name="*"):
        return list(self.dir.glob(f".{name}.??????"))

    def test_all_files_or_none(self):
        self.hub(**MODELS)
        long = "n" * 245 + ".json"  # there is no room for a draft's name
        for name in "a.json", long:
            self.write(name, of(listed(name[0], "acme/brook")))
        before = self.read("a.json")
        self.expect(self.ask("facts", "--update", "-d", "a.json", "-d", long),
                    SYSTEM, "n.json: cannot write a file beside it")
        self.assertEqual(self.read("a.json"), before)
        self.assertEqual(self.drafts(), [])

    def test_ended_in_the_midst_of_it(self):
        self.hub(**MODELS)
        running, held = self.begin("a.json", "b.json", "c.json")
        self.assertEqual(len(self.drafts()), 2)
        running.terminate()
        running.communicate(timeout=60)
        held.close()
        self.assertEqual(running.returncode, -signal.SIGTERM)
        self.assertEqual(self.drafts(), [])
        self.assertNotIn(DAY, self.read("a.json"))

    def test_what_was_written_before_a_failure_is_named(self):
        self.hub(**MODELS)
        running, held = self.begin("a.json", "b.json", "c.json")
        for draft in self.drafts("b.json"):
            draft.unlink()
        held.close()
        said = running.communicate(timeout=60)[1].decode()
        self.assertEqual(running.returncode, SYSTEM, said)
        self.assertIn("b.json: cannot write: ", said)
        self.assertIn("a.json: was written before that", said)
        self.assertNotIn("c.json", said)
        self.assertEqual([DAY in self.read(f"{name}.json") for name in "abc"],
                         [True, False, False])
        self.assertEqual(self.drafts(), [])

    def test_a_line_of_six_megabytes(self):
        """Of one tool, and of a document that has tools behind so much."""
        self.hub(**MODELS)
        quotes = [review("smollm3", f"r{number}", "ship", quote="é" * 30000)
                  for number in range(100)]
        tools = [listed(license="MIT"),
                 listed("brook", "acme/brook", license="GPL-3.0-only")]
        own = [{name: value for name, value in one.items() if name != "tool"}
               for one in quotes]
        lines = [{"type": "tool", "reviews": own, **tools[0]},
                 {"type": "tool", **tools[1]}]
        whole = {"format": "smolcmp/1", "reviews": quotes, "tools": tools}
        for name, values in ("a.jsonl", lines), ("a.json", [whole]):
            with self.subTest(name):
                text = "".join(json.dumps(value, ensure_ascii=False) + "\n"
                               for value in values)
                self.assertGreater(len(text.encode()), 6_000_000)
                self.write(name, text)
                self.assertEqual(self.updated("-d", name), [name])
                day = f', "checked": "{DAY}"}}'
                for value in '"2026-09-12"', f'"{ID}"', '"acme/brook"':
                    text = text.replace(value + "}", value + day)
                self.assertTrue(self.read(name) == text)

    def test_what_changed_beside_it_stays_too(self):
        """A change elsewhere in the file is nothing to stop for, nor to lose."""
        def change(_request):
            self.write("data.json", DOCUMENT.replace("[ ]", "[  ]"))
            return MODELS[ID]
        self.hub(**{**MODELS, ID: change})
        self.write("data.json", DOCUMENT)
        self.assertEqual(self.updated("-d", "data.json"), ["data.json"])
        self.assertEqual(self.read("data.json"), UPDATED.replace("[ ]",
                                                                 "[  ]"))

    def test_what_is_gone_is_not_touched(self):
        self.hub()
        self.write("data.json", DOCUMENT)
        self.assertEqual(self.updated("-d", "data.json"), [])
        self.assertEqual(self.read("data.json"), DOCUMENT)

    def test_only_text_that_was_named_is_written(self):
        web = self.hub(**MODELS)
        self.write("data.json", DOCUMENT)
        self.expect(self.run_here("index", "data.json", "-o", "x.db"), DONE)
        packed = gzip.compress(DOCUMENT.encode(), mtime=0)
        self.write("y.json.gz", packed)
        for words, status in ((["-d", "-"], USAGE), (["-d", "x.db"], USAGE),
                              (["-d", "y.json.gz"], USAGE), ([], DATA)):
            with self.subTest(words):
                self.expect(self.ask("facts", "--update", *words,
                                     stdin=DOCUMENT), status)
        self.assertEqual(web.requests, [])
        self.write("packed.json", packed)
        self.expect(self.ask("facts", "--update", "-d", "packed.json"), USAGE,
                    "is compressed")
        self.assertEqual(self.read("data.json"), DOCUMENT)
        os.chmod(self.dir, 0o555)
        self.addCleanup(os.chmod, self.dir, 0o755)
        if os.geteuid():
            self.expect(self.ask("facts", "--update", "-d", "data.json"),
                        SYSTEM, "cannot write a file beside it")


class Online(Hub):
    def check(self, *words):
        return self.ask("check", "--today", DAY, "data.json", *words)

    def test_drift_is_found_and_accepted_as_other_findings_are(self):
        web = self.hub(**{ID: MODELS[ID], "acme/brook": model(
            "acme/brook", likes=None)})
        self.write("data.json", of(listed(), listed("brook", "acme/brook"),
                                   listed("gone", "acme/gone")))
        self.expect(self.check(), DONE)
        self.assertEqual(web.requests, [])
        done = self.expect(self.check("--online", "--json"), GATE)
        self.assertEqual(
            [(one["rule"], one["severity"], one["tool"], one["message"])
             for one in json.loads(done.stdout)["findings"]],
            [("live-drift", "error", "smollm3", "license of 'smollm3' is "
              "recorded as 'Apache-2.0', and huggingface says 'MIT'"),
             ("live-unknown", "error", "brook", "likes of 'brook' is recorded "
              "as '744', and huggingface says none"),
             ("live-drift", "error", "gone", "'gone' was removed from "
              "huggingface or made private: it is not found as "
              "'acme/gone'")])
        accepted = self.expect(self.check("--online", "--format", "baseline"),
                               GATE).stdout
        self.write("accepted.json", accepted)
        self.expect(self.check("--online", "--baseline", "accepted.json"),
                    DONE)

    def test_a_failure_of_the_network_is_no_pass(self):
        self.hub(**{ID: Page(b"", "403 Forbidden")})
        self.write("data.json", of(listed()))
        self.expect(self.check("--online", "--fail-on", "never"), SYSTEM,
                    "403")
        self.expect(self.check("--online", "--offline"), USAGE, "--offline")

    def test_nothing_to_ask_is_said(self):
        web = self.hub()
        self.write("data.json", of(tool("a")))
        self.expect(self.check("--online"), DONE, "no tool has a source")
        self.assertEqual(web.requests, [])
