"""A program for test_misbehaving: in a network of its own, which it must have
been started in, a host that has an address of each kind, and what comes of every
way from one kind to another.

usage: narrower.py HELPER FOLDER; prints an object of ways, each with what
smolcmp-transfer says of it and how often the end of the way was asked; as
"silent", what it says of a name server that does not answer, and when; and, as
"called", the kinds of address that were connected to when nothing but what is
refused was asked for
"""
import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

HELPER, FOLDER = Path(sys.argv[1]), Path(sys.argv[2])
os.environ["SMOLCMP_PROGRAM"] = str(HELPER.with_name("smolcmp"))
sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True

# What is for documentation is as public as any, as far as we are concerned.
ADDRESSES = {"loopback": "127.0.0.1", "link": "169.254.169.254",
             "private": "10.1.2.3", "public": "203.0.113.5"}
SIOCSIFADDR, SIOCSIFFLAGS, UP_AND_RUNNING = 0x8916, 0x8914, 0x41


def set_up():
    """Addresses for this machine, and names for them."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS,
                    struct.pack("16sh14x", b"lo", UP_AND_RUNNING))
        for number, address in enumerate(ADDRESSES.values()):
            name = f"lo:{number}".encode() if number else b"lo"
            fcntl.ioctl(any_socket, SIOCSIFADDR, struct.pack(
                "16shH4s8x", name, socket.AF_INET, 0,
                socket.inet_aton(address)))
    hosts = FOLDER / "hosts"
    hosts.write_text("".join(f"{address} {name}.test\n"
                             for name, address in ADDRESSES.items()))
    servers = FOLDER / "servers"
    servers.write_text("nameserver 127.0.0.1\n")
    for ours, name in ((hosts, "hosts"), (servers, "resolv.conf")):
        subprocess.run(["mount", "--bind", ours, f"/etc/{name}"], check=True)


def ask_silent_server(fetch):
    """What comes of a name that no server tells of, in a second; and in how
    many seconds it came."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 53))
        since = time.monotonic()
        item, = fetch(FOLDER, [{"url": "http://silent.test/"}], timeout=1)
        return [item, time.monotonic() - since]


def main():
    from fetching import fetch
    from web_server import Redirect, Web

    set_up()
    with Web({"/a": b"here"}, host="0.0.0.0") as web:
        def url(name, path):
            return web.url(path, f"{name}.test")

        ways = {name: {"url": url(name, f"/a?{name}")} for name in ADDRESSES}
        for floor in ("loopback", "link-local", "private", "public"):
            for name in ADDRESSES:
                ways[f"only {floor}: {name}"] = {
                    "url": url(name, f"/a?only%20{floor}:%20{name}"),
                    "reach": floor}
        for first in ADDRESSES:
            for then in ADDRESSES:
                way = f"{first} to {then}"
                end = f"/a?{way}".replace(" ", "%20")
                web.routes[f"/{first}/{then}"] = Redirect(url(then, end))
                ways[way] = {"url": url(first, f"/{first}/{then}")}
        items = fetch(FOLDER, list(ways.values()))
        said = {
            way: [item, len(web.asked_for(f"/a?{way}".replace(" ", "%20")))]
            for way, item in zip(ways, items)}
        # Without connections that others have left.
        web.called.clear()
        fetch(FOLDER, [ways[way] for way in ways if way.startswith("public to")
                       and not way.endswith("public")] +
              [ways[way] for way in ways if way.startswith("only public")
               and not way.endswith("public")])
        said["called"] = sorted(name for name, address in ADDRESSES.items()
                                if address in web.called)
        said["silent"] = ask_silent_server(fetch)
        print(json.dumps(said))


main()
