"""Rules about departments and inquiries: whoever and whatever is named there is really there."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from hall.settings.faults import Fault, nearest, shown

Raw = Mapping[str, Any]


def inquiry_faults(raw: Raw) -> Iterator[Fault]:
    """Every rule broken in [[departments]], [inquiries] and the departments of staff."""
    departments = _ids(_rows(raw.get("departments")))
    yield from _twice("departments", raw.get("departments"))
    for at, row in _rows(raw.get("staff")):
        path = f"staff[{at}].department"
        yield from _known(path, row.get("department"), departments, "unknown_department")
    yield from _departments(raw)
    inquiries = raw.get("inquiries")
    if isinstance(inquiries, dict):
        yield from _categories(inquiries, departments)
        yield from _promises(inquiries)
        yield from _shifts(inquiries)


def inquiry_oddities(raw: Raw) -> Iterator[Fault]:
    """Departments, and nobody in the office who assigns what none of them takes (F5)."""
    roles = {role for _, row in _rows(raw.get("staff")) for role in _list(row.get("roles"))}
    if _rows(raw.get("departments")) and "office" not in roles:
        yield Fault("staff", "no_office")


def _departments(raw: Raw) -> Iterator[Fault]:
    staff = [row["number"] for _, row in _rows(raw.get("staff")) if _text(row.get("number"))]
    services = _ids(_rows(raw.get("services")))
    for at, row in _rows(raw.get("departments")):
        path = f"departments[{at}]"
        yield from _known(f"{path}.head", row.get("head"), staff, "unknown_staff")
        for place, one in enumerate(_list(row.get("duty"))):
            yield from _known(f"{path}.duty[{place}]", one, staff, "unknown_staff")
        for place, one in enumerate(_list(row.get("services"))):
            yield from _known(f"{path}.services[{place}]", one, services, "unknown_service")


def _categories(inquiries: Raw, departments: Collection[str]) -> Iterator[Fault]:
    yield from _twice("inquiries.categories", inquiries.get("categories"))
    for at, row in _rows(inquiries.get("categories")):
        path = f"inquiries.categories[{at}].department"
        yield from _known(path, row.get("department"), departments, "unknown_department")


def _promises(inquiries: Raw) -> Iterator[Fault]:
    categories = _ids(_rows(inquiries.get("categories")))
    seen: dict[str, str] = {}
    for at, row in _rows(inquiries.get("promises")):
        path = f"inquiries.promises[{at}]"
        yield from _known(f"{path}.category", row.get("category"), categories, "unknown_category")
        if ("minutes" in row) == ("days" in row):
            yield Fault(path, "minutes_or_days")
        key = repr([row.get(one) for one in ("kind", "category", "urgency")])
        if key in seen:
            yield Fault(path, "twice", about={"first": seen[key]})
        seen.setdefault(key, path)


def _shifts(inquiries: Raw) -> Iterator[Fault]:
    """Each ends after it begins, and they are in order: HH:MM sorts as text."""
    before = ""
    for at, row in _rows(inquiries.get("hours")):
        begin, end = row.get("begin"), row.get("end")
        if not isinstance(begin, str) or not isinstance(end, str):
            continue
        if end <= begin:
            yield Fault(f"inquiries.hours[{at}].end", "ends_before", shown(end), {"begin": begin})
        if begin < before:
            yield Fault(f"inquiries.hours[{at}].begin", "out_of_order", shown(begin))
        before = end


def _known(path: str, named: object, known: Collection[str], code: str) -> Iterator[Fault]:
    if isinstance(named, str) and named not in known:
        yield Fault(path, code, shown(named), maybe=nearest(named, known))


def _twice(section: str, rows: object) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for at, row in _rows(rows):
        name = row.get("id")
        if not isinstance(name, str):
            continue
        if name in first:
            about = {"first": f"{section}[{first[name]}]"}
            yield Fault(f"{section}[{at}].id", "twice", shown(name), about)
        first.setdefault(name, at)


def _rows(rows: object) -> list[tuple[int, Raw]]:
    return [(at, row) for at, row in enumerate(_list(rows)) if isinstance(row, dict)]


def _ids(rows: list[tuple[int, Raw]]) -> list[str]:
    return [row["id"] for _, row in rows if _text(row.get("id"))]


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _text(found: object) -> bool:
    return isinstance(found, str)
