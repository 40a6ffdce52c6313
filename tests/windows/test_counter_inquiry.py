"""Inquiries in the clerk's flow: what the counter's scene shows of them, and who hears of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import counter.pages
import office.pages
from hall.core.happenings_inquiry import InquiryReplied
from hall.desk import answering, handing
from hall.hub.app import Hub
from hall.hub.feed import happening
from hall.settings.words import Words
from tests.office import opened_by
from tests.windows.clerk_hall import CHEN, HE, LIN, PIN, ROOT, Hall, open_hall

HERE = {"Origin": "http://localhost"}
NETWORK = "442"
NOTHING = {"receive": 0, "open": 0, "overdue": 0, "today": 0, "day": "2026-11-23", "dues": []}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Lin at counter 1 serves somebody; He sits at counter 3."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, CHEN, HE)
        hall.sit(LIN, "1")
        hall.sit(HE, "3")
        hall.visitor()
        hall.next("1", LIN)
        hall.begin("1", LIN)
        yield hall


def hub_of(hall: Hall) -> Hub:
    """The counter's window and the office's doors."""
    made = Hub(hall.desk, Words.load(ROOT / "words"), hall.runtime, "threading")
    return made.open([counter.pages.window, office.pages.window])


def scene_of(hub: Hub, at: str = "1") -> dict[str, Any]:
    """What a counter shows."""
    return hub.scene("counter", at)


def in_hand(hub: Hub) -> int:
    """The ticket in Lin's hand."""
    ticket: int = scene_of(hub)["in_hand"]["id"]
    return ticket


def test_the_card_shows_the_inquiries_of_the_visitor_in_hand(hall: Hall) -> None:
    """Number, state, due, who has it; no contact, not even masked, and no more of the matter than a
    glimpse.
    """
    hub = hub_of(hall)
    made = opened_by(
        hall.desk, LIN, ticket=in_hand(hub), matter="水" * 200, kind="handle",
    )  # fmt: skip
    (one,) = scene_of(hub)["inquiries"]

    assert (one["id"], one["number"], one["state"]) == (made.id, made.number, "open")
    assert one["responsible"]["number"] == LIN
    assert one["due_at"] is not None
    assert len(one["matter"]) == 60
    assert scene_of(hub, "3")["inquiries"] == []


def test_a_clerk_who_may_not_see_it_is_shown_nothing(hall: Hall) -> None:
    """A complaint about the very clerk who has the visitor in hand (G2), and another's affair."""
    hub = hub_of(hall)
    opened_by(hall.desk, HE, ticket=in_hand(hub), kind="complain", about=LIN)

    assert scene_of(hub)["inquiries"] == []
    assert scene_of(hub)["owed"] == NOTHING


def test_what_the_clerk_owes_is_counted_and_the_next_times_are_told(hall: Hall) -> None:
    """So that the page counts on by its own clock; of what is overdue only the number."""
    hub = hub_of(hall)
    first = opened_by(hall.desk, LIN, kind="handle")
    second = opened_by(hall.desk, LIN, kind="ask")
    owed = scene_of(hub)["owed"]
    assert (owed["open"], owed["receive"]) == (2, 0)
    assert owed["dues"] == sorted(owed["dues"])
    assert len(owed["dues"]) == 2
    hall.later(days=30)
    assert scene_of(hub)["owed"] == {
        **owed, "overdue": 2, "today": 0, "dues": [], "day": scene_of(hub)["owed"]["day"],
    }  # fmt: skip
    hall.later(days=-30)

    hall.desk.act(handing.offer, inquiry=first.id, staff=LIN, to=HE, notified="何工 9:05")
    assert scene_of(hub, "3")["owed"]["receive"] == 1
    assert scene_of(hub)["owed"]["open"] == 2  # it has not moved yet
    hall.desk.act(handing.acknowledge, inquiry=first.id, staff=HE)
    taken = scene_of(hub, "3")["owed"]
    assert (taken["receive"], taken["open"], len(taken["dues"])) == (0, 1, 1)
    hall.desk.act(answering.reply, inquiry=second.id, staff=LIN, reached=True, words="已告知")
    hall.desk.act(
        answering.close, inquiry=second.id, staff=LIN, outcome="answered", result="已告知"
    )
    before = scene_of(hub)
    assert before["owed"] == NOTHING
    hall.later(hours=3)
    after = scene_of(hub)
    assert {**after, "at": 0} == {**before, "at": 0}


def test_every_counter_whose_scene_an_act_changes_hears_of_it(hall: Hall) -> None:
    """Pushed is what would have been fetched."""
    hub = hub_of(hall)
    shown = {at: scene_of(hub, at) for at in ("1", "2", "3")}

    def deaf(done: Any) -> list[str]:
        with hall.desk.read() as reading:
            facts = [happening(one) for one in reading.happenings(shown["1"]["seq"])]
        assert facts, "nothing happened"
        fresh = {at: scene_of(hub, at) for at in shown}
        told = [counter.pages.touched(hall.desk.floor, fact) for fact in facts]
        missed = [
            at for at in shown
            if _bare(fresh[at]) != _bare(shown[at])
            and not any(one is None or at in one for one in told)
        ]  # fmt: skip
        shown.update(fresh)
        return missed

    act = hall.desk.act
    made = opened_by(hall.desk, LIN, ticket=in_hand(hub))
    assert deaf(made) == []
    about = {"inquiry": made.id}
    assert deaf(act(handing.offer, staff=LIN, to=HE, notified="何工 9:05", **about)) == []
    assert deaf(act(handing.decline, staff=HE, reason="不是我们的事", **about)) == []
    assert deaf(act(handing.assign, staff="301", to=HE, **about)) == []
    assert deaf(act(answering.reply, staff=HE, reached=True, words="已答复", **about)) == []
    closed = {"outcome": "answered", "result": "已答复"}
    assert deaf(act(answering.close, staff=HE, **closed, **about)) == []
    assert counter.pages.touched(hall.desk.floor, InquiryReplied(1, "SW", LIN, True)) is None


def _bare(scene: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in scene.items() if name not in ("seq", "at")}


def test_the_promise_is_told_before_it_is_made(hall: Hall) -> None:
    """By kind, category and urgency; what is opened then is due at that very time."""
    client = hub_of(hall).app.test_client()
    told = {"staff": LIN, "pin": PIN, "counter": "1"}
    assert client.post("/api/sign-in", json=told, headers=HERE).status_code == 200

    def promised(**asked: str) -> Any:
        return client.get("/api/promise", query_string=asked).json

    plain = promised(kind="handle")["due_at"]
    assert promised(kind="repair", category="burst", urgency="urgent")["due_at"] < plain
    body = {"kind": "handle", "matter": "更名过户要什么材料"}
    made = client.post("/api/inquiries", json=body, headers=HERE)
    assert (made.status_code, made.json["due_at"]) == (201, plain)
    assert client.get("/api/promise?kind=dance").json["code"] == "not_found"
    assert client.get("/api/promise?category=moon").json["code"] == "unknown_category"


def test_names_are_known_to_the_staff_alone(hall: Hall) -> None:
    """Phones of colleagues are nobody else's affair."""
    client = hub_of(hall).app.test_client()
    assert client.get("/api/known").status_code == 401
    told = {"staff": LIN, "pin": PIN, "counter": "1"}
    client.post("/api/sign-in", json=told, headers=HERE)
    known = client.get("/api/known").json

    assert known["staff"][NETWORK]["department"]
    assert known["services"]["payment"]["materials"]
    assert set(known["purpose"]) == {"zh", "en"}


def test_opening_from_a_ticket_makes_its_first_clerk_responsible(hall: Hall) -> None:
    """Whoever presses; and the ticket can then be finished as answered later."""
    hub = hub_of(hall)
    ticket = in_hand(hub)
    client = hub.app.test_client()
    told = {"staff": CHEN, "pin": PIN, "counter": "2"}
    client.post("/api/sign-in", json=told, headers=HERE)
    body = {"kind": "handle", "matter": "更名", "ticket": ticket}
    made = client.post("/api/inquiries", json=body, headers=HERE).json

    assert (made["first"], made["responsible"], made["opened_by"]) == (LIN, LIN, CHEN)
