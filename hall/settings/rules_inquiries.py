"""Rules about departments and inquiries: whoever and whatever is named there is really there."""

from collections.abc import Collection, Iterator

from hall.settings.faults import Fault, shown
from hall.settings.raw import Raw, items, known, names, rows, texts, twice


def inquiry_faults(raw: Raw) -> Iterator[Fault]:
    """Every rule broken in [[departments]], [inquiries] and the departments of staff."""
    departments = names(raw.get("departments"))
    yield from twice("departments", raw.get("departments"))
    for at, row in rows(raw.get("staff")):
        path = f"staff[{at}].department"
        yield from known(path, row.get("department"), departments, "unknown_department")
    yield from _departments(raw)
    inquiries = raw.get("inquiries")
    if isinstance(inquiries, dict):
        yield from _categories(inquiries, departments)
        yield from _promises(inquiries)
        yield from _shifts(inquiries)


def inquiry_oddities(raw: Raw) -> Iterator[Fault]:
    """Departments, and nobody in the office who assigns what none of them takes (F5)."""
    roles = {role for _, row in rows(raw.get("staff")) for role in texts(row.get("roles"))}
    if rows(raw.get("departments")) and "office" not in roles:
        yield Fault("staff", "no_office")


def _departments(raw: Raw) -> Iterator[Fault]:
    staff = names(raw.get("staff"), "number")
    services = names(raw.get("services"))
    for at, row in rows(raw.get("departments")):
        path = f"departments[{at}]"
        yield from known(f"{path}.head", row.get("head"), staff, "unknown_staff")
        for place, one in enumerate(items(row.get("duty"))):
            yield from known(f"{path}.duty[{place}]", one, staff, "unknown_staff")
        for place, one in enumerate(items(row.get("services"))):
            yield from known(f"{path}.services[{place}]", one, services, "unknown_service")


def _categories(inquiries: Raw, departments: Collection[str]) -> Iterator[Fault]:
    yield from twice("inquiries.categories", inquiries.get("categories"))
    for at, row in rows(inquiries.get("categories")):
        path = f"inquiries.categories[{at}].department"
        yield from known(path, row.get("department"), departments, "unknown_department")


def _promises(inquiries: Raw) -> Iterator[Fault]:
    categories = names(inquiries.get("categories"))
    seen: dict[str, str] = {}
    for at, row in rows(inquiries.get("promises")):
        path = f"inquiries.promises[{at}]"
        yield from known(f"{path}.category", row.get("category"), categories, "unknown_category")
        if ("minutes" in row) == ("days" in row):
            yield Fault(path, "minutes_or_days")
        key = repr([row.get(one) for one in ("kind", "category", "urgency")])
        if key in seen:
            yield Fault(path, "twice", about={"first": seen[key]})
        seen.setdefault(key, path)


def _shifts(inquiries: Raw) -> Iterator[Fault]:
    """Each ends after it begins, and they are in order: HH:MM sorts as text."""
    before = ""
    for at, row in rows(inquiries.get("hours")):
        begin, end = row.get("begin"), row.get("end")
        if not isinstance(begin, str) or not isinstance(end, str):
            continue
        if end <= begin:
            yield Fault(f"inquiries.hours[{at}].end", "ends_before", shown(end), {"begin": begin})
        if begin < before:
            yield Fault(f"inquiries.hours[{at}].begin", "out_of_order", shown(begin))
        before = end
