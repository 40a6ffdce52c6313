"""The settings of what is done where and by whom: services, counters, staff."""

from typing import Literal

from pydantic import Field

from hall.settings.piece import Id, Piece, Prefix, Text, WebAddress

Role = Literal[
    "clerk", "guard", "guide", "manager", "hotline", "member", "head", "office", "leader"
]
"""hotline takes phone calls; member belongs to a department, head leads one; office assigns what
nobody takes; leader hears of what is late and of complaints.
"""


class Group(Piece):
    """Services that belong together; the kiosk offers groups where all its services do not fit."""

    id: Id = Field(description="Short name, used by services.")
    name: Text = Field(description="Its name.")


class Service(Piece):
    """One thing people come for, with its own line of numbers."""

    id: Id = Field(
        description="Short name, used by counters and over the wire. Never change it later."
    )
    prefix: Prefix = Field(description="The letter its numbers begin with; not I, O or Q.")
    name: Text = Field(description="Its name.")
    materials: tuple[Text, ...] = Field(
        (),
        strict=False,
        description="All that the visitor must bring; told in full before the number is taken.",
    )
    fee: Text = Field(description="What it costs.")
    minutes: int = Field(ge=1, le=480, description="How long one visit usually takes, in minutes.")
    time_limit: Text | None = Field(
        None, description="By when the matter is settled, such as three working days."
    )
    wait_area: Text | None = Field(
        None, description="Where to wait, printed on the slip; unset: anywhere in the hall."
    )
    group: Id | None = Field(None, description="The group it belongs to, by id.")
    online: WebAddress = Field(
        "",
        description="Address where it can be done online; the kiosk offers it as a QR before the "
        "number is taken. Empty: it cannot.",
    )
    online_words: Text | None = Field(
        None, description="What can be done there, in one short sentence; unset: the kiosk's own."
    )
    enabled: bool = Field(True, description="Whether numbers are given for it at all.")


class Counter(Piece):
    """One window with a clerk behind it."""

    id: Id = Field(description="Its number on the sign, as text.")
    name: Text = Field(description="Its name.")
    serves: tuple[Id, ...] = Field(strict=False, description="Services it calls first, by id.")
    helps: tuple[Id, ...] = Field(
        (), strict=False, description="Services it calls when nobody waits for its own."
    )
    accessible: bool = Field(
        False,
        description="A low counter with room for a wheelchair; whoever needs one is called only "
        "to such.",
    )
    wait_area: Text | None = Field(
        None,
        description="Of a low counter: where those wait who are called to such alone; unset: "
        "anywhere in the hall.",
    )
    area: Id = Field(
        "main", description="The part of the hall it stands in; a display shows one area."
    )


class Staff(Piece):
    """One person who works here. PINs are never written here; see `run.py pin`."""

    number: Id = Field(description="Staff number, used to sign in.")
    name: Text = Field(description="Name, as on the badge.")
    title: Text = Field(description="Post.")
    phone: str = Field("", description="Office phone.")
    email: str = Field("", description="Where reminders go by e-mail; empty: nowhere.")
    department: Id | None = Field(None, description="The department of the person, by id.")
    duty: Text | None = Field(
        None,
        description="What the person is responsible for, printed on the first-inquiry receipt; "
        "unset: the title.",
    )
    skills: tuple[Id, ...] = Field(
        (),
        strict=False,
        description="Services the person can handle, by id; empty: all that the counter has.",
    )
    roles: tuple[Role, ...] = Field(
        min_length=1, strict=False, description="What the person may do."
    )
