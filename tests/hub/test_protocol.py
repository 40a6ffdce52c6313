"""Plain heads are read by us, all others by the standard library; nobody can tell which."""

import socket
from collections.abc import Callable
from http.client import parse_headers
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.hub.protocol import plain
from tests.hub.opened import Opened

NAMES = st.sampled_from(["Host", "content-length", "Content-Length", "X-Forwarded-For", "Cookie"])
VALUES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=20)
ODD = st.sampled_from(
    [b" folded\r\n", b"No colon\r\n", b": nameless\r\n", b"A b: c\r\n", b"A: b\n", b"A : b\r\n",
     b"A: \xe5\x90\x83\r\n", b"A: b\rc\r\n", b"A: \x00\r\n", b"Expect: 100-continue\r\n"]
)  # fmt: skip


@given(st.lists(st.tuples(NAMES, VALUES), max_size=8))
def test_a_plain_head_says_what_the_standard_library_says(found: list[tuple[str, str]]) -> None:
    """The same headers in the same order, and the same first one of each name."""
    lines = [f"{name}: {value}\r\n".encode() for name, value in found] + [b"\r\n"]
    ours, theirs = plain(lines), parse_headers(BytesIO(b"".join(lines)))
    assert ours is not None
    assert [(name, value.strip()) for name, value in ours.items()] == [
        (name, value.strip()) for name, value in theirs.items()
    ]
    for name, _ in found:
        assert ours.get(name.upper()).strip() == theirs.get(name).strip()
    assert ours.get("Missing", "none") == "none"


@given(st.lists(st.tuples(NAMES, VALUES), max_size=4), ODD, st.integers(0, 4))
def test_an_odd_head_is_left_to_the_standard_library(
    found: list[tuple[str, str]], odd: bytes, at: int
) -> None:
    """Folded, nameless, not ASCII, control letters, bare ends of line, or a wish to wait."""
    lines = [f"{name}: {value}\r\n".encode() for name, value in found]
    lines.insert(min(at, len(lines)), odd)
    assert plain([*lines, b"\r\n"]) is None


def test_a_head_without_an_end_is_none() -> None:
    """Nothing at all, or more lines than anybody reads."""
    assert plain([]) is None
    assert plain([b"A: b\r\n"]) is None


@pytest.fixture
def hall(halls: Callable[[str], Opened]) -> Opened:
    """A whole hall on eventlet; the other server reads its heads itself."""
    return halls("eventlet")


def asked(hall: Opened, *said: bytes) -> bytes:
    """What the hall answers to these bytes, up to its hanging up."""
    host, port = hall.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), 5) as wire:
        for part in said:
            wire.sendall(part)
        got = b""
        while part := wire.recv(65536):
            got += part
    return got


BODY = b'{"service": "general"}'
GOOD = [
    b"Host: 127.0.0.1", b"Content-Type: application/json", b"Content-Length: %d" % len(BODY),
    b"Connection: close",
]  # fmt: skip


def head(*lines: bytes) -> bytes:
    """A POST for a number with these header lines."""
    return b"\r\n".join([b"POST /api/tickets HTTP/1.1", *lines]) + b"\r\n\r\n"


@pytest.mark.parametrize(
    "lines",
    [
        GOOD,
        [b"X-Odd: \xe4\xbd\xa0", *GOOD],
        [b"X-Folded: a", b" b", *GOOD],
        [line.replace(b": ", b":") for line in GOOD],
        [line.upper().replace(b"JSON", b"json") for line in GOOD],
    ],
)
def test_a_number_is_given_whichever_way_the_head_is_read(hall: Opened, lines: list[bytes]) -> None:
    """Through the server's own socket; the last byte of the head may come late."""
    whole = head(*lines)
    answer = asked(hall, whole[:20], whole[20:-1], whole[-1:] + BODY)
    assert answer.startswith(b"HTTP/1.1 201 "), answer
    assert b"Content-Security-Policy: " in answer
    assert b'"number":' in answer


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ([b"Host: 127.0.0.1", b"Content-Length: -1"], b" 400 "),
        ([b"Host: 127.0.0.1", b"Content-Length: 2", b"Transfer-Encoding: chunked"], b" 400 "),
        ([b"X: " + b"a" * 9000], b" 400 "),
        ([b"X%d: a" % each for each in range(150)], b" 431 "),
    ],
)
def test_a_head_that_cannot_be_is_refused_and_the_hall_goes_on(
    hall: Opened, lines: list[bytes], status: bytes
) -> None:
    """Lengths that lie, lines too long, lines too many."""
    answer = asked(hall, head(*lines, b"Connection: close"))
    assert status in answer.split(b"\r\n")[0], answer
    assert hall.take()


def test_two_calls_on_one_connection_are_answered_in_turn(hall: Opened) -> None:
    """Keep-alive: the second head stands behind the first body."""
    kept = [line for line in GOOD if b"close" not in line]
    answer = asked(hall, head(*kept) + BODY + head(*GOOD) + BODY)
    assert answer.count(b"HTTP/1.1 201 ") == 2, answer
