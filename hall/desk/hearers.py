"""Who hears of a rung: never whoever it is about, and always somebody who is here (F8, F4, G2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hall.core.directory import Directory
from hall.core.ladder import FIXED, Hearer, Rung

if TYPE_CHECKING:
    from hall.desk.desk import Desk


def hear(desk: Desk, known: Directory, row: Any, rungs: Sequence[Rung]) -> list[str]:
    """The staff who hear of these rungs of an inquiry, in order. None where the settings name
    nobody for them.

    Whoever is away hears as well as whoever stands in. Where it is about one of them, or none of
    them is here, leader and office are told instead: nothing is passed over without a word.
    """
    listed = dict.fromkeys(one for rung in rungs for one in _hearers(desk, rung))
    if not listed:
        return []
    found = [staff for one in listed for staff in _staff(desk, known, row, one, rungs[-1])]
    if row.about in found or not any(known.is_here(one) for one in found if one != row.about):
        found += [*_with(desk, known, "leader", row), *_with(desk, known, "office", row)]
    return [one for one in dict.fromkeys(found) if one != row.about and one in desk.floor.staff]


def asked_to_help(desk: Desk, known: Directory, row: Any, department: str, by: str) -> list[str]:
    """Who hears that this department is asked: whoever receives for it now, and its head; the
    leader and the office where that is nobody but whoever it is about (F6).
    """
    receiver = known.for_department(department, _but(row))
    found = [*([receiver.staff] if receiver else []), *_head(desk, known, row, department)]
    if row.about in found or not any(known.is_here(one) for one in found):
        found += [*_with(desk, known, "leader", row), *_with(desk, known, "office", row)]
    able = desk.floor.staff.keys() - {row.about, by}
    return [one for one in dict.fromkeys(found) if one in able]


def heads_of(desk: Desk, known: Directory, row: Any) -> list[str]:
    """The head of the department that has it, and of the one it is about; those above where that is
    nobody but whoever it is about.
    """
    those = {row.department, _department(desk, row, "complaint")} - {""}
    found = [staff for one in sorted(those) for staff in _head(desk, known, row, one)]
    if row.about in found:
        found += [*_with(desk, known, "leader", row), *_with(desk, known, "office", row)]
    able = desk.floor.staff.keys() - {row.about}
    return [one for one in dict.fromkeys(found) if one in able]


def _hearers(desk: Desk, rung: Rung) -> Sequence[Hearer]:
    said = desk.settings.inquiries
    to_due: dict[Rung, Sequence[Hearer]] = {
        "half": said.ladder_half, "most": said.ladder_most, "due": said.ladder_due,
        "late": said.ladder_late,
    }  # fmt: skip
    return to_due.get(rung) or FIXED.get(rung, ())


def _staff(desk: Desk, known: Directory, row: Any, hearer: Hearer, rung: Rung) -> list[str]:
    if hearer in ("leader", "office"):
        return _with(desk, known, hearer, row)
    if hearer == "head":
        return _head(desk, known, row, _department(desk, row, rung))
    those = {"receiver": row.offered_to, "first": row.first}
    staff = those.get(hearer, row.responsible)
    if not staff or staff not in known.away:
        return [staff] if staff else []
    instead = known.for_person(staff, _but(row))
    return [staff, instead.staff] if instead else [staff]


def _department(desk: Desk, row: Any, rung: Rung) -> str:
    """Whose head hears: of whoever is to take it, of the matter complained of, of the person."""
    if rung.startswith("ack") and row.offered_to in desk.floor.staff:
        return desk.floor.staff[row.offered_to].department
    if rung == "complaint":
        categories = {one.id: one.department for one in desk.settings.inquiries.categories}
        about = desk.floor.staff.get(row.about or "")
        return categories.get(row.category) or (about.department if about else "") or row.department
    return str(row.department)


def _head(desk: Desk, known: Directory, row: Any, department: str) -> list[str]:
    """The head, with their deputy while away; the leader where nobody leads it now. Outside of the
    departments the manager is the head.
    """
    found = known.departments.get(department)
    if found is None:
        return _with(desk, known, "manager", row)
    heads = _with_deputies(known, [found.head] if found.head in desk.floor.staff else [], row)
    if any(known.is_here(one) for one in heads):
        return heads
    return [*heads, *_with(desk, known, "leader", row)]


def _with(desk: Desk, known: Directory, role: str, row: Any) -> list[str]:
    """Everybody in this role, with deputies while away; the managers where none of them is here."""
    those = [one.number for one in desk.floor.staff.values() if role in one.roles]
    found = _with_deputies(known, those, row)
    if role == "manager" or any(known.is_here(one) for one in found):
        return found
    return [*found, *_with(desk, known, "manager", row)]


def _with_deputies(known: Directory, those: Sequence[str], row: Any) -> list[str]:
    deputies = (known.deputy(one, _but(row)) for one in those)
    return [*those, *(one for one in deputies if one)]


def _but(row: Any) -> set[str]:
    return {row.about} if row.about else set()
