"""The bench counts rightly; how fast anything is, no test asks."""

import json
from pathlib import Path

import pytest

from hall.settings.load import load
from rehearsal import bench
from rehearsal.measure.callers import Ask, Tally, status_of
from rehearsal.measure.figures import Row, middle, number, percentile, table, typical
from rehearsal.measure.measured import COUNTERS, fill, open_desk, seat_all, served, written
from rehearsal.measure.screens import frames, masked


def test_a_percentile_is_a_value_that_was_measured() -> None:
    """The smallest that so many per cent do not exceed, whatever the order."""
    values = [5.0, 1.0, 4.0, 2.0, 3.0]

    assert percentile(values, 50) == 3.0
    assert percentile(values, 99) == 5.0
    assert percentile(values, 0) == 1.0
    assert percentile([7.0], 99) == 7.0
    assert percentile(range(1, 101), 99) == 99
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 50)


def test_the_middle_pair_is_the_one_of_the_median_ratio() -> None:
    """A round disturbed in one half does not decide; value and floor stay together."""
    assert middle([(6.0, 10.0), (1.0, 10.0), (9.0, 10.0)]) == (6.0, 10.0)
    assert middle([(300.0, 1000.0), (60.0, 100.0)]) == (300.0, 1000.0)
    assert typical([3.0, 1.0, 2.0]) == 2.0
    with pytest.raises(ValueError, match="no pair"):
        middle([])


def test_a_promise_is_judged_by_its_ratio_or_else_by_its_value() -> None:
    """At least, at most, exactly at the bound, and nothing promised."""
    assert Row("take", 600, "/s", floor=1000, at_least=0.6).holds is True
    assert Row("take", 599, "/s", floor=1000, at_least=0.6).holds is False
    assert Row("next", 1.3, "ms", floor=1.0, at_most=1.3).holds is True
    assert Row("next", 1.4, "ms", floor=1.0, at_most=1.3).holds is False
    assert Row("memory", 151, "MB", at_most=150).holds is False
    assert Row("take", 5, "/s", floor=10).holds is None
    assert Row("take", 5, "/s", floor=10).ratio == 0.5
    assert Row("take", 5, "/s", floor=0, at_least=0.6).holds is False


def test_the_table_shows_what_was_promised_and_whether_it_is_so() -> None:
    """One line a row, with its ratio and a loud NO."""
    good = Row("take", 1234.5, "/s", floor=2000, at_least=0.6)
    bad = Row("memory", 160.2, "MB", at_most=150)
    lines = table([good, bad, Row("commit", 3.25, "ms")]).splitlines()

    assert lines[1].split() == ["take", "1,234", "/s", "2,000", "0.62", ">=", "0.6", "yes"]
    assert lines[2].split() == ["memory", "160", "MB", "<=", "150", "NO"]
    assert lines[3].split() == ["commit", "3.25", "ms"]
    assert [number(v) for v in (12345.6, 12.34, 0.456)] == ["12,346", "12.3", "0.46"]


def test_an_answer_is_whole_when_its_length_has_come() -> None:
    """Half a head or half a body is no answer yet."""
    whole = b'HTTP/1.1 201 CREATED\r\nContent-Length: 4\r\nX: y\r\n\r\n{"a"'

    assert status_of(whole) == 201
    assert status_of(whole[:-1]) is None
    assert status_of(b"HTTP/1.1 201 CREATED\r\nContent-Le") is None
    assert Tally(answers=30, seconds=1.5).rate == 20


def test_every_sending_has_a_key_of_its_own() -> None:
    """Else the hall would answer the second from what it kept, and the bench measure that."""
    ask = Ask("/api/tickets", '{"service":"payment"}', token="t", key="k")

    assert b"Idempotency-Key: k-1\r\n" in ask.sent(1)
    assert ask.sent(1) != ask.sent(2)
    assert ask.sent(1).startswith(b"POST /api/tickets HTTP/1.1\r\n")
    assert ask.sent(1).endswith(b'Content-Length: 21\r\nAuthorization: Bearer t\r\n'
                                b'Idempotency-Key: k-1\r\n\r\n{"service":"payment"}')  # fmt: skip


def test_screens_read_frames_of_every_length() -> None:
    """Short, 16-bit and 64-bit lengths, several at once, half of one left for later."""

    def framed(payload: bytes) -> bytes:
        size = len(payload)
        if size < 126:
            return bytes([0x81, size]) + payload
        if size < 1 << 16:
            return b"\x81\x7e" + size.to_bytes(2, "big") + payload
        return b"\x81\x7f" + size.to_bytes(8, "big") + payload

    payloads = [b"2", b"x" * 125, b"y" * 4000, b"z" * 70_000]
    stream = b"".join(map(framed, payloads))
    buffer = bytearray(stream[:-5])

    assert frames(buffer) == payloads[:3]
    buffer += stream[-5:]
    assert frames(buffer) == payloads[3:]
    assert buffer == b""


def test_screens_mask_what_they_say() -> None:
    """The protocol wants it of every client."""
    said = masked("40")

    assert said[:2] == b"\x81\x82"
    mask, body = said[2:6], said[6:]
    assert bytes(byte ^ mask[at % 4] for at, byte in enumerate(body)) == b"40"
    with pytest.raises(ValueError, match="too long"):
        masked("x" * 126)


def test_the_measured_hall_is_a_valid_one_full_of_people(tmp_path: Path) -> None:
    """32 counters, each with its clerk signed in; everybody who waits can be called."""
    (tmp_path / "config.toml").write_text(written(), "utf-8")
    settings = load(tmp_path / "config.toml", {})
    assert len(settings.counters) == COUNTERS == len(settings.staff) - 1  # and a manager
    assert [list(c.serves) for c in settings.counters] == [served(n) for n in range(COUNTERS)]

    desk = open_desk(tmp_path)
    tokens = seat_all(desk)
    fill(desk, 40)
    with desk.read() as reading:
        waiting = {(line.service, line.ticket_class): line.count for line in reading.waiting()}
        open_counters = [view for view in reading.counters() if view.state == "open"]
    desk.book.close()
    assert sum(waiting.values()) == 40
    assert sum(count for (_, kind), count in waiting.items() if kind == "priority") == 10
    assert len(open_counters) == len(set(tokens)) == COUNTERS


def test_only_known_parts_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt part is told, not skipped."""
    with pytest.raises(SystemExit) as ended:
        bench.main(["rate"])
    assert ended.value.code == 2
    assert "no such part: rate" in capsys.readouterr().err


def test_plans_survive_the_way_to_the_callers_process() -> None:
    """What is asked is what is sent, JSON in between."""
    ask = Ask("/x", timed=False)
    assert Ask(**json.loads(json.dumps(vars(ask)))) == ask
