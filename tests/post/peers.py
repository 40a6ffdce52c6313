"""A real web hook and a real mail server on this machine, each with a temper."""

import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Hook:
    """Somebody's web hook: `temper` is a status to answer with, or "slow"; `heard` all it got;
    `secure`, where it speaks TLS, may be changed for another certificate.
    """

    def __init__(self, secure: ssl.SSLContext | None = None) -> None:
        self.temper: int | str = 200
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.over = threading.Event()
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.heard.append((dict(self.headers), body))
                if hook.temper == "slow":
                    hook.over.wait(20)
                    return
                self.send_response(int(hook.temper))
                if hook.temper == 302:
                    self.send_header("Location", f"{hook.url}elsewhere")
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                """Nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def get_request(self) -> tuple[Any, Any]:
                one, where = super().get_request()
                if hook.secure is None:
                    return one, where
                # The handshake is the caller's thread's, or a bad one would stop the others.
                covered = hook.secure.wrap_socket(
                    one, server_side=True, do_handshake_on_connect=False
                )
                return covered, where

            def handle_error(self, request: Any, client_address: Any) -> None:
                """The other side did not like the certificate."""

        self.secure = secure
        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        scheme, host = ("http", "127.0.0.1") if secure is None else ("https", "localhost")
        self.url = f"{scheme}://{host}:{self.port}/hook?hall=1"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """It is gone: whoever calls is refused."""
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


class MailServer:
    """Speaks as much SMTP as is needed; `temper` is ok, refusing (no such person), busy, mute, or
    bare: it offers no STARTTLS, as somebody between the two would have it.

    With `secure` it speaks TLS after STARTTLS, or from the start with `at_once`. `heard` is every
    line that came in plain.
    """

    def __init__(self, secure: ssl.SSLContext | None = None, at_once: bool = False) -> None:
        self.temper = "ok"
        self.heard: list[str] = []
        self._secure, self._at_once = secure, at_once
        self.taken: list[tuple[str, str]] = []
        self._sock = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._sock.getsockname()[1]
        self._open = True
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while self._open:
            try:
                one, _ = self._sock.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(one,), daemon=True).start()

    def _talk(self, one: socket.socket) -> None:
        try:
            if self._secure is not None and self._at_once:
                one = self._secure.wrap_socket(one, server_side=True)
            with one:
                self._greet(one)
        except OSError:  # the other side did not like the certificate
            one.close()

    def _greet(self, one: socket.socket) -> None:
        if self.temper == "mute":
            time.sleep(3)
            return
        if self.temper == "busy":
            one.sendall(b"421 too busy\r\n")
            return
        one.sendall(b"220 peer\r\n")
        if self._lines(one) == "STAR" and self._secure is not None:
            with self._secure.wrap_socket(one, server_side=True) as covered:
                self._lines(covered)

    def _lines(self, one: socket.socket) -> str:
        """Until the other side leaves, or wants to go on in secret; its last verb."""
        plain = not isinstance(one, ssl.SSLSocket)
        with one.makefile("rb") as line:
            verb, to = "", ""
            while heard := line.readline().decode(errors="replace").strip():
                verb = heard[:4].upper()
                if plain:
                    self.heard.append(heard)
                if verb == "EHLO" and plain and self._secure and self.temper != "bare":
                    one.sendall(b"250-peer\r\n250 STARTTLS\r\n")
                elif verb == "EHLO":
                    one.sendall(b"250-peer\r\n250 AUTH PLAIN\r\n")
                elif verb == "AUTH":
                    one.sendall(b"235 welcome\r\n")
                elif verb == "STAR":
                    one.sendall(b"220 go on\r\n")
                    return verb
                elif verb == "RCPT":
                    to = heard
                    refusing = self.temper == "refusing"
                    one.sendall(b"550 no such person\r\n" if refusing else b"250 ok\r\n")
                elif verb == "DATA":
                    one.sendall(b"354 go on\r\n")
                    text = b""
                    while not text.endswith(b"\r\n.\r\n"):
                        text += line.readline()
                    self.taken.append((to, text.decode()))
                    one.sendall(b"250 taken\r\n")
                elif verb == "QUIT":
                    one.sendall(b"221 bye\r\n")
                    return verb
                else:
                    one.sendall(b"250 ok\r\n")
            return verb

    def close(self) -> None:
        """Whoever calls is refused."""
        self._open = False
        self._sock.close()
