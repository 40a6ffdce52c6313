"""A plain call is read and answered our way; what the hall and the caller see stays the same."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.hub.exchange import PlainExchange
from hall.hub.protocol import Head, PlainHeads
from tests.hub.opened import Opened
from tests.hub.test_protocol import BODY, GOOD, asked, head

pytestmark = [
    pytest.mark.filterwarnings("ignore:capitalize_response_headers"),
    pytest.mark.filterwarnings(r"ignore:\s*Eventlet is deprecated"),
]

HEADS = st.lists(
    st.tuples(
        st.sampled_from(
            ["Host", "Content-Type", "content-length", "Cookie", "X-Twice", "x-twice", "X_Odd"]
        ),
        st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=12),
    ),
    max_size=6,
)
PATHS = st.sampled_from(["/", "/api/tickets", "/a%E4%BD%A0?b=%41", "/a?", "/a?b?c"])


class _Wire:
    """As much of a connection as an environ is made of."""

    def getsockname(self) -> tuple[str, int]:
        """Where the call arrived."""
        return "127.0.0.1", 8000


def handler(kind: type[Any], path: str, found: list[tuple[str, str]]) -> Any:
    """A handler of this kind that has just read its head."""
    from eventlet import wsgi

    made = kind.__new__(kind)
    made.server = wsgi.Server.__new__(wsgi.Server)
    made.server.socket, made.server.environ = None, None
    made.request = made.connection = _Wire()
    made.rfile, made.wfile, made.conn_state = None, None, [("127.0.0.1", 5), None, None]
    made.client_address = ("127.0.0.1", 5)
    made.command, made.path, made.headers = "POST", path, Head(found)
    return made


@given(PATHS, HEADS)
def test_the_environ_is_the_servers_own(path: str, found: list[tuple[str, str]]) -> None:
    """Key by key, for the second and every later call of a connection too."""
    from eventlet import wsgi

    found = [(n, "7" if n.lower() == "content-length" else v.strip()) for n, v in found]
    ours = type("Ours", (PlainExchange, PlainHeads, wsgi.HttpProtocol), {})
    theirs = handler(wsgi.HttpProtocol, path, found).get_environ()
    made = handler(ours, path, found)
    made.get_environ()
    again = made.get_environ()
    assert again["wsgi.input"] is again["eventlet.input"]
    assert again["wsgi.input"].content_length == theirs["wsgi.input"].content_length
    for one in (theirs, again):
        for name in ("wsgi.input", "eventlet.input", "eventlet.set_idle"):
            del one[name]
    assert again == theirs


APPS: dict[str, Any] = {
    "whole": lambda env, start: (start("200 OK", [("Content-Type", "text/plain")]), [b"ab"])[1],
    "parts": lambda env, start: (start("201 Created", [("A", "b")]), iter([b"a", b"", b"b"]))[1],
    "dated": lambda env, start: (start("200 OK", [("date", "now")]), [b""])[1],
    "empty": lambda env, start: (start("204 No Content", []), [])[1],
    "echo": lambda env, start: (start("200 OK", []), [env["wsgi.input"].read()])[1],
    "broken": lambda env, start: [][0],
}


@pytest.fixture(params=APPS)
def both(request: pytest.FixtureRequest) -> Iterator[tuple[str, list[int]]]:
    """The same application behind the server's own handler and behind ours; their ports."""
    import eventlet
    from eventlet import wsgi

    servers, ports = [], []
    ours = type("Ours", (PlainExchange, PlainHeads, wsgi.HttpProtocol), {})
    for kind in (wsgi.HttpProtocol, ours):
        listener = eventlet.listen(("127.0.0.1", 0))
        ports.append(listener.getsockname()[1])
        servers.append(eventlet.spawn(
            wsgi.server, listener, APPS[request.param], log_output=False, debug=False,
            keepalive=75, protocol=kind, capitalize_response_headers=False,
            log=type("Quiet", (), {"info": print, "debug": print, "error": print})(),
        ))  # fmt: skip
    yield request.param, ports
    for server in servers:
        server.kill()


def spoken(port: int, said: bytes) -> bytes:
    """Everything a server of this process answers, up to its hanging up."""
    import eventlet

    wire = eventlet.connect(("127.0.0.1", port))
    wire.sendall(said)
    got = b""
    while part := wire.recv(65536):
        got += part
    return bytes(got)


@pytest.mark.parametrize("kept", [b"", b"Connection: keep-alive\r\n"])
def test_the_answer_is_the_servers_own(both: tuple[str, list[int]], kept: bytes) -> None:
    """Status, headers and body, for a body that is read, one that is not, and a broken answer."""
    one = b"POST /x HTTP/1.1\r\nHost: h\r\n%sContent-Length: 3\r\n\r\nabc"
    said = one % kept + one % b"Connection: close\r\n"
    theirs, ours = (spoken(port, said) for port in both[1])

    def told(answers: bytes) -> list[tuple[bytes, list[bytes], bytes]]:
        found = []
        for answer in answers.split(b"HTTP/1.1 ")[1:]:
            top, _, rest = answer.partition(b"\r\n\r\n")
            status, *lines = top.split(b"\r\n")
            if b"Transfer-Encoding: chunked" in lines:  # we send it in one piece instead
                lines.remove(b"Transfer-Encoding: chunked")
                pieces = rest.split(b"\r\n")
                rest = b"".join(pieces[1::2])
                lines.append(b"Content-Length: %d" % len(rest))
            lines = [line for line in lines if not line.startswith(b"Date: 2") or b"GMT" in line]
            lines = [line.split(b":")[0] if b"GMT" in line else line.lower() for line in lines]
            found.append((status, sorted(lines), rest))
        return found

    assert told(ours) == told(theirs)
    assert len(told(ours)) == (1 if both[0] == "broken" else 2)


@pytest.fixture
def hall(halls: Callable[[str], Opened]) -> Opened:
    """A whole hall on eventlet."""
    return halls("eventlet")


def test_a_body_nobody_read_is_not_taken_for_the_next_call(hall: Opened) -> None:
    """A page of another site is refused before its body is read."""
    kept = [line for line in GOOD if b"close" not in line]
    foreign = head(*kept, b"Origin: http://elsewhere.example") + BODY
    answer = asked(hall, foreign + head(*GOOD) + BODY)
    assert answer.count(b"HTTP/1.1 403 ") == 1, answer
    assert answer.count(b"HTTP/1.1 201 ") == 1, answer


def test_whoever_hangs_up_before_the_answer_harms_nobody(hall: Opened) -> None:
    """The act stands; the hall goes on."""
    host, port = hall.url.removeprefix("http://").split(":")
    for _ in range(5):
        with socket.create_connection((host, int(port)), 5) as wire:
            wire.sendall(head(*GOOD) + BODY)
    assert hall.take()
