"""That help, manual, completion, README and the program say the same."""
import re
import subprocess
from collections import Counter
from pathlib import Path

from support import DONE, PROGRAM, RICH, ROOT, USAGE, Case, run

PAGES = Path(PROGRAM).parent / "man"
README = (ROOT / "README.md").read_text(encoding="utf-8")
# Options of other programs that README names.
FOREIGN = {"preset", "build", "install", "arg", "argjson"}


def said(*arguments):
    return run(*arguments).stdout.decode()


def commands():
    """What help lists."""
    table = said("help", "--width", "200").split("\n\n")[2]
    return re.findall(r"^  ([a-z-]+)\b", table, re.M)


def help_options(command):
    """The options of a command as {name: (letter, argument, meaning)}."""
    rows = re.findall(r"^    (?:-(\w), |    )--([a-z-]+) ?([A-Z]*(?:\.\.\.)?) +(\S.*)$",
                      said("help", command, "--width", "300"), re.M)
    return {name: (letter, argument, meaning)
            for letter, name, argument, meaning in rows}


def page(name, section=1):
    return (PAGES / f"{name}.{section}").read_text(encoding="utf-8")


def part(text, heading):
    """A section of a page."""
    return re.search(rf"^\.Sh {heading}\n(.*?)(?=^\.Sh |\Z)", text,
                     re.M | re.S).group(1)


def page_options(command):
    """The same of its page, arguments in capitals."""
    items = re.findall(
        r"^\.It (?:Fl (\w) , )?Fl -([a-z-]+)(?: Ar ([a-z.]+))?\n(.*?)"
        r"(?=^\.(?:It|El))", part(page(f"smolcmp-{command}"), "OPTIONS"),
        re.M | re.S)
    return {name: (letter, argument.upper(), plain(meaning))
            for letter, name, argument, meaning in items}


def plain(text):
    """mdoc of an option's meaning as help would have it."""
    text = re.sub(r"^\.Cm ", "", text, flags=re.M).replace("\\-", "-")
    text = re.sub(r"\s+(?=[,.])", "", " ".join(text.split()))
    text = text.removesuffix(".")
    return text[0].lower() + text[1:]


def offered(*words):
    lines = said("complete", "--", *words).splitlines()
    return [line.split("\t")[0] for line in lines]


def choices(meaning):
    """The words of "sort by: data, name or slug"."""
    _, found, words = meaning.partition(": ")
    return [word for word in re.split(", | or ", words)
            if " " not in word] if found else []


def value(name):
    """One that the option takes."""
    return {"weights": "x=1", "as-of": "2026-01-01", "since": "2026-01-01",
            "until": "2026-01-02", "limit": 1, "width": 80, "threads": 2,
            "memory": "1G", "max-age": "1h", "timeout": 1,
            "max-filesize": "1M", "data": RICH, "pairs": 1,
            "base-url": "https://example.org",
            "today": "2026-01-01", "policy": "x", "from": "a@b.example",
            "unsubscribe": "https://a.example"}.get(
        name) or next(filter(None, offered(f"--{name}", "")), "x")


class Agreement(Case):
    def each(self):
        for command in commands():
            with self.subTest(command=command):
                yield command

    def test_commands_are_the_same_everywhere(self):
        listed = commands()
        self.assertGreater(len(listed), 5)
        self.assertEqual(listed, offered(""))
        self.assertEqual(listed, offered("help", ""))
        self.assertEqual(
            listed, re.findall(r"^\.It Xr smolcmp-([a-z-]+) 1$",
                               part(page("smolcmp"), "COMMANDS"), re.M))
        self.assertEqual(
            {f"smolcmp-{command}.1" for command in listed} |
            {"smolcmp.1", "smolcmp.5"},
            {path.name for path in PAGES.iterdir()})
        for command in listed:
            self.assertTrue(f"smolcmp {command}" in README, command)

    def test_summaries_are_the_same_everywhere(self):
        help_page = said("help", "--width", "200")
        for command in self.each():
            about = re.search(r"^\.Nd (.*)$", page(f"smolcmp-{command}"),
                              re.M).group(1)
            self.assertRegex(help_page,
                             rf"(?m)^  {command}\b.* {re.escape(about)}$")
            self.assertIn(f"{command}\t{about}",
                          said("complete", "--", "").splitlines())

    def test_arguments_are_the_same_everywhere(self):
        for command in self.each():
            usage = said("help", command, "--width", "200").split("\n")[0]
            synopsis = part(page(f"smolcmp-{command}"), "SYNOPSIS")
            arguments = re.findall(r"^\.(Op )?Ar (\w+)( \.\.\.)?$", synopsis,
                                   re.M)
            shown = " ".join(("[%s%s]" if optional else "%s%s") %
                             (name.upper(), more.strip())
                             for optional, name, more in arguments)
            for name, argument in re.findall(
                    r"^\.Fl -([a-z-]+) Ar ([a-z.]+)$", synopsis, re.M):
                shown += f" --{name} {argument.upper()}"
            self.assertEqual(
                f"smolcmp {command} {shown} [options]".replace("  ", " "),
                usage)

    def test_options_are_the_same_everywhere(self):
        for command in self.each():
            options = help_options(command)
            self.assertIn("help", options)
            self.assertEqual(options, page_options(command))
            self.assertEqual(sorted(options), sorted(
                word[2:] for word in offered(command, "--")))
            synopsis = part(page(f"smolcmp-{command}"), "SYNOPSIS")
            self.assertEqual(
                sorted(letter or name
                       for name, (letter, *_) in options.items()),
                sorted(re.findall(r"^\.(?:Op )?Fl -?([a-z-]+)", synopsis, re.M)))

    def test_the_program_knows_just_these_options(self):
        every = {name: argument for command in commands()
                 for name, (_, argument, _) in help_options(command).items()}
        # Of each option two commands that have it, and two that do not.
        tried = Counter()
        for command in self.each():
            known = help_options(command)
            for name, argument in every.items():
                if tried[name, name in known] == 2:
                    continue
                tried[name, name in known] += 1
                argument = known.get(name, [None, argument])[1]
                word = f"--{name}={value(name)}" if argument else f"--{name}"
                # There, for init may write.
                error = run(command, word, cwd=self.dir).stderr.decode()
                self.assertEqual(f"option '--{name}' does not go" in error,
                                 name not in known)
                self.assertNotIn("unknown option", error)

    def test_choices_are_the_same_everywhere(self):
        seen = set()
        for command in self.each():
            for name, (_, argument, meaning) in help_options(command).items():
                words = choices(meaning)
                if not words:
                    continue
                seen.add(name)
                self.assertTrue(argument)
                self.assertEqual(words, offered(command, f"--{name}", ""))
                if name == "fields":
                    continue  # refused later, in words of the data
                refused = run(command, f"--{name}=nonsense",
                              cwd=self.dir)
                self.assertEqual(refused.returncode, USAGE)
                self.assertIn(f"want {meaning.partition(': ')[2]}\n",
                              refused.stderr.decode())
        self.assertLessEqual({"format", "price", "verdict", "sort", "color"},
                             seen)

    def test_every_choice_is_taken(self):
        for name in "format", "price", "verdict", "sort", "color":
            for word in offered("list", f"--{name}", ""):
                with self.subTest(option=name, word=word):
                    self.expect(run("list", "-d", RICH, f"--{name}", word),
                                DONE)

    def test_prose_names_options_that_exist(self):
        every = set().union(*map(help_options, commands()))
        for path in PAGES.iterdir():
            text = path.read_text(encoding="utf-8")
            with self.subTest(page=path.name):
                self.assertLessEqual(
                    set(re.findall(r"Fl -([a-z-]+)", text)), every)
                for line in re.findall(r"^(?:\.Dl )?\$ smolcmp (.*)$", text,
                                       re.M):
                    names = set(re.findall(r"(?<!\S)--([a-z-]+)", line))
                    command = line.split()[0]
                    self.assertIn(command, commands())
                    self.assertLessEqual(names, set(help_options(command)))

    def test_readme_names_options_that_exist(self):
        every = set().union(*map(help_options, commands()))
        named = set(re.findall(r"(?<![\w-])--([a-z][a-z-]*)", README))
        self.assertLessEqual(named - FOREIGN, every)

    def test_exit_statuses_are_the_same_everywhere(self):
        sentence = re.search(r"Exit status: (.*)\.$",
                             said("help", "--width", "999")
                             .replace("\n  ", " "), re.M).group(1)
        listed = re.findall(r"(\d) (.*?)(?:; |$)", sentence)
        self.assertEqual([number for number, _ in listed], list("012345"))
        in_page = dict(re.findall(r"^\.It (\d)\n(.*)\.$", part(
            page("smolcmp"), "EXIT STATUS"), re.M))
        in_readme = dict(re.findall(r"^\| (\d) \| (.*) \|$", README, re.M))
        for number, meaning in listed:
            self.assertEqual(in_page[number].lower(), meaning.lower())
            self.assertTrue(in_readme[number].startswith(meaning))


class Pages(Case):
    def tool(self, *command):
        done = subprocess.run(command, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode()

    def test_mandoc_has_nothing_to_say_against_them(self):
        for path in sorted(PAGES.iterdir()):
            with self.subTest(page=path.name):
                self.assertEqual(
                    self.tool("mandoc", "-T", "lint", "-W", "warning", path),
                    "")

    def test_lines_fit_into_80_columns(self):
        for path in sorted(PAGES.iterdir()):
            text = self.tool("mandoc", "-T", "ascii", "-O", "width=80", path)
            text = re.sub(r".\x08", "", text)
            with self.subTest(page=path.name):
                self.assertEqual([line for line in text.split("\n")
                                  if len(line.expandtabs()) > 80], [])
                self.assertGreater(len(text.split("\n")), 30)

    def test_pages_refer_to_pages_that_exist(self):
        for path in sorted(PAGES.iterdir()):
            text = path.read_text(encoding="utf-8")
            with self.subTest(page=path.name):
                for name, section in re.findall(r"\bXr (\S+) (\d)", text):
                    self.assertTrue((PAGES / f"{name}.{section}").exists())

    def test_every_page_has_what_a_manual_page_needs(self):
        for path in sorted(PAGES.glob("smolcmp-*.1")):
            sections = re.findall(r"^\.Sh (.*)$",
                                  path.read_text(encoding="utf-8"), re.M)
            with self.subTest(page=path.name):
                self.assertEqual(sections, [
                    "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS",
                    "EXIT STATUS", "EXAMPLES", "SEE ALSO"])

    def test_every_member_of_the_data_is_described(self):
        shapes = "".join(path.read_text(encoding="utf-8") for path in
                         (ROOT / "src/source").glob("shape*.c"))
        members = set(re.findall(r'\bNAME\("(\w+)"\)', shapes))
        self.assertGreater(len(members), 50)
        described = set()
        for line in re.findall(r"^\.(?:It )?Cm (.*)$", page("smolcmp", 5),
                               re.M):
            described.update(re.findall(r"[\w-]+", line))
        self.assertEqual(members - described, set())
