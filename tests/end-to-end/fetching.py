"""smolcmp-transfer, asked for files as smolcmp asks it."""
import re
import subprocess
from pathlib import Path

from support import PROGRAM, environment

HELPER = Path(PROGRAM).with_name("smolcmp-transfer")


def field(name, value):
    value = value if isinstance(value, bytes) else str(value).encode()
    return b"%s %d\n%s\n" % (name.encode(), len(value), value)


def request(folder, files, *, timeout=20, limit=64 * 1024 * 1024,
            progress=False):
    """Each file is a dictionary of fields; those without a name get their
    number for one, and those without a reach are as if typed."""
    packet = field("protocol", "smolcmp-transfer/1") + \
        field("operation", "fetch") + field("folder", folder) + \
        field("timeout", timeout) + field("limit", limit)
    if progress:
        packet += field("progress", "")
    for number, file in enumerate(files):
        fields = {"file": number, **file}
        if "reach" not in file:
            fields.update(reach="any", login="")
        packet += field("url", fields.pop("url"))
        packet += b"".join(field(*one) for one in fields.items())
    return packet + field("end", "")


def fields(answer):
    """Pairs of names and values; all of the bytes are such."""
    found = []
    while answer:
        match = re.match(rb"([a-z-]+) (\d+)\n", answer)
        end = match.end() + int(match[2])
        assert answer[end:end + 1] == b"\n", answer
        found.append((match[1].decode(),
                      answer[match.end():end].decode("utf-8", "replace")))
        answer = answer[end + 1:]
    return found


def start(**variables):
    return subprocess.Popen([HELPER], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=environment(**variables))


def finish(process, asked=None):
    """The status, the reason for it, a dictionary per item by number, and the
    values of progress."""
    with process:
        out, said = process.communicate(asked, timeout=60)
    assert (process.returncode, said) == (0, b""), (process.returncode, said)
    items, progress, status, reason = {}, [], None, None
    item = None
    for name, value in fields(out):
        if name == "progress":
            progress.append(tuple(map(int, value.split())))
        elif name == "item":
            item = items.setdefault(int(value), {})
        elif name == "status":
            status, item = value, None
        elif item is None:
            reason = value
        else:
            assert name not in item, f"{name} twice"
            item[name] = value
    return status, reason, items, progress


def fetch(folder, files, variables=None, **terms):
    """What came of each file, in order."""
    status, reason, items, _ = finish(start(**(variables or {})),
                                      request(folder, files, **terms))
    assert (status, reason) == ("done", None), (status, reason)
    assert len(items) == len(files), items
    return [items[number] for number in range(len(files))]
