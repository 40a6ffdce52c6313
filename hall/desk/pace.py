"""The pace of a kiosk: a child who plays with the key must not fill the line."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING, Any

from hall.core.refusals import Refusal
from hall.desk import tickets
from hall.desk.views import Issued
from hall.store.page import Page

if TYPE_CHECKING:
    from hall.desk.desk import Desk


class Pace:
    """Counts, for each kiosk, the numbers of the last kiosk.pace_seconds; for one hub, in memory.

    Counted inside the act, in the writer's one thread: a press that is asked again with its key
    has its number already, and neither counts nor is refused.
    """

    def __init__(self) -> None:
        self._given: defaultdict[str, deque[datetime]] = defaultdict(deque)

    def take(self, desk: Desk, page: Page, *, device: str, **what: Any) -> Issued:
        """tickets.take at a kiosk. Refuses as it does, and too_many_requests (about: why pace,
        retry_after in seconds).
        """
        most, seconds = desk.settings.kiosk.pace_numbers, desk.settings.kiosk.pace_seconds
        given = self._given[device]
        while given and not timedelta() <= page.now - given[0] < timedelta(seconds=seconds):
            given.popleft()
        if most and len(given) >= most:
            left = (given[0] - page.now).total_seconds() + seconds
            raise Refusal("too_many_requests", why="pace", retry_after=max(1, ceil(left)))
        issued = tickets.take(desk, page, device=device, **what)
        given.append(page.now)
        return issued
