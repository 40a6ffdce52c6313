"""A real web hook and a real mail server on this machine, each with a temper."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Hook:
    """Somebody's web hook: `temper` is a status to answer with, or "slow"; `heard` all it got."""

    def __init__(self) -> None:
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

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/hook?hall=1"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """It is gone: whoever calls is refused."""
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


class MailServer:
    """Speaks as much SMTP as is needed; `temper` is ok, refusing (no such person), busy or mute."""

    def __init__(self) -> None:
        self.temper = "ok"
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
        with one, one.makefile("rwb") as line:
            if self.temper == "mute":
                time.sleep(3)
                return

            def say(text: str) -> None:
                line.write(f"{text}\r\n".encode())
                line.flush()

            if self.temper == "busy":
                say("421 too busy")
                return
            say("220 peer")
            to = ""
            while heard := line.readline().decode().strip():
                verb = heard[:4].upper()
                if verb == "RCPT":
                    to = heard
                    say("550 no such person" if self.temper == "refusing" else "250 ok")
                elif verb == "DATA":
                    say("354 go on")
                    text = b""
                    while not text.endswith(b"\r\n.\r\n"):
                        text += line.readline()
                    self.taken.append((to, text.decode()))
                    say("250 taken")
                elif verb == "QUIT":
                    say("221 bye")
                    return
                else:
                    say("250 ok")

    def close(self) -> None:
        """Whoever calls is refused."""
        self._open = False
        self._sock.close()
