"""Rules about printers: what each kind needs, and that no name or kiosk stands twice."""

from collections.abc import Iterator

from hall.settings.faults import Fault, shown
from hall.settings.printers import MAIN, NEEDS, PlacedPrinter, Printer
from hall.settings.raw import Raw, items, rows, sound


def printer_faults(raw: Raw) -> Iterator[Fault]:
    """Every rule broken in [printer] and [[printers]]."""
    yield from _needs("printer", sound(Printer, raw.get("printer", {})))
    seen: dict[str, str] = {}
    for at, row in enumerate(items(raw.get("printers"))):
        path, printer = f"printers[{at}]", sound(PlacedPrinter, row)
        if printer is None:
            continue
        yield from _needs(path, printer)
        if printer.id == MAIN:
            yield Fault(f"{path}.id", "printer_id", shown(printer.id))
        if not (printer.kiosks or printer.counters or printer.office):
            yield Fault(path, "printer_idle")
        yield from _known(path, printer, raw)
        for place, key, name in _names(path, printer):
            if key in seen:
                yield Fault(place, "twice", shown(name), {"first": seen[key]})
            seen.setdefault(key, place)


def _names(path: str, printer: PlacedPrinter) -> Iterator[tuple[str, str, str]]:
    """What may stand at one printer only: where it is, as what, and its name."""
    yield f"{path}.id", f"id {printer.id}", printer.id
    for places in ("kiosks", "counters"):
        for at, name in enumerate(getattr(printer, places)):
            yield f"{path}.{places}[{at}]", f"{places} {name}", name
    if printer.office:
        yield f"{path}.office", "office", "true"


def _known(path: str, printer: PlacedPrinter, raw: Raw) -> Iterator[Fault]:
    """Counters that are not there, in a hall that has any."""
    known = {row.get("id") for _, row in rows(raw.get("counters"))}
    for at, name in enumerate(printer.counters):
        if known and name not in known:
            yield Fault(f"{path}.counters[{at}]", "printer_counter", shown(name))


def _needs(path: str, printer: Printer | None) -> Iterator[Fault]:
    key = NEEDS.get(printer.kind) if printer else None
    if key and not getattr(printer, key):
        yield Fault(f"{path}.{key}", f"printer_{key}")
