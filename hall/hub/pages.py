"""A window's page: the words, the first scene and the set-up as data, never as script."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from flask import Response, render_template, request
from markupsafe import Markup

from hall.core.refusals import Refusal
from hall.hub import wire
from hall.hub.enrolment import LETTERS
from hall.hub.problems import language_of
from hall.hub.viewer import KIOSK

if TYPE_CHECKING:
    from hall.hub.app import Hub

HTML = "text/html; charset=utf-8"
PRESSED = 5
"""How hard a page is packed: 40 KB in a millisecond."""
TAGS = {"zh": "zh-CN", "en": "en"}
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026",
            0x2028: "\\u2028", 0x2029: "\\u2029"}  # fmt: skip


def packed(page: Response) -> Response:
    """The page as it goes to whoever takes it packed: the words of a window weigh a third."""
    page.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip"):
        page.set_data(gzip.compress(page.get_data(), PRESSED, mtime=0))
        page.content_encoding = "gzip"
    return page


def block(data: Any) -> Markup:
    """JSON that cannot end the <script> it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))


class Pages:
    """Makes first paints for every window."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._words: dict[str, Markup] = {}

    def frame(self, language: str) -> dict[str, Any]:
        """What every template may name: hall, lang, language, version, say(key)."""
        hub = self._hub
        return {
            "hall": hub.settings.hall.name.as_dict()[language],
            "lang": TAGS.get(language, language),
            "language": language,
            "version": hub.version,
            "say": lambda key, **about: hub.words.say(key, language, **about),
        }

    def words(self, window: str) -> Markup:
        """The sentences a window's script needs, in every language."""
        if window not in self._words:
            tables = self._hub.words.tables
            self._words[window] = block(
                {lang: {s: tables[lang].get(s, {}) for s in ("common", window)} for lang in tables}
            )
        return self._words[window]

    def page(
        self, window: str, template: str, *, scene: str | None, area: str, **extra: Any
    ) -> Response:
        """The first paint. A viewer who may not see the scene gets the page without it (a sign-in
        form stands there), or the enrolment page where only devices may see it."""
        hub = self._hub
        # a screen of the hall opens in the hall's language, whatever its browser was installed in
        home = hub.settings.hall.language
        language = language_of(request.args, "", hub.words.languages, home)
        viewer = hub.viewer()
        kind = hub.scenes.get(scene) if scene else None
        if kind is not None and kind.role is None and KIOSK.device and not viewer.device:
            return self.enrolment(language)
        first: dict[str, Any] | None = None
        if kind is not None and scene:
            try:
                hub.may_see(viewer, scene, area)
                first = hub.scene(scene, area)
            except Refusal as refusal:
                if refusal.code not in (
                    "not_signed_in",
                    "session_expired",
                    "no_role",
                    "not_your_counter",
                ):
                    raise
        setup = self._setup(window, scene, area, language) | extra
        return self.render(f"{window}/{template}", language, window, first, setup)

    def enrolment(self, language: str) -> Response:
        """What a browser sees that is no device of this hall yet."""
        setup = self._setup("hub", None, wire.AREA, language) | {"signs": LETTERS}
        made = self.render("hub/enrol.html", language, "hub", None, setup)
        made.status_code = 403
        return made

    def render(
        self, template: str, language: str, window: str, scene: Any, setup: dict[str, Any]
    ) -> Response:
        """One template with its three data blocks."""
        text = render_template(
            template,
            **self.frame(language),
            window=window,
            words_data=self.words(window),
            scene_data=block(scene or {}),
            setup_data=block(setup),
            setup=setup,
        )
        return packed(Response(text, content_type=HTML))

    def _setup(self, window: str, scene: str | None, area: str, language: str) -> dict[str, Any]:
        hub, viewer = self._hub, self._hub.viewer()
        person = hub.desk.floor.staff.get(viewer.staff or "")
        return {
            "window": window,
            "scene": scene,
            "area": area,
            "language": language,
            "version": hub.version,
            "timezone": hub.settings.hall.timezone,
            "rate": getattr(hub.desk.now, "rate", 1),  # a rehearsal's clock runs faster than ours
            "hall": hub.settings.hall.name.as_dict(),
            "base": hub.settings.server.public_url or request.host_url.rstrip("/"),
            "viewer": None
            if person is None
            else {
                "staff": person.number,
                "name": dict(person.name),
                "roles": sorted(person.roles),
                "counter": viewer.counter,
            },
        }
