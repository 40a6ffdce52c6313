"""Inquiries in a store that holds a hundred thousand of them: opened, searched, taken away."""

from __future__ import annotations

import json
from datetime import timedelta
from http.client import HTTPConnection
from random import Random
from time import monotonic, sleep
from typing import Any

from sqlalchemy import insert

from hall.desk import pins, sessions
from hall.desk.desk import Desk
from hall.hub.keys import digest
from hall.store.page import Page
from hall.store.tables import inquiries
from rehearsal.measure.figures import Row, percentile
from rehearsal.measure.ground import Ground
from rehearsal.measure.measured import Measured

FULL, QUICK = 100_000, 10_000
BOSS, TOKEN = "900", "bench-token-boss"
OPEN_MS, PAGE_MS, EXPORT_MB = 100, 200, 40
FILTERS: tuple[dict[str, Any], ...] = (
    {}, {"box": "owed"}, {"box": "overdue"}, {"box": "closed"}, {"kind": "repair"},
    {"channel": "phone"}, {"staff": "101"}, {"text": "999"}, {"text": "没有这几个字"},
    {"phone": "13812345678"}, {"since": "2026-01-01", "until": "2026-01-31"},
)  # fmt: skip


def rows(ground: Ground) -> list[Row]:
    """Opening, the first page under every filter, and an export with its weight on the hub."""
    many = FULL if ground.effort.tickets > QUICK // 10 else QUICK
    with Measured(prepare=lambda desk: prepare(desk, many)) as hall:
        client = Client(hall.port)
        opened = [client.timed("/api/inquiries", OPENING) for _ in range(ground.effort.samples)]
        pages = {
            str(asked): [
                client.timed("/api/inquiries/search", asked) for _ in range(ground.effort.samples)
            ]
            for asked in FILTERS
        }
        slowest = max(pages, key=lambda asked: percentile(pages[asked], 95))
        found = [
            Row(f"inquiry opened, {many:,} in the store, p95", percentile(opened, 95), "ms",
                at_most=OPEN_MS),
            Row("ledger's first page, slowest filter, p95", percentile(pages[slowest], 95), "ms",
                at_most=PAGE_MS, note=slowest),
        ]  # fmt: skip
        return found + [row for form in ("csv", "xlsx") for row in _export(hall, client, form)]


OPENING = {"kind": "ask", "matter": "水费为什么这么高", "contact": {"phone": "13812345678"}}


class Client:
    """The manager's keep-alive connection."""

    def __init__(self, port: int) -> None:
        self._line = HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method: str, path: str, body: Any = None) -> bytes:
        """The body of the answer; RuntimeError for a refusal."""
        heads = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
        sent = None if body is None else json.dumps(body).encode()
        self._line.request(method, path, sent, heads)
        answer = self._line.getresponse()
        data = answer.read()
        if answer.status >= 400:
            raise RuntimeError(data.decode())
        return data

    def timed(self, path: str, body: Any) -> float:
        """Milliseconds of one POST."""
        begun = monotonic()
        self.ask("POST", path, body)
        return (monotonic() - begun) * 1000


def _export(hall: Measured, client: Client, form: str) -> list[Row]:
    """How long it takes, how much the hub grows, and how long a press waits meanwhile."""
    before = hall.megabytes() or 0.0
    begun, most, presses = monotonic(), before, []
    job = json.loads(client.ask("POST", "/api/inquiries/exports", {"form": form}))
    place = f"/api/inquiries/exports/{job['id']}"
    while json.loads(client.ask("GET", place))["state"] == "working":
        most = max(most, hall.megabytes() or 0.0)
        presses.append(client.timed("/api/inquiries", OPENING))
        sleep(0.05)
    took = monotonic() - begun
    client.ask("GET", f"{place}/file")
    name = f"export of {job['rows']:,} rows as .{form}"
    return [
        Row(name, took, "s"),
        Row(f"{name}: memory it takes", most - before, "MB", at_most=EXPORT_MB),
        Row(f"{name}: an act meanwhile, p95", percentile(presses, 95), "ms", at_most=OPEN_MS),
    ]


def prepare(desk: Desk, many: int) -> None:
    """A manager signed in, and so many inquiries of the last year, nearly all of them closed."""
    desk.act(pins.set_pin, staff=BOSS, pin_hash="none")
    desk.act(
        sessions.sign_in, staff=BOSS, counter=None, token_hash=digest(TOKEN),
        expires_at=desk.now() + timedelta(hours=12),
    )  # fmt: skip
    dice, now = Random(4), desk.now()
    people = list(desk.floor.staff)
    kept = [_row(desk, dice, people, now - timedelta(minutes=5 * each), each)
            for each in range(many, 0, -1)]  # fmt: skip

    def put(desk: Desk, page: Page) -> None:
        for first in range(0, many, 500):
            page.run(insert(inquiries), kept[first : first + 500])

    desk.act(put)


def _row(desk: Desk, dice: Random, people: list[str], at: Any, place: int) -> dict[str, Any]:
    who, closed = dice.choice(people), dice.random() < 0.97
    phone = f"138{dice.randrange(10**8):08d}"
    # One sealed text for all: sealing is not what is measured here, opening them is.
    return {
        "hall": desk.book.hall, "number": f"OLD-{place}", "day": desk.day(at),
        "channel": dice.choice(("visit", "phone", "letter")),
        "kind": dice.choice(("handle", "ask", "repair", "complain")), "category": "",
        "urgency": "normal", "language": "zh", "matter": f"第 {place} 件：水费为什么这么高",
        "contact": _sealed(desk), "phone_mark": desk.seal.mark(phone), "about": None,
        "ticket": None, "service": None, "opened_at": at, "opened_by": who, "first": who,
        "responsible": who, "department": "", "state": "closed" if closed else "open",
        "offered_to": None, "offered_at": None, "assigned": False, "told": 1, "tried": 0,
        "outcome": "answered" if closed else None, "result": "已答复" if closed else "",
        "due_at": at + timedelta(days=3), "extended": 0, "notices": 0, "dispatched_at": None,
        "confirmed_at": None, "closed_at": at + timedelta(hours=1) if closed else None,
        "scrubbed_at": None,
    }  # fmt: skip


def _sealed(desk: Desk) -> str:
    return desk.seal.close({"name": "赵大妈", "phone": "13812345678"})
