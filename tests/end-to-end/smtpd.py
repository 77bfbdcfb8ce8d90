"""A program of real servers of mail on loopback, for mail_server.py, which runs
it with the Python that aiosmtpd is there for.

Each line of standard input is a JSON object that asks for a server, and is
answered with its port; or a port, which is answered with an array of the mails
that this server took. A server takes

    refuse   what to answer to "MAIL", "DATA" or an address, in place of 250
    login    [user, password] that it wants
    tls      "starttls" or "implicit", with
    folder   where server.pem and server.key are
"""
import asyncio
import base64
import json
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Server:
    def __init__(self, asked, loop):
        self.refuse = asked.get("refuse") or {}
        self.login = asked.get("login")
        self.mails = []
        tls = asked.get("tls")
        context = None
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(asked["folder"] + "/server.pem",
                                    asked["folder"] + "/server.key")
        options = {"hostname": "server.example", "auth_require_tls": False,
                   "auth_required": bool(self.login), "loop": loop,
                   "authenticator": self.check if self.login else None,
                   "tls_context": context if tls == "starttls" else None}
        self.listening = loop.create_server(
            lambda: SMTP(self, **options), "127.0.0.1", 0,
            ssl=context if tls == "implicit" else None)

    def check(self, _server, _session, _envelope, _mechanism, data):
        given = isinstance(data, LoginPassword) and \
            [data.login.decode(), data.password.decode()]
        return AuthResult(success=given == self.login, handled=False)

    async def handle_MAIL(self, _server, _session, envelope, address, options):
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.refuse.get("MAIL", "250 OK")

    async def handle_RCPT(self, _server, _session, envelope, address, _more):
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        if "DATA" in self.refuse:
            return self.refuse["DATA"]
        data = base64.b64encode(envelope.original_content).decode()
        self.mails.append({"from": envelope.mail_from,
                           "to": envelope.rcpt_tos, "data": data,
                           "encrypted": server.transport.get_extra_info(
                               "sslcontext") is not None})
        return "250 OK"


def main():
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    servers = {}
    for line in sys.stdin:
        asked = json.loads(line)
        if isinstance(asked, int):
            answer = servers[asked].mails
        else:
            server = Server(asked, loop)
            done = asyncio.run_coroutine_threadsafe(server.listening, loop)
            answer = done.result().sockets[0].getsockname()[1]
            servers[answer] = server
        print(json.dumps(answer), flush=True)


main()
