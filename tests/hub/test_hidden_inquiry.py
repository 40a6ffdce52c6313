"""An inquiry that somebody may not see leaves no trace in anything they can ask for.

Two halls live the same morning; in the second a complaint about a clerk is written down besides.
Whoever may not see it is answered the same in both, to the letter, at every door there is.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from hall.desk import printing_inquiry, reminding, sessions
from hall.hub.app import Hub
from hall.hub.keys import digest
from hall.settings.words import Words
from house import windows
from tests.windows.clerk_hall import CHEN, LIN, ROOT, ZHAO, ZHENG, open_hall
from tests.windows.inquiry_doors import BODIES, CONTACT, EXPORTS, PLACE
from tests.windows.office_hall import CAO, PENG, SUN, TANG, Office

HEAD = "421"
STRANGERS = (LIN, CHEN, ZHAO, SUN, TANG, HEAD, PENG, CAO, None)
"""The clerk it is about, a neighbour, guard, guide, a member and a head of another department, two
of a third, and who is not signed in, on the hub's own machine.
"""
KNOWN = 3
"""Inquiries of the morning; the hidden one is the next."""
SECRET = "态度恶劣"
WANTED: tuple[dict[str, Any], ...] = (
    {}, {"text": SECRET}, {"text": "态度"}, {"kind": "complain"}, {"box": "owed"},
    {"staff": LIN}, {"staff": ZHENG}, {"phone": CONTACT["phone"]}, {"text": f"00{KNOWN + 1}"},
    {"department": "works"}, {"urgency": "urgent"}, {"channel": "letter"}, {"box": "unassigned"},
    {"box": "overdue"}, {"since": "2026-11-23"},
)  # fmt: skip


class Morning(Office):
    """Everything the hall has, with the clerk at counter 1 and a visitor in hand."""

    def __init__(self, hall: Any) -> None:
        super().__init__(hall)
        self.hub = Hub(hall.desk, Words.load(ROOT / "words"), hall.runtime, "threading").open(
            windows()
        )
        self.hall.desk.act(
            sessions.sign_in, staff=LIN, counter="1", token_hash=digest(f"token of {LIN}"),
            expires_at=hall.now.replace(hour=15),
        )  # fmt: skip
        self._clients[LIN] = self.hub.app.test_client()
        self._clients[LIN].set_cookie("shouwen", f"token of {LIN}")
        self.token = hall.visitor().token
        hall.next("1", LIN)
        hall.begin("1", LIN)
        self.ticket = hall.desk.act(_of, token=self.token)
        for staff in (LIN, TANG, PENG):
            self.open(staff, contact=CONTACT)


def _of(desk: Any, page: Any, *, token: str) -> int:
    from sqlalchemy import select

    from hall.store.tables import tickets

    return int(page.run(select(tickets.c.id).where(tickets.c.token == token)).scalar_one())


def hide(office: Morning) -> int:
    """The complaint, with all that goes with one."""
    made = office.open(
        ZHENG, kind="complain", matter=SECRET, about=LIN, contact=CONTACT, ticket=office.ticket,
        urgency="urgent", channel="letter",
    )  # fmt: skip
    one: int = made["id"]
    for act, body in {"involve": {"department": "works"}, "note": BODIES["note"],
                      "ask-office": {"reason": "谁来办"}}.items():  # fmt: skip
        assert office.act(ZHENG, one, act, body)[0] == 200
    office.hall.desk.act(
        printing_inquiry.ask_print,
        inquiry=one,
        kind="receipt",
        staff=ZHENG,
        printer=next(iter(office.hall.settings.all_printers)),
    )
    return one


@pytest.fixture(scope="module")
def halls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Morning, Morning, int]]:
    """Without it, with it, and its id."""
    with (
        open_hall(tmp_path_factory.mktemp("without")) as plain,
        open_hall(tmp_path_factory.mktemp("with")) as other,
    ):
        without, having = Morning(plain), Morning(other)
        hidden = hide(having)
        for office in (without, having):
            for staff in STRANGERS:
                office.client(staff)
            office.hall.later(hours=5)
            reminding.look(office.hall.desk, lambda seconds: None)
        yield without, having, hidden


CHANGES = re.compile(r'"seq": ?\d+|[A-Za-z0-9_-]{16,}|"(last_)?seq":\d+')
"""Counters of what happened at all, and secrets that are drawn."""


def told(office: Morning, staff: str | None, method: str, path: str, body: Any) -> tuple[int, str]:
    """What they are answered, without what no two halls have alike."""
    client = office.client(staff)
    asked = {"headers": {"Origin": "http://localhost"}}
    answer = client.get(path) if method == "GET" else client.post(path, json=body, **asked)
    return answer.status_code, CHANGES.sub("~", answer.get_data(as_text=True))


def looks(office: Morning, hidden: int) -> Iterator[tuple[str, str, Any]]:
    """Every look there is: doors without a blank, the hidden one's, scenes, pages, the ledger."""
    for door in office.hub.doors:
        path = door.path.replace("{inquiry}", str(hidden)).replace("{token}", office.token)
        if path in ("/healthz", "/metrics") or "{" in path:
            continue
        if door.method == "GET":
            yield "GET", path, None
        elif "{inquiry}" in door.path:
            yield "POST", path, BODIES[path.rsplit("/", 1)[1]]
    yield "GET", f"{PLACE}/{hidden}/prints/x.png", None
    for scene in office.hub.scenes:
        for area in ("main", "1", "2", *filter(None, STRANGERS), ZHENG):
            yield "GET", f"/api/scenes/{scene}/{area}", None
    for page in ("/office/", "/counter/", "/watch/", f"/t/{office.token}", "/"):
        yield "GET", page, None
    for wanted in WANTED:
        yield "POST", f"{PLACE}/search", wanted
        yield "POST", EXPORTS, {"wanted": wanted}


@pytest.mark.parametrize("staff", STRANGERS)
def test_what_is_not_theirs_to_see_is_nowhere(
    halls: tuple[Morning, Morning, int], staff: str | None
) -> None:
    """Neither found, counted, suggested nor refused in other words than what is not there."""
    without, having, hidden = halls
    asked = list(looks(without, hidden))
    assert len(asked) > 100
    differ = []
    for method, path, body in asked:
        before = told(without, staff, method, path.replace(having.token, without.token), body)
        after = told(having, staff, method, path.replace(without.token, having.token), body)
        if before != after or SECRET in after[1]:
            differ.append((method, path, body, before, after))
    assert differ == []


def test_who_may_see_it_finds_it(halls: tuple[Morning, Morning, int]) -> None:
    """Else the test above would say nothing."""
    without, having, hidden = halls
    for wanted in ({"text": SECRET}, {"kind": "complain"}, {"phone": CONTACT["phone"]}):
        assert told(without, ZHENG, "POST", f"{PLACE}/search", wanted) != told(
            having, ZHENG, "POST", f"{PLACE}/search", wanted
        )
    assert told(having, ZHENG, "GET", f"{PLACE}/{hidden}", None)[0] == 200
