"""The settings of who is in charge of what behind the hall: departments and their duty persons."""

from pydantic import Field

from hall.settings.piece import Id, Piece, Text


class Department(Piece):
    """A department that inquiries are handed to. The manager may edit it on the office's page."""

    id: Id = Field(description="Short name, used by staff and inquiries. Never change it later.")
    name: Text = Field(description="Its name.")
    room: Text = Field(description="Where it is, printed for a visitor who is sent there.")
    phone: str = Field("", description="Its phone.")
    head: Id = Field(description="Staff number of its head; hears of what is late.")
    duty: tuple[Id, ...] = Field(
        (),
        strict=False,
        description="Staff numbers of those who receive what is handed over, in this order; "
        "whoever is absent is passed over, and where all are, the head receives it.",
    )
    services: tuple[Id, ...] = Field(
        (), strict=False, description="Services whose matters it is in charge of, by id."
    )
    matters: tuple[str, ...] = Field(
        (), strict=False, description="Words by which it is found, such as burst pipe."
    )
