"""What a counter's screen is told, and the addresses of the display window."""

import pytest

from display.pages import window
from hall.core.happenings import CounterPaused, TicketCalled, TicketTaken
from hall.core.refusals import Refusal
from hall.desk.desk import Desk
from hall.hub.app import Hub
from hall.hub.runtime import open_runtime
from tests.halls import LI, both, seated, visitor
from tests.windows.display_desk import WORDS, desk, screen

__all__ = ["desk"]


def test_a_counter_screen_goes_from_closed_to_waiting_to_called_to_serving(desk: Desk) -> None:
    """Its whole life, with the clerk's number and name under it (R2-7)."""
    assert (screen(desk)["counter"]["state"], screen(desk)["now"]) == ("closed", None)

    visitor(desk)
    clerk = seated(desk)
    assert (screen(desk)["counter"]["state"], screen(desk)["now"]) == ("open", None)
    clerk.next()
    assert (screen(desk)["now"]["number"], screen(desk)["now"]["state"]) == ("A001", "called")
    clerk.begin()
    assert screen(desk)["now"]["state"] == "serving"
    assert screen(desk)["clerk"] == {"number": LI, "name": both("员工")}


def test_a_hall_may_keep_its_clerks_names_off_the_screen(desk: Desk) -> None:
    """settings.display.show_clerk."""
    seated(desk)
    hidden = desk.settings.display.model_copy(update={"show_clerk": False})
    desk.settings = desk.settings.model_copy(update={"display": hidden})

    assert screen(desk)["clerk"] is None


def test_an_unknown_counter_has_no_screen(desk: Desk) -> None:
    """Refused, not empty."""
    with pytest.raises(Refusal) as refusal:
        screen(desk, "9")

    assert refusal.value.code == "unknown_counter"


def test_the_pages_open_and_give_out_sounds_by_key_only(desk: Desk) -> None:
    """Addresses of this window: displays, screens, sounds; what is not there is not found."""
    sounds = {"chime": b"RIFF"}
    hub = Hub(desk, WORDS, open_runtime("threading"), "threading", wav=sounds.get)
    client = hub.open([window]).app.test_client()

    found = {
        path: client.get(path, base_url="http://127.0.0.1").status_code
        for path in (
            "/display/",
            "/display/?area=upstairs",
            "/display/?area=cellar",
            "/display/counter/2",
            "/display/counter/9",
            "/voice/chime.wav",
            "/voice/nothing.wav",
        )
    }
    assert found == {
        "/display/": 200,
        "/display/?area=upstairs": 200,
        "/display/?area=cellar": 404,
        "/display/counter/2": 200,
        "/display/counter/9": 404,
        "/voice/chime.wav": 200,
        "/voice/nothing.wav": 404,
    }
    asked = {"base_url": "http://127.0.0.1", "headers": {"Accept": "text/html"}}
    lost = client.get("/display/counter/9?lang=en", **asked)
    assert "There is no counter “9”" in lost.text
    for page in (lost, client.get("/nowhere?lang=en", **asked)):
        assert '<a href="/?lang=en">To the first page</a>' in page.text
    assert client.get("/?lang=en", **asked).status_code == 200
    sound = client.get("/voice/chime.wav", base_url="http://127.0.0.1")
    assert (sound.mimetype, sound.data) == ("audio/wav", b"RIFF")


def test_a_counter_screen_is_made_anew_only_by_its_own_counter(desk: Desk) -> None:
    """Fifty screens are not redrawn because somebody took a number."""
    hub = Hub(desk, WORDS, open_runtime("threading"), "threading")
    hub.open([window])
    hears = hub.scenes["counter-screen"].hears

    taken = TicketTaken(1, "A001", "payment", "ordinary", None, None, 0, None)
    called = TicketCalled(1, "A001", "payment", "2", LI, "fifo")
    assert hears(taken) == ()
    assert hears(called) == ("2",)
    assert hears(CounterPaused("3", LI, "meal")) == ("3",)
