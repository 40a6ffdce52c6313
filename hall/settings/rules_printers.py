"""Rules about printers: what each kind needs, and that no name or kiosk stands twice."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from hall.settings.faults import Fault, shown
from hall.settings.printers import MAIN, NEEDS, KioskPrinter, Printer

P = TypeVar("P", bound=Printer)


def printer_faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    """Every rule broken in [printer] and [[printers]]."""
    yield from _needs("printer", _sound(Printer, raw.get("printer", {})))
    rows = raw.get("printers")
    seen: dict[str, str] = {}
    for at, row in enumerate(rows if isinstance(rows, list) else []):
        path, printer = f"printers[{at}]", _sound(KioskPrinter, row)
        if printer is None:
            continue
        yield from _needs(path, printer)
        if printer.id == MAIN:
            yield Fault(f"{path}.id", "printer_id", shown(printer.id))
        names = [(f"{path}.id", f"id {printer.id}", printer.id)]
        names += [
            (f"{path}.kiosks[{place}]", f"kiosk {name}", name)
            for place, name in enumerate(printer.kiosks)
        ]
        for place, key, name in names:
            if key in seen:
                yield Fault(place, "twice", shown(name), {"first": seen[key]})
            seen.setdefault(key, place)


def _needs(path: str, printer: Printer | None) -> Iterator[Fault]:
    key = NEEDS.get(printer.kind) if printer else None
    if key and not getattr(printer, key):
        yield Fault(f"{path}.{key}", f"printer_{key}")


def _sound(model: type[P], row: object) -> P | None:
    try:
        return model.model_validate(row)
    except ValidationError:
        return None
