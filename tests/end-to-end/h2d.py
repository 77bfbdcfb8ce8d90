"""A program of a server of HTTP/2 on loopback, for web_server.py, which runs it
with the Python that h2 is there for.

The first line of standard input is a JSON object with "routes", an object of
paths and texts, and "folder", where server.pem and server.key are; it is
answered with the port. At the end of standard input comes another object: how
many connections there were, and at most how many requests of one connection
waited for their responses.
"""
import asyncio
import json
import ssl
import sys

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, RequestReceived, StreamReset, WindowUpdated

PAUSE = 0.02  # before a response, so that requests can come together


class Connection:
    def __init__(self, server, writer):
        self.server = server
        self.writer = writer
        self.state = H2Connection(H2Configuration(client_side=False))
        self.waiting = {}  # tasks that respond, by stream
        self.window = asyncio.Event()

    def flush(self):
        self.writer.write(self.state.data_to_send())

    async def respond(self, stream, path):
        await asyncio.sleep(PAUSE)
        text = self.server.routes.get(path)
        body = (text or "nothing here\n").encode()
        self.state.send_headers(stream, [
            (":status", "404" if text is None else "200"),
            ("content-length", str(len(body)))])
        while body:
            room = min(self.state.local_flow_control_window(stream),
                       self.state.max_outbound_frame_size, len(body))
            if room <= 0:
                self.window.clear()
                self.flush()
                await self.window.wait()
                continue
            self.state.send_data(stream, body[:room])
            body = body[room:]
        self.state.end_stream(stream)
        self.waiting.pop(stream)
        self.flush()

    def take(self, event):
        if isinstance(event, RequestReceived):
            path = dict(event.headers)[b":path"].decode()
            self.waiting[event.stream_id] = asyncio.ensure_future(
                self.respond(event.stream_id, path))
            self.server.most = max(self.server.most, len(self.waiting))
        elif isinstance(event, WindowUpdated):
            self.window.set()
        elif isinstance(event, StreamReset):
            self.waiting.pop(event.stream_id).cancel()
        elif isinstance(event, DataReceived):
            self.state.acknowledge_received_data(
                event.flow_controlled_length, event.stream_id)

    async def run(self, reader):
        self.state.initiate_connection()
        self.flush()
        while (got := await reader.read(65536)):
            for event in self.state.receive_data(got):
                self.take(event)
            self.flush()


class Server:
    def __init__(self, asked):
        self.routes = asked["routes"]
        self.connections = self.most = 0
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(asked["folder"] + "/server.pem",
                                 asked["folder"] + "/server.key")
        self.tls.set_alpn_protocols(["h2"])

    async def serve(self, reader, writer):
        self.connections += 1
        try:
            await Connection(self, writer).run(reader)
        except OSError:
            pass
        finally:
            writer.close()

    async def run(self):
        listening = await asyncio.start_server(self.serve, "127.0.0.1", 0,
                                               ssl=self.tls, backlog=128)
        print(listening.sockets[0].getsockname()[1], flush=True)
        await asyncio.get_running_loop().run_in_executor(
            None, sys.stdin.readline)
        print(json.dumps({"connections": self.connections,
                          "most": self.most}), flush=True)


asyncio.run(Server(json.loads(sys.stdin.readline())).run())
