"""The settings of whose turn it is: the line's policy, and the numbers."""

from typing import Literal

from pydantic import Field

from hall.settings.piece import Piece


class Line(Piece):
    """Who is called next, and what happens to those who do not come."""

    policy: Literal["ratio", "fifo", "strict"] = Field(
        "ratio",
        description="ratio: priority first, but at most `priority_in_a_row` while others wait; "
        "fifo: by arrival alone; strict: priority always first.",
    )
    priority_in_a_row: int = Field(
        2,
        ge=1,
        le=20,
        description="At most so many priority calls in a row while an ordinary visitor waits.",
    )
    recall_limit: int = Field(
        3,
        ge=1,
        le=20,
        description="Calls after which the counter offers to mark the visitor absent.",
    )
    recall_seconds: int = Field(
        5, ge=0, le=120, description="Seconds between two calls of the same number, at least."
    )
    undo_seconds: int = Field(
        10, ge=0, le=60, description="Seconds within which a clerk may take the last press back."
    )
    rejoin_minutes: int = Field(
        10, ge=0, description="Minutes within which a missed visitor may come back into the line."
    )
    rejoin_behind: int = Field(
        3, ge=0, description="So many places behind the front a returning visitor is put."
    )
    call_seconds: int = Field(
        60, ge=5, description="Seconds after a call at which the visitor counts as late."
    )
    long_wait_minutes: int = Field(
        30,
        ge=1,
        description="Minutes of waiting that security staff are shown as long. Provisional.",
    )


class Numbers(Piece):
    """How numbers look."""

    digits: int = Field(3, ge=2, le=5, description="Digits after the letter: 3 gives A001.")
