"""Completion in real shells: what is offered, and what a line becomes."""
import os
import pty
import re
import select
import shlex
import subprocess
import time

from support import DONE, PROGRAM, ROOT, Case, document, environment, run, tool

SCRIPTS = {"bash": ROOT / "completions/smolcmp.bash",
           "zsh": ROOT / "completions/_smolcmp",
           "fish": ROOT / "completions/smolcmp.fish"}
HOSTILE = "Harm's `touch pwned` $(touch pwned); touch pwned & \"so\" on"

# A line as far as it is typed, and the words that it becomes.
BECOMES = [
    ("smolcmp completi", "smolcmp completion"),
    ("smolcmp help verd", "smolcmp help verdict"),
    ("smolcmp completion f", "smolcmp completion fish"),
    ("smolcmp compare bro", "smolcmp compare brook"),
    ("smolcmp compare brook d", "smolcmp compare brook delta"),
    ("smolcmp compare brook delta --ex", None),
    ("smolcmp compare brook delta --exp",
     "smolcmp compare brook delta --expect"),
    ("smolcmp compare brook --expect=br",
     "smolcmp compare brook --expect=brook"),
    ("smolcmp -d other.json show x", "smolcmp -d other.json show xenon"),
    ("smolcmp show --data=other.json x",
     "smolcmp show --data=other.json xenon"),
    ("smolcmp show -d 'two words.json' x",
     "smolcmp show -d 'two words.json' xenon"),
    ("smolcmp list --color=al", "smolcmp list --color=always"),
    ("smolcmp list --color al", "smolcmp list --color always"),
    ("smolcmp list --category Dev",
     "smolcmp list --category 'Developer Tools'"),
    ("smolcmp list --category Developer\\ T",
     "smolcmp list --category 'Developer Tools'"),
    ('smolcmp list --category "Dev',
     "smolcmp list --category 'Developer Tools'"),
    ("smolcmp list --category 'Developer T",
     "smolcmp list --category 'Developer Tools'"),
    ("smolcmp list --category=Dev",
     "smolcmp list '--category=Developer Tools'"),
    ('smolcmp list --category="Developer T',
     "smolcmp list '--category=Developer Tools'"),
    ("smolcmp list --category H",
     f"smolcmp list --category {shlex.quote(HOSTILE)}"),
    ("smolcmp list --category=H",
     f"smolcmp list {shlex.quote('--category=' + HOSTILE)}"),
    ("smolcmp list --tag a:", "smolcmp list --tag a:b"),
    ("smolcmp list -d oth", "smolcmp list -d other.json"),
    ("smolcmp list --data=oth", "smolcmp list --data=other.json"),
    ("smolcmp list -d tw", "smolcmp list -d 'two words.json'"),
    ("./here/smolcmp list --color=al", "./here/smolcmp list --color=always"),
    ("./a\\ b/smolcmp list --color=al",
     "'./a b/smolcmp' list --color=always"),
    ("~/here/smolcmp list --color=al", "~/here/smolcmp list --color=always"),
    ("smolcmp list -d - --tag lo", None),
    ("smolcmp nonsense b", None),
]
SHOW = """show() { printf 'WORD<%s>\\n' "$@"; echo END-OF-WORDS; }\n"""


class Shell(Case):
    def setUp(self):
        super().setUp()
        self.write("data.json", document(
            [tool("brook", "Brook", category="Developer Tools",
                  tags=["logs", "a:b"]),
             tool("delta", "Delta", category=HOSTILE)], []))
        self.write("other.json", document([tool("xenon")], []))
        self.write("two words.json", document([tool("xenon")], []))
        for folder in "bin", "here", "a b":
            (self.dir / folder).mkdir()
            (self.dir / folder / "smolcmp").symlink_to(PROGRAM)

    def environment(self):
        return environment(
            HOME=str(self.dir), TERM="dumb", SMOLCMP_DATA="data.json",
            PATH=f"{self.dir / 'bin'}:{os.environ['PATH']}")

    def shell(self, *command):
        done = subprocess.run(command, cwd=self.dir, env=self.environment(),
                              stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=300, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def check_words(self, line, becomes, words):
        """Of nothing offered, or of too much, the line stays as it was."""
        with self.subTest(line=line):
            self.assertEqual(words, [
                re.sub("^~", str(self.dir), word)
                for word in shlex.split(becomes or line)])

    def check_scripts(self, shell):
        done = run("completion", shell)
        self.assertEqual(done.returncode, DONE)
        self.assertEqual(done.stdout, SCRIPTS[shell].read_bytes())

    def tearDown(self):
        self.assertFalse((self.dir / "pwned").exists())
        super().tearDown()


def words_of(output):
    """By line shown, the words that show() printed."""
    shown = re.findall(r"((?:^WORD<.*>\n)+)END-OF-WORDS",
                       output.replace("\r", ""), re.M)
    return [re.findall(r"^WORD<(.*)>$", words, re.M) for words in shown]


class Bash(Shell):
    # What bash itself does before it calls the function.
    ASK = r"""
        source "$1"
        shift
        COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        compopt() { echo "compopt $*"; }
        _smolcmp "$1"
        printf '%s\n' "${COMPREPLY[@]}"
    """

    def ask(self, *words):
        return self.shell("bash", "--norc", "-c", self.ASK, "bash",
                          SCRIPTS["bash"], *words).split("\n")[:-1]

    def test_the_function_alone(self):
        self.assertEqual(self.ask("smolcmp", "compare", ""),
                         ["brook", "delta"])
        self.assertEqual(self.ask("smolcmp", "list", "--verdict", ""),
                         ["ship", "mixed", "skip", "unrated"])
        self.assertEqual(self.ask("smolcmp", "list", "-d", ""),
                         ["compopt -o default", ""])
        self.assertEqual(self.ask("smolcmp", "nonsense", ""), [""])

    def type(self, lines):
        """Type them in a terminal, and show what words they became."""
        self.write("setup", f"{SHOW}PS1='$ '\nsource {SCRIPTS['bash']}\n")
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.dir)
            os.execvpe("bash", ["bash", "--noprofile", "--rcfile", "setup",
                                "-i"], self.environment())
        output = b""
        try:
            for count, line in enumerate(lines, 1):
                os.write(terminal, f"{line}\t\x01show \x05\n".encode())
                end = time.monotonic() + 60
                while output.count(b"\nEND-OF-WORDS") < count:
                    self.assertLess(time.monotonic(), end, output.decode())
                    if select.select([terminal], [], [], 1)[0]:
                        output += os.read(terminal, 65536)
        finally:
            os.close(terminal)
            os.waitpid(child, 0)
        return words_of(output.decode())

    def test_lines_typed(self):
        shown = self.type([line for line, _ in BECOMES])
        for (line, becomes), words in zip(BECOMES, shown, strict=True):
            self.check_words(line, becomes, words)

    def test_nothing_breaks_out_of_quotes(self):
        words = ["smolcmp", "list", "--category"]
        for quote in "\"'":
            line = f"{' '.join(words)} {quote}H"
            with self.subTest(line=line):
                self.assertEqual(self.ask(*words, f"{quote}H"), [""])
                # The tab behind the closed quote does complete.
                self.assertEqual(self.type([f"{line}\t{quote}"]),
                                 [[*words, HOSTILE]])

    def test_the_script_is_the_programs(self):
        self.check_scripts("bash")


class Zsh(Shell):
    TYPE = r"""
        zmodload zsh/zpty || exit
        zpty shell zsh -f -i
        zpty -w shell 'source ./setup'
        for line; do
            zpty -w -n shell "$line"$'\t'
            zpty -w -n shell $'\x01show \x05\n'
            zpty -r shell output $'*\nEND-OF-WORDS*' || exit
            print -r -- "$output"
        done
        zpty -d shell
    """

    def type(self, lines, source=False):
        how = f"source {SCRIPTS['zsh']}" if source else ""
        self.write("setup", f"""{SHOW}
            PS1='$ '
            bindkey -e
            unsetopt beep zle_bracketed_paste 2> /dev/null
            unset zle_bracketed_paste
            LISTMAX=1000
            fpath=({'' if source else SCRIPTS['zsh'].parent} $fpath)
            autoload -U compinit
            compinit -u -D
            {how}
            """)
        return self.shell("zsh", "-f", "-c", self.TYPE, "zsh", *lines)

    def test_lines_typed(self):
        output = self.type([line for line, _ in BECOMES])
        for (line, becomes), words in zip(BECOMES, words_of(output),
                                          strict=True):
            self.check_words(line, becomes, words)

    def test_descriptions_are_listed(self):
        output = self.type(["smolcmp compare "])
        self.assertRegex(output, r"brook +-- Brook")
        self.assertRegex(output, r"delta +-- Delta")
        output = self.type(["smolcmp list --verdict "])
        for word in "ship", "mixed", "skip", "unrated":
            self.assertRegex(output, rf"\b{word}\b")

    def test_the_script_may_be_sourced(self):
        output = self.type(["smolcmp compare bro"], source=True)
        self.assertEqual(words_of(output), [["smolcmp", "compare", "brook"]])

    def test_the_script_is_the_programs(self):
        self.check_scripts("zsh")


class Fish(Shell):
    def ask(self, line):
        output = self.shell("fish", "--no-config", "-c",
                            "source $argv[1]; complete -C $argv[2]",
                            SCRIPTS["fish"], line)
        return [entry.split("\t") for entry in output.splitlines()]

    def test_lines_typed(self):
        for line, becomes in BECOMES:
            if not becomes:
                continue
            with self.subTest(line=line):
                offered = [entry[0] for entry in self.ask(line)]
                self.assertEqual(offered, shlex.split(becomes)[-1:])

    def test_nothing_is_offered_where_nothing_is_known(self):
        for line in "smolcmp nonsense b", "smolcmp list -d - --tag lo":
            self.assertEqual(self.ask(line), [])

    def test_descriptions_are_told(self):
        self.assertEqual(self.ask("smolcmp compare "),
                         [["brook", "Brook"], ["delta", "Delta"]])

    def test_the_script_is_the_programs(self):
        self.check_scripts("fish")


