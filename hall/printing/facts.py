"""From a ticket to what stands on its slip, and whether it is still worth printing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hall.core.ticket import ENDED
from hall.desk.views import TicketView
from hall.printing.slip import Slip
from hall.settings.areas import wait_area
from hall.settings.schema import Settings

FRESH = timedelta(seconds=60)
"""So long the visitor may still stand at the kiosk."""
STALE = timedelta(minutes=10)
"""After that the visitor has made do without; a slip in the tray would mislead another."""
BACK_OFF = timedelta(seconds=1)
"""Before the second attempt at a paper; doubled before each further one."""
AT_THE_WINDOW = ("serving", "held")


def facts(settings: Settings, ticket: TicketView, address: str, copy: int) -> Slip:
    """The slip of a ticket: ahead and wait as the visitor was told them on arrival.

    `address` is how phones reach this hall (no slash at the end); `copy` 0 is the first slip.
    """
    service = next((one for one in settings.services if one.id == ticket.service), None)
    name = service.name.as_dict() if service else {"zh": ticket.service, "en": ticket.service}
    area = wait_area(settings, ticket.service, low=ticket.low)
    return Slip(
        hall=settings.hall.name.as_dict(),
        number=ticket.number,
        service=name,
        priority=ticket.ticket_class == "priority",
        ahead=ticket.ahead,
        wait=(ticket.wait.low, ticket.wait.high) if ticket.wait else None,
        issued_at=ticket.arrived_at.astimezone(ZoneInfo(settings.hall.timezone)),
        where=area.as_dict() if area else None,
        materials=tuple(text.as_dict() for text in service.materials) if service else (),
        fee=service.fee.as_dict() if service else None,
        minutes=service.minutes if service else None,
        rejoin_minutes=settings.line.rejoin_minutes,
        rejoin_behind=settings.line.rejoin_behind,
        complaint_phone=settings.hall.complaint_phone,
        url=f"{address}/t/{ticket.token}" if address else "",
        reprint=copy > 0,
        language=ticket.language,
        low=ticket.low,
    )


def specimen(settings: Settings, address: str, now: datetime) -> Slip:
    """A slip of nobody's: setting it loads the fonts before the first visitor comes."""
    service = settings.services[0]
    number = f"{service.prefix}{'0' * settings.numbers.digits}"
    ticket = TicketView(
        0, "0" * 22, number, service.id, "ordinary", "waiting", now, None, None, None,
        None, None, None, None, 0, None, 0, None, settings.hall.language, "", 0,
    )  # fmt: skip
    return facts(settings, ticket, address, 0)


def too_late(ticket: TicketView, asked_at: datetime, now: datetime, copy: int) -> str | None:
    """Why a slip asked for at `asked_at` is not worth printing, as a key of [slip.details].

    Within a minute it is printed even if the number was called at once, and a reprint in any case:
    somebody stands there for it. Later only while the visitor waits; after ten minutes not at all.
    """
    age = now - asked_at
    if age > STALE:
        return "too_late" if ticket.state == "waiting" else "not_waiting"
    if age <= FRESH:
        # Never called and yet being served: a walk-up stands at the window already.
        over = ticket.state in ENDED or (ticket.state in AT_THE_WINDOW and not ticket.calls)
        return "not_waiting" if over and not copy else None
    return None if ticket.state == "waiting" else "not_waiting"
