"""Rules between the parts of the settings, checked even where a part itself is refused."""

from collections.abc import Iterable, Iterator

from hall.settings.devices import Display, Fee, Notice
from hall.settings.faults import Fault
from hall.settings.raw import Raw, sound, twice
from hall.settings.rules_hours import hours_faults
from hall.settings.rules_inquiries import inquiry_faults, inquiry_oddities
from hall.settings.rules_post import post_faults
from hall.settings.rules_printers import printer_faults
from hall.settings.rules_services import service_faults, service_oddities
from hall.settings.rules_store import store_faults

NAMED = (
    ("groups", "id"),
    ("services", "id"),
    ("services", "prefix"),
    ("counters", "id"),
    ("staff", "number"),
)
"""Lists, and by what each of their tables is known."""


def faults_between(raw: Raw, written: Raw) -> list[Fault]:
    """Every rule broken.

    `raw` holds the overrides of the environment; `written` is the file alone, where no secret may
    stand.
    """
    return [
        *(fault for section, key in NAMED for fault in twice(section, raw.get(section), key)),
        *service_faults(raw),
        *hours_faults(raw),
        *inquiry_faults(raw),
        *post_faults(raw, written),
        *printer_faults(raw),
        *_notices(raw),
        *store_faults(raw, written),
    ]


def oddities(raw: Raw) -> tuple[Fault, ...]:
    """What is allowed but probably not meant."""
    return (*service_oddities(raw), *inquiry_oddities(raw))


def _notices(raw: Raw) -> Iterator[Fault]:
    display = sound(Display, raw.get("display", {}))
    if display:
        yield from _dated("notices", display.notices)
        yield from _dated("fees", display.fees)


def _dated(name: str, lines: Iterable[Notice | Fee]) -> Iterator[Fault]:
    for at, line in enumerate(lines):
        if line.since and line.until and line.until < line.since:
            yield Fault(
                f"display.{name}[{at}].until",
                "ends_early",
                str(line.until),
                {"since": str(line.since)},
            )
