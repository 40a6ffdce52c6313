"""The settings of what visitors are asked after their visit."""

from pydantic import Field

from hall.settings.piece import Piece


class Rating(Piece):
    """The visitor's rating after service: never forced, never with a name."""

    page: bool = Field(True, description="Whether the visitor's own page asks for a rating.")
    screen: bool = Field(
        False,
        description="Whether the counter's screen asks after each visit; it must be one to touch.",
    )
    screen_seconds: int = Field(
        20, ge=5, le=60, description="Seconds for which the counter's screen asks."
    )
    change_minutes: int = Field(
        10, ge=0, le=60, description="Minutes within which a visitor may change the rating."
    )
