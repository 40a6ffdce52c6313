"""What the kiosk shows: the services with who is ahead, the rule of the line, and what is shut."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hall.core.calendar import OpenState
from hall.core.happenings import (
    Happening,
    OnlineHappening,
    ServiceBegun,
    SlipHappening,
    TicketRated,
    TicketRecalled,
)
from hall.core.wait import Range
from hall.desk.reading import Reading
from hall.desk.views import Forecast
from hall.settings.areas import low_counters, wait_area
from hall.settings.places import Service
from hall.settings.printers import MAIN
from hall.settings.schema import Settings
from kiosk.spoken import speaks

NO_SLIP = frozenset({"paper_out", "cover_open", "offline"})
"""Printer states in which the kiosk says beforehand that there will be no slip."""


def choices(settings: Settings, reading: Reading) -> dict[str, Any]:
    """The kiosk's scene; it knows numbers of people, never a person (PROVISIONS K1).

    {hall, complaint_phone, hours {open, why, opens_at, last_ticket_at, today [[opens, closes]]},
    rule {policy, in_a_row}, paper {kind, state, kiosks {id: {kind, state}}}, spoken,
    groups [{id, name}], services [{id,
    prefix, name, materials, fee, minutes, time_limit, wait_area, group, online {address, words} or
    null, low, low_area, open, why, opens_at, ordinary {ahead, wait}, priority {ahead, wait}}]};
    wait is {low, high} minutes, or null where a range would only be a guess; low: some accessible
    counter handles it, low_area: where to wait for it; spoken: the spoken mode is offered.
    """
    hours, full = reading.hours(), reading.full()
    forecasts = reading.forecasts()
    return {
        "hall": settings.hall.name.as_dict(),
        "complaint_phone": settings.hall.complaint_phone,
        "hours": {
            "open": hours.open,
            "why": hours.why,
            "opens_at": _iso(hours.opens_at),
            "last_ticket_at": _iso(hours.last_ticket_at) if hours.open else None,
            "today": [[_iso(at) for at in span] for span in reading.opening_today()],
        },
        "rule": {"policy": settings.line.policy, "in_a_row": settings.line.priority_in_a_row},
        "paper": _paper(settings, reading),
        "spoken": speaks(reading),
        "groups": [{"id": one.id, "name": one.name.as_dict()} for one in settings.groups],
        "services": [
            _facts(service)
            | _low(settings, service.id)
            | _shut(service, hours, full)
            | {
                "ordinary": _told(forecasts.get((service.id, "ordinary"))),
                "priority": _told(forecasts.get((service.id, "priority"))),
            }
            for service in settings.services
        ],
    }


def has_low_counter(settings: Settings, service: str) -> bool:
    """Whether some accessible counter serves this service or helps with it."""
    return bool(low_counters(settings, service))


def _low(settings: Settings, service: str) -> dict[str, Any]:
    area = wait_area(settings, service, low=True)
    return {
        "low": has_low_counter(settings, service),
        "low_area": area.as_dict() if area else None,
    }


def changed_by(happening: Happening) -> Iterable[str] | None:
    """Everything that moves a line, a counter or the printer; not the news of one slip."""
    return () if isinstance(happening, DEAF_TO) else None


DEAF_TO = (SlipHappening, TicketRecalled, TicketRated, ServiceBegun, OnlineHappening)
"""What never changes a word of this scene."""


def _facts(service: Service) -> dict[str, Any]:
    """What is told in full before the number is taken (R2-19)."""
    return {
        "id": service.id,
        "prefix": service.prefix,
        "name": service.name.as_dict(),
        "materials": [text.as_dict() for text in service.materials],
        "fee": service.fee.as_dict(),
        "minutes": service.minutes,
        "time_limit": service.time_limit.as_dict() if service.time_limit else None,
        "wait_area": service.wait_area.as_dict() if service.wait_area else None,
        "group": service.group,
        "online": _online(service),
    }


def _online(service: Service) -> dict[str, Any] | None:
    if not service.online:
        return None
    words = service.online_words
    return {"address": service.online, "words": words.as_dict() if words else None}


def _shut(service: Service, hours: OpenState, full: frozenset[str]) -> dict[str, Any]:
    if not hours.open:
        return {"open": False, "why": hours.why, "opens_at": _iso(hours.opens_at)}
    if not service.enabled:
        return {"open": False, "why": "service_closed", "opens_at": None}
    if service.id in full:
        return {"open": False, "why": "full", "opens_at": None}
    return {"open": True, "why": None, "opens_at": None}


def _told(forecast: Forecast | None) -> dict[str, Any]:
    if forecast is None:
        return {"ahead": 0, "wait": None}
    return {"ahead": forecast.ahead, "wait": minutes(forecast.wait)}


def minutes(wait: Range | None) -> dict[str, int] | None:
    """A range as it goes on the wire."""
    return {"low": wait.low, "high": wait.high} if wait else None


def _paper(settings: Settings, reading: Reading) -> dict[str, Any]:
    """The hall's own printer, and by id those of single kiosks."""
    states = {device.id: device.state for device in reading.devices() if device.kind == "printer"}
    told = {
        name: {"kind": one.kind, "state": "trouble" if states.get(name) in NO_SLIP else "ok"}
        for name, one in settings.all_printers.items()
    }
    return told.pop(MAIN) | {"kiosks": told}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
