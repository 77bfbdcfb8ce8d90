"""JSON Schemas: that they are printed whole, and describe what there is. Whether
they say the same as the program, tests/npm/schema sees."""
import json
import re
from functools import cache

from support import (DATA, DONE, GATE, ROOT, USAGE, Case, document, panel, run,
                     tool)

FOLDER = ROOT / "share/smolcmp/schema"
FILES = {path.stem: json.loads(path.read_text(encoding="utf-8"))
         for path in sorted(FOLDER.glob("*.json"))}
NAMES = [name for name in FILES if name != "common"]
LOCAL = "#/$defs/"
# What people write; the others describe what commands print.
FILE_FORMATS = "data", "line", "policy", "config", "baseline", "listing"


@cache
def printed(name):
    return json.loads(run("schema", name).stdout)


def inside(value):
    """All objects within, and itself."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from inside(one)


def members(schema):
    """The names of all members that are described."""
    return {name for one in inside(schema)
            if isinstance(one.get("properties"), dict)
            for name in one["properties"]}


def sources(pattern, *globs):
    """What a pattern finds in files of the program."""
    return {found for glob in globs for path in ROOT.glob(glob)
            for found in re.findall(pattern, path.read_text(encoding="utf-8"))}


def offered(*words):
    """What completes a command line."""
    return [line.split("\t")[0] for line in
            run("complete", "--", *words).stdout.decode().splitlines()]


def formats():
    """By the format of a document the name of its schema."""
    return {printed(name)["properties"]["format"]["const"]: name
            for name in NAMES
            if "const" in printed(name).get("properties", {}).get("format", {})}


class Command(Case):
    def test_without_a_name_all_are_listed(self):
        lines = self.text("schema", "--width", "200").splitlines()
        self.assertEqual([line.split(maxsplit=1) for line in lines],
                         [[name, FILES[name]["title"]] for name in NAMES])

    def test_what_is_printed_stands_alone(self):
        for name in NAMES:
            with self.subTest(schema=name):
                text = self.text("schema", name)
                self.assertTrue(text.isascii() and text.endswith("}\n"))
                schema = json.loads(text)
                used = {one["$ref"] for one in inside(schema)
                        if isinstance(one.get("$ref"), str)}
                defined = set(schema.get("$defs", {}))
                self.assertEqual(used, {LOCAL + one for one in defined})

    def test_what_is_printed_is_what_is_installed(self):
        def plain(value):
            text = json.dumps(value)
            return json.loads(text.replace("common.json#/", "#/"))

        for name in NAMES:
            with self.subTest(schema=name):
                schema = dict(printed(name))
                common = plain(FILES["common"]["$defs"])
                own = plain(FILES[name])
                self.assertEqual(set(own.get("$defs", {})) & set(common),
                                 set())
                common.update(own.pop("$defs", {}))
                for one, value in schema.pop("$defs", {}).items():
                    self.assertEqual(value, common[one])
                self.assertEqual(schema, own)
                self.assertEqual(list(schema), list(own))

    def test_an_unknown_name_is_refused(self):
        for names in ["nothing"], ["common"], ["data.json"], [""], ["dat"]:
            self.expect(self.run_here("schema", *names), USAGE,
                        "no schema is called '.*', want badge, baseline.* or "
                        "verdict")
        self.expect(self.run_here("schema", "data", "policy"), USAGE,
                    "one name, not 2")

    def test_names_are_completed(self):
        self.assertEqual(self.text("complete", "--", "schema", "pol"),
                         f"policy\t{FILES['policy']['title']}\n")


class Member(Case):
    """The member $schema."""

    def refused(self, value):
        """Who refuses it: a document, a tool's file, a policy, a
        configuration, a baseline."""
        self.write("document.json", {"$schema": value, **document(
            [tool("a")], panel("a", "+"))})
        self.write("tool.json", {"$schema": value, **tool("b")})
        for name in "policy", "baseline":
            self.write(f"{name}.json", {"$schema": value, "findings": [],
                                        "format": f"smolcmp-{name}/1"})
        policy = {"$schema": value, "format": "smolcmp-policy/1"}
        self.write("policy.json", policy)
        self.write("in/.smolcmp.json", {
            "$schema": value, "format": "smolcmp-config/1",
            "data": "../document.json"})
        runs = [self.run_here("check", "document.json", "tool.json", "-q",
                              "--fail-on", "note", *options)
                for options in ([], ["--policy", "policy.json"],
                                ["--baseline", "baseline.json"])]
        runs.append(run("list", cwd=self.dir / "in"))
        return [done.returncode for done in runs], runs

    def test_it_is_a_text_wherever_an_editor_looks(self):
        statuses, runs = self.refused("./x.schema.json")
        self.assertNotIn(DATA, statuses)
        for done in runs[:3]:
            self.assertNotIn(b"$schema", done.stdout)

    def test_anything_else_is_refused(self):
        statuses, runs = self.refused(1)
        self.assertEqual(statuses, [GATE, DATA, DATA, DATA])
        self.assertEqual(
            runs[0].stdout.count(b"error: '$schema' is a number, want a "
                                 b"string [schema]"), 2)
        for done in runs[1:]:
            self.assertIn(b"$schema", done.stderr)

    def test_deeper_down_it_is_as_unknown_as_any(self):
        self.write("a.json", document(
            [tool("a", pricing={"model": "free", "$schema": "x"})], []))
        done = self.run_here("check", "a.json", "--fail-on", "note")
        self.expect(done, GATE)
        self.assertIn(b"'$schema' is unknown here", done.stdout)


class Agreement(Case):
    def test_every_format_has_a_schema(self):
        files = sources(r'"(smolcmp-\w+/1)"', "src/*/*.c")
        # What smolcmp keeps for itself is nobody's to write.
        files -= {"smolcmp-site/1", "smolcmp-cache/1", "smolcmp-transfer/1"}
        answers = [f"smolcmp.{command}/1" for command in offered("")
                   if offered(command, "--json")]
        self.assertGreater(len(answers), 8)
        self.assertEqual(len(files), 4)
        self.assertEqual(set(formats()), files | set(answers))

    def test_every_member_of_a_file_is_described(self):
        for names, files in (
                (["data", "line"], ["src/source/shape*.c"]),
                (["policy"], ["src/config/policy.c"]),
                (["config"], ["src/config/config.c"])):
            known = sources(
                r'(?:\bNAME\(|\{ |strcmp\(member, )"([a-z_$]+)"(?:\)|, take_)',
                *files)
            self.assertGreater(len(known), 4)
            described = set().union(*(members(printed(name))
                                      for name in names))
            self.assertEqual(known - described, set())

    def test_every_field_of_a_list_is_described(self):
        for name in formats().values():
            fields = offered(name, "--fields", "")
            if name in FILE_FORMATS:
                continue
            self.assertTrue(fields)
            with self.subTest(command=name):
                self.assertLessEqual(set(fields), members(printed(name)))

    def test_rules_are_those_of_check(self):
        self.assertEqual(printed("policy")["$defs"]["rule"]["enum"],
                         offered("check", "--explain-rule", ""))

    def test_everything_is_described(self):
        for name in NAMES:
            schema = printed(name)
            self.assertTrue(schema["title"])
            self.assertEqual(schema["$schema"],
                             "https://json-schema.org/draft/2020-12/schema")
            for one in inside(schema):
                self.assertNotIn("$id", set(one) - set(schema))
            if name not in FILE_FORMATS:
                continue
            definitions = schema.get("$defs", {})
            for one in inside(schema):
                for member, value in one.get("properties", {}).items():
                    if member == "type":
                        continue
                    target = definitions.get(
                        value.get("$ref", "").removeprefix(LOCAL), {})
                    self.assertTrue("description" in value or
                                    "description" in target,
                                    f"{name}: {member}")
