"""GET /api/directory and its doors: what everybody reads, and who may change what."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Blueprint
from flask.testing import FlaskClient

from hall.hub.app import Hub
from hall.hub.window import Window
from hall.settings.words import Words
from office.directory_doors import directory_doors
from tests.windows.clerk_hall import LIN, NINE, ROOT, ZHENG, Hall, open_hall
from tests.windows.test_day_doors import post, signed_in

PENG, CAO = "442", "441"
"""On duty in the pipe repair centre, and its head."""
AWAY, BACK = "/api/directory/away", "/api/directory/back"
PIPES = "/api/directory/departments/network"
AS_NOW = {"room_zh": "一楼", "room_en": "Room 1", "phone": "1", "head": CAO, "duty": [PENG]}


def window(hub: Hub) -> Window:
    """A window of these doors alone."""
    blueprint = Blueprint("directory", __name__)
    directory_doors(hub, blueprint)
    return Window("directory", blueprint, ())


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """The hall as shipped, where a clerk, a department's two and the manager have PINs."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, PENG, CAO, ZHENG)
        yield opened(hall)


def opened(hall: Hall) -> Hub:
    """Its web application."""
    made = Hub(hall.desk, Words.load(ROOT / "words"), hall.runtime, "threading")
    return made.open([window])


def pipes(client: FlaskClient) -> dict[str, Any]:
    """The pipe repair centre as anybody reads it."""
    found = client.get("/api/directory").json["departments"]
    return next(one for one in found if one["id"] == "network")


def test_everybody_of_the_staff_reads_who_receives(hub: Hub) -> None:
    """And no stranger does."""
    assert hub.app.test_client().get("/api/directory").status_code == 401
    lin, peng = signed_in(hub, LIN), signed_in(hub, PENG)
    assert pipes(lin)["receiver"] == {"staff": PENG, "why": "duty", "passed": []}
    assert pipes(lin)["room"] == {"zh": "后院 1 号楼", "en": "Building 1, rear yard"}
    until = "2026-11-23T17:30:00+08:00"
    status, told = post(peng, AWAY, staff=PENG, kind="outside", until=until, deputy="432")
    assert status == 200
    (gone,) = told["absences"]
    assert (gone["staff"], gone["now"], gone["until"]) == (PENG, True, "2026-11-23T09:30:00Z")
    assert gone["receiver"] == {"staff": "432", "why": "deputy", "passed": [PENG]}
    assert pipes(lin)["receiver"] == {"staff": "432", "why": "deputy", "passed": [PENG]}
    assert post(peng, BACK, staff=PENG)[1]["absences"] == []
    assert pipes(lin)["receiver"]["staff"] == PENG
    later = NINE.replace(day=25).isoformat()
    (planned,) = post(peng, AWAY, staff=PENG, kind="leave", since=later)[1]["absences"]
    assert (planned["now"], planned["until"], planned["receiver"]["why"]) == (False, None, "person")


def test_a_head_keeps_the_own_department_and_a_clerk_none(hub: Hub) -> None:
    """Each refusal has its code; an absence of another department is not theirs to write."""
    lin, cao, zheng = signed_in(hub, LIN), signed_in(hub, CAO), signed_in(hub, ZHENG)
    assert post(lin, PIPES, **AS_NOW)[1]["code"] == "no_role"
    assert post(lin, AWAY, staff=PENG, kind="leave")[1]["code"] == "not_allowed"
    assert post(cao, AWAY, staff=PENG, kind="leave")[0] == 200
    assert pipes(lin)["receiver"]["why"] == "head"
    assert post(cao, PIPES.replace("network", "billing"), **AS_NOW)[1]["code"] == "not_allowed"
    assert post(cao, PIPES, **AS_NOW)[0] == 200
    assert pipes(lin)["phone"] == "1"
    status, told = post(zheng, PIPES.replace("network", "nowhere"), **AS_NOW)
    assert (status, told["code"]) == (404, "unknown_department")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"kind": "ill"}, "bad_request"), ({"kind": "leave", "staff": ""}, "bad_request"),
        ({"kind": "leave", "staff": "999"}, "unknown_staff"),
        ({"kind": "leave", "until": "2026-11-23T17:30:00"}, "bad_request"),  # of which zone?
        ({"kind": "leave", "until": "2026-11-22T17:30:00+08:00"}, "until_early"),
        ({"kind": "leave", "until": "9999-12-31T23:59:59-12:00"}, "away_long"),
        ({"kind": "leave", "deputy": PENG}, "own_deputy"), ({}, "bad_request"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(hub: Hub, body: dict[str, Any], code: str) -> None:
    """With a code, never a fault of the program."""
    assert post(signed_in(hub, ZHENG), AWAY, **{"staff": PENG, **body})[1]["code"] == code
