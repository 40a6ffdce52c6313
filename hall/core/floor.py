"""The floor: which services the hall offers, which counters serve them, and who works there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hall.core.refusals import Refusal

Text = Mapping[str, str]
"""One sentence or name in every language: {"zh": ..., "en": ...}."""


@dataclass(frozen=True)
class Service:
    """Something visitors come for; `prefix` is the letter before its numbers."""

    id: str
    prefix: str
    name: Text
    enabled: bool = True


@dataclass(frozen=True)
class Counter:
    """A window: it calls from `serves` first and from `helps` only while those have nobody."""

    id: str
    name: Text
    serves: tuple[str, ...]
    helps: tuple[str, ...] = ()
    area: str = "main"
    accessible: bool = False

    @property
    def tiers(self) -> tuple[tuple[str, ...], ...]:
        """The pools in the order in which they are asked; never an empty one."""
        return (self.serves, self.helps) if self.helps else (self.serves,)


@dataclass(frozen=True)
class Person:
    """Somebody of the staff, known by number."""

    number: str
    name: Text
    title: Text
    phone: str
    roles: frozenset[str]
    skills: frozenset[str] = frozenset()
    """Services this person can handle; empty: all that the counter has."""
    department: str = ""
    duty: Text = field(default_factory=dict)
    """What the person is responsible for, as the receipt tells it (PROVISIONS F11)."""
    email: str = ""


@dataclass(frozen=True)
class Floor:
    """Everything that stands on the floor, by id."""

    services: Mapping[str, Service]
    counters: Mapping[str, Counter]
    staff: Mapping[str, Person]
    departments: Mapping[str, Text] = field(default_factory=dict)
    """Their names."""

    def service(self, service: str) -> Service:
        """The service of that id; refuses `unknown_service`, and `service_closed` if it is switched
        off.
        """
        found = self.services.get(service)
        if found is None:
            raise Refusal("unknown_service", service=service)
        if not found.enabled:
            raise Refusal("service_closed", service=service)
        return found

    def counter(self, counter: str) -> Counter:
        """The counter of that id; refuses `unknown_counter`."""
        found = self.counters.get(counter)
        if found is None:
            raise Refusal("unknown_counter", counter=counter)
        return found

    def person(self, staff: str) -> Person:
        """The member of staff of that number; an unknown one gets the same refusal as a wrong PIN.

        Saying which numbers exist would help whoever guesses.
        """
        found = self.staff.get(staff)
        if found is None:
            raise Refusal("wrong_pin")
        return found

    def tiers(self, counter: str, staff: str) -> tuple[tuple[str, ...], ...]:
        """The pools this clerk calls from at that counter, in order; an empty one is left out."""
        person = self.staff.get(staff)
        able = person.skills if person and person.skills else None
        pools = (
            tuple(each for each in pool if able is None or each in able)
            for pool in self.counter(counter).tiers
        )
        return tuple(pool for pool in pools if pool)

    def serving(self, service: str) -> tuple[Counter, ...]:
        """The counters whose first pool holds this service."""
        return tuple(c for c in self.counters.values() if service in c.serves)
