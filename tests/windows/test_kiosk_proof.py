"""What a visitor can hold or scan: the slip, its picture, the QR, and the phone page behind it."""

from pathlib import Path

import pytest

from hall.desk import slips
from tests.halls import journal, seated
from tests.windows.kiosk_hall import KioskHall, kiosk_hall

PICTURE = {"kind": "picture"}
SHOT = b"\\x89PNG a slip"


def slip_ends(hall: KioskHall, token: str, outcome: str, detail: str = "") -> None:
    """The spool brings out the slip of the newest number, or fails to."""
    with hall.desk.read() as reading:
        ticket = reading.ticket(token)
    assert ticket is not None
    seq = journal(hall.desk, "TicketTaken")[-1].seq
    slip = hall.desk.act(slips.start, ticket=ticket.id, seq=seq)
    hall.desk.act(slips.end, slip=slip.id, outcome=outcome, detail=detail)


@pytest.mark.parametrize(
    ("outcome", "detail", "reason"),
    [
        ("ok", "confirmed", ""),
        ("failed", "paper_out", "paper_out"),
        ("unconfirmed", "silent", "silent"),
    ],
)
def test_the_kiosk_learns_what_became_of_the_slip(
    tmp_path: Path, outcome: str, detail: str, reason: str
) -> None:
    """In three states, because paper cannot be asked; a reason only where something is wrong."""
    with kiosk_hall(tmp_path, printer={"kind": "network", "host": "printer"}) as hall:
        token = hall.take()["token"]
        assert hall.get(f"/api/tickets/{token}/slip").json["state"] == "pending"

        slip_ends(hall, token, outcome, detail)

        expected = {"state": outcome, "reason": reason, "picture": None, "copies": 0}
        assert hall.get(f"/api/tickets/{token}/slip").json == expected


def test_a_hall_without_a_printer_says_so_at_once(tmp_path: Path) -> None:
    """The kiosk then shows number and QR without waiting for paper that never comes."""
    with kiosk_hall(tmp_path, printer={"kind": "none"}) as hall:
        token = hall.take()["token"]

        assert hall.get(f"/api/tickets/{token}/slip").json["state"] == "none"


def test_the_picture_of_a_slip_is_shown_where_the_printer_is_one(tmp_path: Path) -> None:
    """Only when it is there, and only to who has the token."""
    kept: dict[str, bytes] = {}
    with kiosk_hall(tmp_path, pictures=kept.get, printer=PICTURE) as hall:
        token = hall.take()["token"]
        at = f"/api/tickets/{token}/slip.png"
        assert hall.get(at).status_code == 404, "it is not there yet"

        kept[token] = SHOT
        slip_ends(hall, token, "ok", "kept")

        assert hall.get(f"/api/tickets/{token}/slip").json["picture"] == at
        assert (hall.get(at).data, hall.get(at).mimetype) == (SHOT, "image/png")


def test_the_qr_leads_where_phones_can_reach(tmp_path: Path) -> None:
    """public_url goes before the address the kiosk happens to use; the code has its quiet zone."""
    public = {"server": {"public_url": "https://hall.example"}}
    with kiosk_hall(tmp_path, **public) as hall:
        taken = hall.take()
        code = hall.get(f"/api/tickets/{taken['token']}/qr.svg")

        assert taken["status_url"] == f"https://hall.example/t/{taken['token']}"
        assert code.mimetype == "image/svg+xml"
        assert "style=" not in code.text, "an inline style would break on the CSP"


def test_the_phone_page_needs_no_sign_in_and_leaves_no_trace(tmp_path: Path) -> None:
    """Not kept by the phone, not found by a search engine, no name on it."""
    with kiosk_hall(tmp_path) as hall:
        token = hall.take()["token"]
        clerk = seated(hall.desk)
        clerk.next()

        page = hall.client.get(f"/t/{token}", environ_base={"REMOTE_ADDR": "203.0.113.9"})

        assert page.status_code == 200
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert page.headers["Cache-Control"] == "no-store"
        assert "A001" in page.text
        assert "员工" not in page.text


def test_an_unknown_token_gets_a_page_that_says_what_to_do(tmp_path: Path) -> None:
    """A slip of last week still opens something readable."""
    with kiosk_hall(tmp_path) as hall:
        page = hall.get("/t/last-week")

        assert page.status_code == 404
        assert "<main" in page.text


@pytest.mark.parametrize(("query", "language"), [("", "zh-CN"), ("?lang=en", "en")])
def test_the_kiosk_opens_in_the_halls_language(tmp_path: Path, query: str, language: str) -> None:
    """Whatever language its browser was installed in."""
    with kiosk_hall(tmp_path) as hall:
        page = hall.get(f"/kiosk/{query}", headers={"Accept-Language": "de, en;q=0.9"})

        assert f'<html lang="{language}" ' in page.text


def test_a_browser_from_outside_sees_no_kiosk(tmp_path: Path) -> None:
    """It is asked to enrol instead."""
    with kiosk_hall(tmp_path) as hall:
        page = hall.client.get("/kiosk/", environ_base={"REMOTE_ADDR": "203.0.113.9"})

        assert page.status_code == 403
