"""Rules about the opening hours: the hall opens, closes later, and no stretch lies on another."""

from collections.abc import Iterator

from hall.settings.faults import Fault, shown
from hall.settings.house import Hours
from hall.settings.raw import Raw, sound


def hours_faults(raw: Raw) -> Iterator[Fault]:
    """Every rule broken in [hours]."""
    hours = sound(Hours, raw.get("hours", {}))
    if hours is None:
        return
    if not hours.always_open and not hours.weekly:
        yield Fault("hours.weekly", "never_open")
    for at, stretch in enumerate(hours.weekly):
        path = f"hours.weekly[{at}]"
        minutes = _minutes(stretch.close) - _minutes(stretch.open)
        if minutes <= 0:
            yield Fault(
                f"{path}.close", "closes_early", shown(stretch.close), {"open": stretch.open}
            )
        elif hours.last_ticket_minutes >= minutes:
            yield Fault(
                "hours.last_ticket_minutes",
                "cut_off",
                str(hours.last_ticket_minutes),
                {"day": path, "minutes": str(minutes)},
            )
        for earlier in hours.weekly[:at]:
            if (
                earlier.day == stretch.day
                and earlier.open < stretch.close
                and stretch.open < earlier.close
            ):
                yield Fault(path, "overlap", f"{stretch.day} {stretch.open}-{stretch.close}")


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
