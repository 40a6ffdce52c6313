"""The whole settings of one hall: every section of config.toml, and where its files lie."""

from pathlib import Path
from typing import Literal

from pydantic import Field, PrivateAttr

from hall.settings.departments import Department
from hall.settings.devices import Display, Kiosk, Voice
from hall.settings.faults import Fault
from hall.settings.house import Hall, Hours, Promises
from hall.settings.inquiries import Inquiries
from hall.settings.piece import Piece, WebAddress
from hall.settings.places import Counter, Group, Service, Staff
from hall.settings.post import Post
from hall.settings.printers import MAIN, PlacedPrinter, Printer
from hall.settings.privacy import Privacy
from hall.settings.rating import Rating
from hall.settings.turns import Line, Numbers


class Server(Piece):
    """The web server."""

    host: str = Field(
        "127.0.0.1",
        min_length=1,
        description="Address to listen on; 0.0.0.0 lets other devices of the hall in.",
    )
    port: int = Field(
        8000, ge=0, le=65535, description="TCP port; 0 picks a free one and prints it."
    )
    public_url: WebAddress = Field(
        "",
        description="How phones reach this server (the slip's QR); empty: as the kiosk reached it.",
    )
    async_mode: Literal["eventlet", "threading"] = Field(
        "eventlet", description="How many visitors are served at once inside."
    )
    prints: bool = Field(
        True, description="Whether this hub prints slips; of several hubs of a hall only one may."
    )
    session_hours: int = Field(
        12, ge=1, le=24, description="Hours after which a sign-in ends by itself."
    )


class Store(Piece):
    """Where everything is remembered."""

    url: str = Field(
        "",
        description="Database address (postgresql://...); empty: an SQLite file under `var`. "
        "An address with a password belongs into SHOUWEN_STORE__URL, never into the file.",
    )
    var: str = Field(
        "var",
        min_length=1,
        description="Folder for data, slips and keys, seen from the config file's folder.",
    )


class Settings(Piece):
    """All the settings of one hall. Made by `hall.settings.load.load`, never changed afterwards."""

    hall: Hall
    hours: Hours = Hours()
    line: Line = Line()
    numbers: Numbers = Numbers()
    groups: tuple[Group, ...] = Field((), strict=False)
    services: tuple[Service, ...] = Field(min_length=1, strict=False)
    counters: tuple[Counter, ...] = Field(min_length=1, strict=False)
    staff: tuple[Staff, ...] = Field((), strict=False)
    departments: tuple[Department, ...] = Field((), strict=False)
    inquiries: Inquiries = Inquiries()
    post: Post = Post()
    printer: Printer = Printer()
    printers: tuple[PlacedPrinter, ...] = Field((), strict=False)
    voice: Voice = Voice()
    display: Display = Display()
    kiosk: Kiosk = Kiosk()
    rating: Rating = Rating()
    promises: Promises = Promises()
    privacy: Privacy = Privacy()
    server: Server = Server()
    store: Store = Store()

    _folder: Path = PrivateAttr(default_factory=Path.cwd)
    _warnings: tuple[Fault, ...] = PrivateAttr(default=())

    @classmethod
    def standing(cls, raw: object, folder: Path, warnings: tuple[Fault, ...]) -> "Settings":
        """Settings from `raw`; `folder` is the config file's, `warnings` what is merely odd."""
        settings = cls.model_validate(raw)
        settings._folder = folder.resolve()
        settings._warnings = warnings
        return settings

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What is allowed but probably not meant, such as two prefix letters that sound alike."""
        return self._warnings

    @property
    def all_printers(self) -> dict[str, Printer]:
        """Every printer by its id, the hall's own first."""
        return {MAIN: self.printer, **{one.id: one for one in self.printers}}

    @property
    def var_dir(self) -> Path:
        """The folder of everything the hall writes, absolute."""
        return self.place(self.store.var)

    @property
    def store_url(self) -> str:
        """The database address to open: `store.url`, or the SQLite file under `var_dir`."""
        return self.store.url or f"sqlite:///{(self.var_dir / 'shouwen.sqlite').as_posix()}"

    def place(self, name: str) -> Path:
        """A file named in the settings, absolute; relative names start at the config's folder."""
        return (self._folder / name).resolve()
