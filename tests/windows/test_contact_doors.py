"""The doors to a visitor's contact: what goes over the wire, and what stays on the disk."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Blueprint
from flask.testing import FlaskClient
from sqlalchemy import select

from hall.hub.app import Hub
from hall.hub.window import Window
from hall.settings.words import Words
from hall.store.seal import Seal
from hall.store.tables import answers
from office.contact_doors import contact_doors
from office.doors import inquiry_doors
from office.known import known
from tests.halls import journal
from tests.windows.clerk_hall import CHEN, LIN, ROOT, open_hall
from tests.windows.test_day_doors import post, signed_in

GIVEN = {"name": "赵大妈", "phone": "13812345678"}


def window(hub: Hub) -> Window:
    """A window of these doors alone."""
    blueprint = Blueprint("contacts", __name__)
    inquiry_doors(hub, blueprint)
    contact_doors(hub, blueprint)
    return Window("contacts", blueprint, ())


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """The hall as shipped, where two clerks have PINs."""
    with open_hall(tmp_path) as hall:
        hall.give_pins(LIN, CHEN)
        made = Hub(hall.desk, Words.load(ROOT / "words"), hall.runtime, "threading")
        yield made.open([window])


def keyed(client: FlaskClient, path: str, **body: Any) -> Any:
    """One call with a key, as every page makes it."""
    headers = {"Origin": "http://localhost", "Idempotency-Key": "tap-1"}
    return client.post(path, json=body, headers=headers)


def test_a_contact_is_read_over_the_wire_and_lies_nowhere_unsealed(
    hub: Hub, tmp_path: Path
) -> None:
    """Two presses with one key are two readings; no byte of either stays on the disk."""
    lin = signed_in(hub, LIN)
    opened = keyed(lin, "/api/inquiries", kind="ask", matter="水费高", contact=GIVEN).json
    assert opened["has_contact"]
    assert "赵大妈" not in str(opened)
    whole = lin.get(f"/api/inquiries/{opened['id']}").json
    assert whole["contact"] == {"name": "赵**", "phone": "138****5678"}

    see = f"/api/inquiries/{opened['id']}/see-contact"
    for _ in range(2):
        answer = keyed(lin, see, reason="回电话")
        assert answer.json == {**GIVEN, "unit": "", "address": ""}
        assert answer.headers["Cache-Control"] == "no-store"
    assert len(journal(hub.desk, "ContactSeen")) == 2
    assert post(lin, see, reason=" ")[1]["code"] == "reason_needed"
    assert post(signed_in(hub, CHEN), see, reason="好奇")[1]["code"] == "not_allowed"

    put = f"/api/inquiries/{opened['id']}/contact"
    assert post(lin, put, unit="三号楼", name="")[1]["code"] == "reason_needed"
    assert post(lin, put, unit="三号楼", name="", reason="打错了")[0] == 200
    assert post(lin, see, reason="回电话")[1] == {
        **GIVEN,
        "name": "",
        "unit": "三号楼",
        "address": "",
    }
    written = b"".join(one.read_bytes() for one in tmp_path.iterdir() if one.is_file())
    assert "水费高".encode() in written
    for secret in ("赵大妈", "13812345678", "三号楼"):
        assert secret.encode() not in written


def test_a_stolen_store_does_not_tell_a_phone_by_trying_all_there_are(hub: Hub) -> None:
    """What the same press is known again by is no plain hash of what was said: a call that says
    hardly more than a phone would be found in a minute, without the hall's key.
    """
    lin = signed_in(hub, LIN)
    one = post(lin, "/api/inquiries", kind="ask", matter="水费高")[1]["id"]
    place, body = f"/api/inquiries/{one}/contact", b'{"phone":"13812345678"}'
    headers = {"Origin": "http://localhost", "Idempotency-Key": "tap-2",
               "Content-Type": "application/json"}  # fmt: skip
    for _ in range(2):
        assert lin.post(place, data=body, headers=headers).status_code == 200
    other = lin.post(place, data=body.replace(b"8", b"9"), headers=headers)
    assert other.json["code"] == "key_reused"
    with hub.desk.book.read() as connection:
        kept = connection.execute(select(answers.c.fingerprint)).scalars().all()
    guess = f"POST\n{place}\nstaff {LIN}\n".encode() + body
    assert hub.desk.seal.stamp(guess) in kept
    assert hashlib.sha256(guess).hexdigest() not in kept
    assert Seal(b"k" * 32).stamp(body) != hub.desk.seal.stamp(body) != Seal().stamp(body)


def test_the_purpose_is_there_to_be_shown_before_a_contact_is_asked_for(hub: Hub) -> None:
    """In both languages, with how long it is kept (PIPL art. 17)."""
    told = known(hub)["purpose"]
    assert set(told) == {"zh", "en"}
    assert all("365" in sentence for sentence in told.values())
