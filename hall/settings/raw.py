"""Settings as they were written, before any part is known to be sound: whatever may stand there."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from hall.settings.faults import Fault, nearest, shown

Raw = Mapping[str, Any]
P = TypeVar("P", bound=BaseModel)


def rows(found: object) -> list[tuple[int, Raw]]:
    """The tables of a list, each with its place in it; none where there is no list."""
    return [(at, row) for at, row in enumerate(items(found)) if isinstance(row, dict)]


def items(found: object) -> list[Any]:
    """A list; empty where there is none."""
    return found if isinstance(found, list) else []


def texts(found: object) -> list[str]:
    """The texts of a list."""
    return [one for one in items(found) if isinstance(one, str)]


def names(found: object, key: str = "id") -> list[str]:
    """What the tables of a list are called by `key`, as far as they say it."""
    return texts([row.get(key) for _, row in rows(found)])


def sound(model: type[P], found: object) -> P | None:
    """A part that is sound by itself; None where the schema has refused it already."""
    try:
        return model.model_validate(found)
    except ValidationError:
        return None


def known(path: str, named: object, there: Collection[str], code: str) -> Iterator[Fault]:
    """The fault of naming what is not there, with what was probably meant."""
    if isinstance(named, str) and named not in there:
        yield Fault(path, code, shown(named), maybe=nearest(named, there))


def twice(section: str, found: object, key: str = "id") -> Iterator[Fault]:
    """The fault of every table whose `key` an earlier one of the section has."""
    first: dict[str, int] = {}
    for at, row in rows(found):
        name = row.get(key)
        if not isinstance(name, str):
            continue
        if name in first:
            about = {"first": f"{section}[{first[name]}]"}
            yield Fault(f"{section}[{at}].{key}", "twice", shown(name), about)
        first.setdefault(name, at)
