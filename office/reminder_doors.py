"""What the ladder told somebody: read, and put away once seen."""

from __future__ import annotations

from flask import Blueprint

from hall.desk import reminding
from hall.desk.reading_reminders import ReminderView
from hall.hub.app import Hub
from hall.hub.call import Call
from hall.hub.viewer import EVERYBODY, STAFF

BLANK = {"reminder": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}}


def reminder_doors(hub: Hub, blueprint: Blueprint) -> None:
    """GET /api/reminders; POST /api/reminders/{reminder}/seen; each of one's own alone."""
    anybody = STAFF(*EVERYBODY)

    @hub.door(blueprint, "GET", "/api/reminders", answer=list[ReminderView], who=anybody)
    def read(call: Call) -> list[ReminderView]:
        """What I was reminded of and have not seen, newest first"""
        return _mine(hub, call)

    @hub.door(
        blueprint, "POST", "/api/reminders/{reminder}/seen", answer=list[ReminderView],
        who=anybody, refuses=("unknown_reminder",), blanks=BLANK,
    )  # fmt: skip
    def seen(call: Call) -> list[ReminderView]:
        """I have seen it"""
        given = call.path["reminder"]
        which = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
        call.act(reminding.see, reminder=which, staff=call.viewer.staff)
        return _mine(hub, call)


def _mine(hub: Hub, call: Call) -> list[ReminderView]:
    with hub.desk.read() as reading:
        return reading.reminders(call.viewer.staff or "")
