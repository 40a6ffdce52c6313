"""Rules about services: each in a group that is there, at a counter, and with a clerk able to."""

from collections.abc import Iterator

from hall.settings.faults import Fault, shown
from hall.settings.raw import Raw, items, known, names, rows, texts

SOUND_ALIKE = frozenset("BDPEGTV")


def service_faults(raw: Raw) -> Iterator[Fault]:
    """Every rule broken between [[services]], [[groups]], [[counters]] and the skills of staff."""
    yield from _grouped(raw)
    yield from _served(raw)
    yield from _able(raw)


def service_oddities(raw: Raw) -> Iterator[Fault]:
    """Letters that sound alike, and clerks who can do nothing that any counter does."""
    yield from _alike(raw)
    yield from _idle(raw)


def _grouped(raw: Raw) -> Iterator[Fault]:
    groups = names(raw.get("groups"))
    for at, row in rows(raw.get("services")):
        yield from known(f"services[{at}].group", row.get("group"), groups, "unknown_group")


def _served(raw: Raw) -> Iterator[Fault]:
    services = names(raw.get("services"))
    reached: set[str] = set()
    for at, counter in rows(raw.get("counters")):
        reached.update(texts(counter.get("serves")))
        for key in ("serves", "helps"):
            for place, one in enumerate(items(counter.get(key))):
                yield from known(f"counters[{at}].{key}[{place}]", one, services, "unknown_service")
    for at, service in _offered(raw):
        if service not in reached:
            yield Fault(f"services[{at}]", "unserved", shown(service))


def _able(raw: Raw) -> Iterator[Fault]:
    """Skills name services that are there; each service offered is some clerk's to handle."""
    services = names(raw.get("services"))
    for at, row in rows(raw.get("staff")):
        for place, skill in enumerate(texts(row.get("skills"))):
            yield from known(f"staff[{at}].skills[{place}]", skill, services, "unknown_service")
    clerks = [skills for _, skills in _clerks(raw)]
    if not clerks or not all(clerks):
        return
    counters = rows(raw.get("counters"))
    served = {one for _, counter in counters for one in texts(counter.get("serves"))}
    able = {skill for skills in clerks for skill in skills}
    for at, service in _offered(raw):
        if service in served - able:
            yield Fault(f"services[{at}]", "nobody_able", shown(service))


def _alike(raw: Raw) -> Iterator[Fault]:
    alike = sorted(SOUND_ALIKE.intersection(names(raw.get("services"), "prefix")))
    if len(alike) > 1:
        yield Fault("services", "sound_alike", about={"letters": " ".join(alike)})


def _idle(raw: Raw) -> Iterator[Fault]:
    handled = {
        one
        for _, counter in rows(raw.get("counters"))
        for key in ("serves", "helps")
        for one in texts(counter.get(key))
    }
    for at, skills in _clerks(raw):
        if skills and handled.isdisjoint(skills):
            yield Fault(f"staff[{at}].skills", "idle_clerk", shown(", ".join(skills)))


def _offered(raw: Raw) -> Iterator[tuple[int, str]]:
    """The services that are not switched off, by their places."""
    for at, row in rows(raw.get("services")):
        if isinstance(row.get("id"), str) and row.get("enabled") is not False:
            yield at, row["id"]


def _clerks(raw: Raw) -> Iterator[tuple[int, list[str]]]:
    """The clerks and what each can handle; nothing named is everything."""
    for at, row in rows(raw.get("staff")):
        if "clerk" in texts(row.get("roles")):
            yield at, texts(row.get("skills"))
