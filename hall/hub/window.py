"""What a window brings to the hub: its pages and doors (a blueprint) and its scenes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import Blueprint

from hall.core.happenings import Happening
from hall.desk.reading import Reading
from hall.hub.viewer import Viewer

if TYPE_CHECKING:
    from hall.hub.app import Hub


@dataclass(frozen=True)
class Scene:
    """One kind of screen.

    `make(hub, reading, area, viewer)` answers a plain dict; the hub adds scene, area, seq and at.
    The viewer given is the typical one of that room, not the person asking: everyone in a room
    sees the same, so a pushed scene equals a fetched one. `hears(happening)` answers the areas
    that change, or None for all of them; leaving it out means every happening changes them all.
    For role "clerk" the area is a counter, and only the clerk signed in there may see it; for role
    "staff" it is a staff number, and only that person may.
    """

    name: str
    make: Callable[[Hub, Reading, str, Viewer], dict[str, Any]]
    role: str | None = None
    hears: Callable[[Happening], Iterable[str] | None] = lambda happening: None


@dataclass(frozen=True)
class Window:
    """One kind of people's window. Templates and static files lie beside the blueprint's module."""

    name: str
    blueprint: Blueprint
    scenes: tuple[Scene, ...] = field(default=())
