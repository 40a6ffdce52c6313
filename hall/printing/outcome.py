"""How an attempt at a slip ended, in three states, because paper cannot be asked."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "failed", "unconfirmed"]


@dataclass(frozen=True)
class Outcome:
    """`ok`: it is there. `failed`: surely nothing came out, so trying again is safe.

    `unconfirmed`: bytes went out and nobody says what became of them; a second slip of the same
    number would set two visitors before one counter, so it is never printed again by itself.
    `detail` is a key of [slip.details]; `health` is what the printer let show meanwhile.
    """

    state: State
    detail: str
    health: str


class MissingPartError(OSError):
    """A library or program that this kind of printer needs is not on this PC."""
