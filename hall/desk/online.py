"""Doing it online instead of waiting: offered at the kiosk, never forced; both are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall.core.happenings import OnlineAccepted, OnlineOffered
from hall.core.refusals import Refusal
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def offered(
    desk: Desk, page: Page, *, service: str, accepted: bool = False, device: str | None = None
) -> bool:
    """A visitor saw the offer (PROVISIONS A4), or with `accepted` asked for its QR.

    Answers `accepted`. Refuses unknown_service, not_online.
    """
    desk.floor.service(service)
    if not any(one.online for one in desk.settings.services if one.id == service):
        raise Refusal("not_online", service=service)
    page.say(OnlineAccepted(service, device) if accepted else OnlineOffered(service, device))
    return accepted
