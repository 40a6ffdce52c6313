"""Files of text go packed over the wire to whoever takes them; news never does."""

import base64
import gzip
import os
import socket
from urllib.parse import urlsplit

from tests.hub.opened import Opened
from tests.hub.stall import Stall

FILE = "/static/hub/live.js"
PACKED = {"Accept-Encoding": "gzip, deflate"}


def test_a_script_goes_packed_and_says_so(hub: Stall) -> None:
    """The same words in less than half the bytes; no cache on the way gives it to somebody else."""
    plain, packed = hub.browser().get(FILE), hub.browser().get(FILE, headers=PACKED)

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    for answer in (plain, packed):
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_page_goes_packed_and_is_kept_by_nobody(hub: Stall) -> None:
    """Its words in every language are most of it."""
    plain, packed = hub.browser().get("/booth/"), hub.browser().get("/booth/", headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data)[:15] == plain.data[:15] == b"<!doctype html>"
    assert len(packed.data) < len(plain.data) / 2
    for answer in (plain, packed):
        assert (answer.headers["Vary"], answer.headers["Cache-Control"]) == (
            "Accept-Encoding",
            "no-store",
        )


def test_packed_or_not_an_unchanged_file_is_not_sent_again(hub: Stall) -> None:
    """304, by the tag that came with either."""
    for heads in ({}, PACKED):
        tag = hub.browser().get(FILE, headers=heads).headers["ETag"]
        again = hub.browser().get(FILE, headers={**heads, "If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")


def test_the_font_is_sent_as_it_is(hub: Stall) -> None:
    """Packing 17 MB would hold up the hall."""
    answer = hub.browser().get("/static/fonts/NotoSansSC.ttf", headers=PACKED)
    assert "Content-Encoding" not in answer.headers
    answer.close()


def test_news_is_never_packed_though_a_browser_offers_it(hall: Opened) -> None:
    """Each connection would hold 300 KB for it, and each scene be packed once a screen."""
    address = urlsplit(hall.url)
    key = base64.b64encode(os.urandom(16)).decode()
    heads = (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        f"Host: {address.netloc}", "Connection: Upgrade", "Upgrade: websocket",
        "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
    )  # fmt: skip
    with socket.create_connection((address.hostname, address.port), timeout=10) as line:
        line.sendall(("\r\n".join(heads) + "\r\n\r\n").encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += line.recv(4096)
    assert answer.startswith(b"HTTP/1.1 101")
    assert b"extensions" not in answer.lower()
