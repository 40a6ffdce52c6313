"""The doors of an inquiry's papers: asked for at the counter, seen on screen, nobody else's."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Blueprint
from PIL import Image

from hall.hub.app import Hub
from hall.hub.window import Window
from hall.printing.pictures import Pictures
from hall.printing.spool import Spool
from hall.settings.words import Words
from office.doors import inquiry_doors
from office.print_doors import print_doors
from tests.printing.cast import WORDS
from tests.printing.halls import work_off
from tests.windows.clerk_hall import LIN, ROOT, ZHAO, open_hall
from tests.windows.test_day_doors import post, signed_in


def window(hub: Hub) -> Window:
    """A window of these doors alone."""
    blueprint = Blueprint("prints", __name__)
    inquiry_doors(hub, blueprint)
    print_doors(hub, blueprint)
    return Window("prints", blueprint, ())


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    """Where the hall keeps pictures, having no printer."""
    return Pictures(tmp_path / "slips")


@pytest.fixture
def hub(tmp_path: Path, pictures: Pictures) -> Iterator[Hub]:
    """The hall as shipped, where a clerk and a guard have PINs."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, ZHAO)
        made = Hub(
            hall.desk, Words.load(ROOT / "words"), hall.runtime, "threading",
            slip_picture=pictures.read,
        )  # fmt: skip
        yield made.open([window])


def test_a_receipt_is_asked_for_and_seen_by_whoever_may_see_the_inquiry(
    hub: Hub, pictures: Pictures
) -> None:
    """Waiting, then kept; the picture is shown to Lin, and to Zhao there is no such inquiry."""
    lin, zhao = signed_in(hub, LIN), signed_in(hub, ZHAO)
    _, opened = post(lin, "/api/inquiries", kind="ask", matter="水费高")
    place = f"/api/inquiries/{opened['id']}"
    status, asked = post(lin, f"{place}/print", paper="receipt")
    assert (status, asked["state"], asked["printer"]) == (200, "waiting", "printer")
    assert post(lin, f"{place}/print", paper="receipt")[1]["code"] == "print_on_its_way"
    work_off(Spool(hub.desk, hub.runtime, pictures, WORDS, "http://x", pytest.fail))

    (sheet,) = lin.get(f"{place}/prints").json["prints"]
    assert (sheet["state"], sheet["detail"], sheet["token"]) == ("ok", "kept", asked["token"])
    answer = lin.get(f"{place}/prints/{sheet['token']}.png")
    with Image.open(io.BytesIO(answer.data)) as picture:
        assert (answer.mimetype, picture.width) == ("image/png", 576)

    for path in ("prints", f"prints/{sheet['token']}.png"):
        assert zhao.get(f"{place}/{path}").json["code"] == "unknown_inquiry"
        assert hub.app.test_client().get(f"{place}/{path}").json["code"] == "not_signed_in"
    _, own = post(zhao, "/api/inquiries", kind="ask", matter="开门时间")
    through = f"/api/inquiries/{own['id']}/prints/{sheet['token']}.png"
    assert zhao.get(through).json["code"] == "not_found"
    assert lin.get(f"{place}/prints/nothing.png").json["code"] == "not_found"
    assert post(zhao, f"{place}/print", paper="receipt")[1]["code"] == "unknown_inquiry"
    assert post(lin, f"{place}/print", paper="guide")[1]["code"] == "nothing_to_print"
    assert post(lin, f"{place}/print", paper="poster")[0] == 422
