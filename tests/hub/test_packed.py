"""Files of text go packed over the wire to whoever takes them."""

import gzip

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
