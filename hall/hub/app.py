"""The hub: joins desk, windows and wires into one web application."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, request
from jinja2 import FileSystemLoader, PrefixLoader, StrictUndefined
from pydantic import BaseModel
from werkzeug.wrappers import Request

from hall.desk.desk import Desk
from hall.hub import (
    enrolment,
    front,
    headers,
    health,
    lane,
    mishaps,
    openapi,
    scenes,
    statics,
    wire,
)
from hall.hub.answers import Answers
from hall.hub.auth import Auth
from hall.hub.call import Call
from hall.hub.door import Door, Unnamed, open_door
from hall.hub.feed import Feed
from hall.hub.figures import Figures
from hall.hub.live import Live
from hall.hub.pages import Pages
from hall.hub.problems import language_of
from hall.hub.roll import Roll
from hall.hub.viewer import ANYONE, Viewer, Who
from hall.hub.window import Scene, Window
from hall.settings.schema import Settings
from hall.settings.words import Words
from hall.store.handoff import Runtime

HERE = Path(__file__).parent


class Hub:
    """What a window gets: desk, settings, words, runtime, `door`, `page`; it serves them all."""

    def __init__(
        self,
        desk: Desk,
        words: Words,
        runtime: Runtime,
        mode: str,
        *,
        wav: Callable[[str], bytes | None] = lambda key: None,
        slip_picture: Callable[[str], bytes | None] = lambda token: None,
        prompt: Callable[[str, str], bytes | None] = lambda language, prompt: None,
    ) -> None:
        self.desk = desk
        self.settings: Settings = desk.settings
        self.words = words
        self.runtime = runtime
        self.wav = wav
        """The sound of a phrase by its key, or None; server.py hands the speaker in."""
        self.slip_picture = slip_picture
        """The slip of a ticket's token as PNG, or None; server.py hands the pictures in."""
        self.prompt = prompt
        """The sound of a prompt of the kiosk's spoken mode, by language and id, or None."""
        self.public_url = self.settings.server.public_url
        self.address = self.public_url
        """How phones reach this hall; server.py fills it in when public_url is not set."""
        self.version = ""
        self.figures = Figures()
        self.answers = Answers()
        self.doors: list[Door] = []
        self.windows: list[str] = []
        """The names of the windows that were let in."""
        self.scenes: dict[str, Scene] = {}
        self._templates = {"hub": HERE / "templates"}
        self._statics = {"hub": HERE / "static"}
        self.app = Flask("shouwen", static_folder=None, template_folder=None)
        self.app.config["MAX_CONTENT_LENGTH"] = wire.MAX_BODY
        self.app.url_map.converters["unnamed"] = Unnamed
        self.pages = Pages(self)
        self.auth = Auth(self)
        self.live = Live(self, mode)
        self.feed = Feed(self)
        self.roll = Roll(self)

    def open(self, windows: Iterable[Callable[[Hub], Window]]) -> Hub:
        """Let the windows in, once; after this the app can serve."""
        for make in windows:
            self._let_in(make(self))
        for room in (self.auth, enrolment, scenes, health, openapi, front):
            self.app.register_blueprint(room.blueprint(self))
        self.app.register_blueprint(statics.static_files(self._statics))
        self.version = statics.version_of(self._statics)
        loaders = {name: FileSystemLoader(folder) for name, folder in self._templates.items()}
        self.app.jinja_options = {"loader": PrefixLoader(loaders), "undefined": StrictUndefined}
        mishaps.install(self)
        self.app.wsgi_app = headers.dressed(lane.lane(self, self.app.wsgi_app))  # type: ignore[method-assign,assignment]
        return self

    def _let_in(self, window: Window) -> None:
        self.windows.append(window.name)
        home = Path(window.blueprint.root_path)
        self._templates[window.name] = home / "templates"
        self._statics[window.name] = home / "static"
        self.scenes |= {scene.name: scene for scene in window.scenes}
        self.app.register_blueprint(window.blueprint)

    def start(self) -> None:
        """Begin to follow the journal."""
        self.figures.follow(self.desk.book.depth, self.feed.age)
        self.feed.start()
        self.roll.start()

    def stop(self) -> None:
        """Stop following."""
        self.roll.stop()
        self.feed.stop()

    def door(
        self,
        blueprint: Blueprint,
        method: str,
        path: str,
        *,
        body: type[BaseModel] | None = None,
        answer: Any = None,
        status: int = 200,
        who: Who = ANYONE,
        refuses: Sequence[str] = (),
        query: Mapping[str, dict[str, Any]] | None = None,
        blanks: Mapping[str, dict[str, Any]] | None = None,
        summary: str = "",
    ) -> Callable[[Callable[[Call], Any]], Callable[[Call], Any]]:
        """Make a function an API call; see hall/hub/door.py. `path` has {blanks}."""

        def made(run: Callable[[Call], Any]) -> Callable[[Call], Any]:
            said = summary or (run.__doc__ or "").strip().partition("\n")[0]
            self.hang(blueprint, Door(
                method, path.replace("<", "{").replace(">", "}"), run, body, answer, status, who,
                tuple(refuses), dict(query or {}), dict(blanks or {}), summary=said,
            ))  # fmt: skip
            return run

        return made

    def hang(self, blueprint: Blueprint, door: Door) -> None:
        """Open a door and remember it for the OpenAPI page."""
        self.doors.append(door)
        open_door(self, blueprint, door)

    def page(
        self,
        window: str,
        template: str,
        *,
        scene: str | None = None,
        area: str = wire.AREA,
        **extra: Any,
    ) -> Response:
        """A window's page with its words and first scene; `extra` goes into the set-up block."""
        return self.pages.page(window, template, scene=scene, area=area, **extra)

    def scene(self, name: str, area: str) -> dict[str, Any]:
        """A scene as it is now, whoever may see it."""
        with self.desk.read() as reading:
            return scenes.make(self, reading, scenes.find(self, name), area)

    def may_see(self, viewer: Viewer, scene: str, area: str) -> None:
        """Refuses whoever may not see that scene there."""
        scenes.check(self, viewer, scene, area)

    def viewer(self) -> Viewer:
        """Who makes the request at hand."""
        return self.auth.viewer(request.environ)

    def language(self) -> str:
        """The reader's language of the request at hand."""
        return self.language_of(request)

    def language_of(self, asked: Request) -> str:
        """The reader's language: ?lang, Accept-Language, then the hall's."""
        accepted = asked.headers.get("Accept-Language", "")
        home = self.settings.hall.language
        return language_of(asked.args, accepted, self.words.languages, home)
