"""Rules between the parts of the settings, checked even where a part itself is refused."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pydantic import ValidationError

from hall.settings.devices import Display, Fee, Notice
from hall.settings.faults import Fault, nearest, shown
from hall.settings.house import Hours
from hall.settings.piece import Piece
from hall.settings.rules_inquiries import inquiry_faults, inquiry_oddities
from hall.settings.rules_post import post_faults
from hall.settings.rules_printers import printer_faults

Raw = Mapping[str, Any]
P = TypeVar("P", bound=Piece)

SOUND_ALIKE = frozenset("BDPEGTV")
STORES = ("sqlite", "postgresql")


def faults_between(raw: Raw, written: Raw) -> list[Fault]:
    """Every rule broken.

    `raw` holds the overrides of the environment; `written` is the file alone, where no secret may
    stand.
    """
    return [
        *_twice(raw, "groups", "id"),
        *_twice(raw, "services", "id"),
        *_twice(raw, "services", "prefix"),
        *_twice(raw, "counters", "id"),
        *_twice(raw, "staff", "number"),
        *_grouped(raw),
        *_served(raw),
        *_able(raw),
        *_hours(raw),
        *inquiry_faults(raw),
        *post_faults(raw, written),
        *printer_faults(raw),
        *_notices(raw),
        *_store(raw, written),
    ]


def oddities(raw: Raw) -> tuple[Fault, ...]:
    """What is allowed but probably not meant."""
    return (*_alike(raw), *_idle(raw), *inquiry_oddities(raw))


def _alike(raw: Raw) -> Iterator[Fault]:
    prefixes = [row.get("prefix") for _, row in _rows(raw, "services")]
    alike = sorted(
        {prefix for prefix in prefixes if isinstance(prefix, str) and prefix in SOUND_ALIKE}
    )
    if len(alike) > 1:
        yield Fault("services", "sound_alike", about={"letters": " ".join(alike)})


def _idle(raw: Raw) -> Iterator[Fault]:
    """A clerk who can do nothing that any counter does."""
    offered = {one for _, row in _rows(raw, "counters") for one in _handled(row)}
    for at, skills in _clerks(raw):
        if skills and offered.isdisjoint(skills):
            yield Fault(f"staff[{at}].skills", "idle_clerk", shown(", ".join(skills)))


def _rows(raw: Raw, section: str) -> list[tuple[int, Raw]]:
    rows = raw.get(section)
    return (
        [(at, row) for at, row in enumerate(rows) if isinstance(row, dict)]
        if isinstance(rows, list)
        else []
    )


def _part(raw: Raw, section: str, model: type[P]) -> P | None:
    """A section if it is sound by itself; None if the schema has refused it already."""
    try:
        return model.model_validate(raw.get(section, {}))
    except ValidationError:
        return None


def _twice(raw: Raw, section: str, key: str) -> Iterator[Fault]:
    first: dict[object, int] = {}
    for at, row in _rows(raw, section):
        value = row.get(key)
        if not isinstance(value, str):
            continue
        if value in first:
            yield Fault(
                f"{section}[{at}].{key}",
                "twice",
                shown(value),
                {"first": f"{section}[{first[value]}]"},
            )
        first.setdefault(value, at)


def _served(raw: Raw) -> Iterator[Fault]:
    services = _rows(raw, "services")
    known = [row["id"] for _, row in services if isinstance(row.get("id"), str)]
    reached: set[str] = set()
    for at, counter in _rows(raw, "counters"):
        for key in ("serves", "helps"):
            named = counter.get(key)
            for place, service in enumerate(named if isinstance(named, list) else []):
                if not isinstance(service, str):
                    continue
                if key == "serves":
                    reached.add(service)
                if service not in known:
                    path = f"counters[{at}].{key}[{place}]"
                    yield Fault(
                        path, "unknown_service", shown(service), maybe=nearest(service, known)
                    )
    for at, row in services:
        if (
            isinstance(row.get("id"), str)
            and row["id"] not in reached
            and row.get("enabled") is not False
        ):
            yield Fault(f"services[{at}]", "unserved", shown(row["id"]))


def _grouped(raw: Raw) -> Iterator[Fault]:
    known = [row["id"] for _, row in _rows(raw, "groups") if isinstance(row.get("id"), str)]
    for at, row in _rows(raw, "services"):
        group = row.get("group")
        if isinstance(group, str) and group not in known:
            maybe = nearest(group, known)
            yield Fault(f"services[{at}].group", "unknown_group", shown(group), maybe=maybe)


def _able(raw: Raw) -> Iterator[Fault]:
    """Skills name services that are there; each service offered is some clerk's to handle."""
    services = _rows(raw, "services")
    known = [row["id"] for _, row in services if isinstance(row.get("id"), str)]
    for at, row in _rows(raw, "staff"):
        for place, skill in enumerate(_texts(row.get("skills"))):
            if skill not in known:
                path = f"staff[{at}].skills[{place}]"
                yield Fault(path, "unknown_service", shown(skill), maybe=nearest(skill, known))
    clerks = [skills for _, skills in _clerks(raw)]
    if not clerks or not all(clerks):
        return
    served = {one for _, row in _rows(raw, "counters") for one in _texts(row.get("serves"))}
    able = {skill for skills in clerks for skill in skills}
    for at, row in services:
        if row.get("id") in served - able and row.get("enabled") is not False:
            yield Fault(f"services[{at}]", "nobody_able", shown(row["id"]))


def _clerks(raw: Raw) -> Iterator[tuple[int, list[str]]]:
    """The clerks and what each can handle; nothing named is everything."""
    for at, row in _rows(raw, "staff"):
        if "clerk" in _texts(row.get("roles")):
            yield at, _texts(row.get("skills"))


def _handled(counter: Raw) -> list[str]:
    return _texts(counter.get("serves")) + _texts(counter.get("helps"))


def _texts(named: object) -> list[str]:
    return [one for one in named if isinstance(one, str)] if isinstance(named, list) else []


def _hours(raw: Raw) -> Iterator[Fault]:
    hours = _part(raw, "hours", Hours)
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


def _notices(raw: Raw) -> Iterator[Fault]:
    display = _part(raw, "display", Display)
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


def _store(raw: Raw, written: Raw) -> Iterator[Fault]:
    url = _url(raw)
    scheme = url.partition("://")[0].partition("+")[0] if "://" in url else ""
    if url and scheme not in STORES:  # only the scheme is echoed: the rest may hold a password
        yield Fault(
            "store.url",
            "store_scheme",
            scheme,
            {"schemes": ", ".join(STORES)},
            nearest(scheme, STORES),
        )
    if _password(_url(written)):
        yield Fault("store.url", "password_in_file")


def _url(raw: Raw) -> str:
    store = raw.get("store")
    url = store.get("url") if isinstance(store, dict) else None
    return url if isinstance(url, str) else ""


def _password(url: str) -> bool:
    try:
        return bool(urlsplit(url).password)
    except ValueError:
        return "@" in url
