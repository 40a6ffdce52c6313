"""An offer to do it online is a fact of the journal, and so is that it was taken up."""

from collections.abc import Iterator

import pytest

from hall.desk import online
from hall.desk.desk import Desk
from tests.halls import both, journal, opened, refused, settings

ADDRESS = "https://water.example/pay"


@pytest.fixture
def hall(store_url: str) -> Iterator[Desk]:
    """Bills can be paid online, repairs cannot."""
    made = settings()
    pay, *others = made.services
    pay = pay.model_copy(update={"online": ADDRESS, "online_words": both("x")})
    with opened(store_url, made.model_copy(update={"services": (pay, *others)})) as desk:
        yield desk


def test_offered_and_accepted_are_counted_apart(hall: Desk) -> None:
    """Which service and which kiosk; nothing about the visitor (K1)."""
    assert hall.act(online.offered, service="payment", device="east") is False
    assert hall.act(online.offered, service="payment", accepted=True, device="east") is True

    facts = [(entry.kind, entry.data) for entry in journal(hall)]

    about = {"service": "payment", "device": "east"}
    assert facts == [("OnlineOffered", about), ("OnlineAccepted", about)]


@pytest.mark.parametrize(
    ("service", "code"), [("repair", "not_online"), ("nothing", "unknown_service")]
)
def test_what_cannot_be_done_online_is_never_counted(hall: Desk, service: str, code: str) -> None:
    """A page that was open since before the settings changed is told so."""
    with refused(hall, code, service=service):
        hall.act(online.offered, service=service)
