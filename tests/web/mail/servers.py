"""Mail servers to test with: one that takes letters, and ports at which nobody listens."""

from __future__ import annotations

import socket
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Thread


@dataclass
class Letters:
    """A server's port, and what it took: recipient and letter. refuses: codes that it answers to recipients with."""

    port: int
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refuses: list[str] = field(default_factory=list)


@contextmanager
def mail_server(port: int = 0) -> Iterator[Letters]:
    """A server on this machine."""
    letters = Letters(port)

    class Conversation(socketserver.StreamRequestHandler):
        """The commands of RFC 5321 that a client needs."""

        def handle(self) -> None:
            self.say("220 here")
            to = ""
            while line := self.rfile.readline().decode().strip():
                verb = line.split(":")[0].upper()
                if verb == "RCPT TO":
                    to = line.partition("<")[2].partition(">")[0]
                    self.say(f"{letters.refuses.pop()} <{to}> not here" if letters.refuses else "250 yes")
                elif verb == "DATA":
                    self.say("354 go on")
                    letters.taken.append((to, self.letter()))
                    self.say("250 taken")
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 yes")

        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def letter(self) -> EmailMessage:
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line.removeprefix(b"."))
            return message_from_bytes(b"".join(lines), policy=policy.default)

    class Server(socketserver.ThreadingTCPServer):
        """One thread a client, ended with the server."""

        allow_reuse_address = True
        daemon_threads = False

    with Server(("127.0.0.1", port), Conversation) as server:
        letters.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield letters
        finally:
            server.shutdown()
            thread.join()


def refused_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
