"""What all papers of inquiries have in common: how they begin and end, and how they name people."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from hall.printing.pen import Pen
from hall.printing.sayings import Told
from hall.printing.slip import Said, said_in


class Person(NamedTuple):
    """Somebody who works here, as visitors may know: never a visitor."""

    name: Said
    title: Said
    """What they are there for, or else their post."""
    phone: str
    department: Said | None = None
    room: Said | None = None


def head(pen: Pen, told: Told, hall: Said, title: str, number: str, marks: list[str]) -> None:
    """Whose paper it is, what it is called, and the number of the inquiry if there is one."""
    pen.line(said_in(hall, told.first), "bold", "center")
    pen.tags(marks)
    pen.line(told.say(title, told.first), "strong", "center")
    pen.line(told.say(title, told.second), "small", "center")
    if number:
        pen.number(number)


def foot(pen: Pen, told: Told, complaint_phone: str, closing: str) -> None:
    """Whom to tell if something is wrong, and a kind word."""
    pen.rule()
    if complaint_phone:
        pen.line(told.both("complaint"), "small", "center")
        pen.line(complaint_phone, "bold", "center")
    pen.line(told.say(closing, told.first), "small", "center")


def contact(pen: Pen, told: Told, code: str, person: Person) -> None:
    """Name, duty and phone under a heading (R1-3.2); where they sit, if elsewhere."""
    language = told.first
    pen.line(told.both(code), "small")
    pen.line(named(told, person), "bold")
    pen.line(place(told, person, language))
    if person.phone:
        pen.line(told.say("phone", language, phone=person.phone))


def named(told: Told, person: Person) -> str:
    """The name with the duty."""
    name, title = said_in(person.name, told.first), said_in(person.title, told.first)
    return told.say("person", told.first, name=name, title=title) if title else name


def place(told: Told, person: Person, language: str) -> str:
    """The department and its room; "" where neither is known."""
    parts = [said_in(part, language) for part in (person.department, person.room) if part]
    if len(parts) < 2:
        return "".join(parts)
    return told.say("place", language, department=parts[0], room=parts[1])


def moment(at: datetime) -> str:
    """A time of the past, in figures."""
    return f"{at:%Y-%m-%d %H:%M}"


def due(told: Told, language: str, at: datetime) -> str:
    """A promise in words; `at` in the hall's own time zone."""
    return told.say(
        "due",
        language,
        month=told.say("months", language).split()[at.month - 1],
        day=at.day,
        weekday=told.say("weekdays", language).split()[at.weekday()],
        time=f"{at:%H:%M}",
    )


def marks(told: Told, *, reprint: bool) -> list[str]:
    """That this is not the first such paper."""
    return [told.both("reprint")] if reprint else []
