"""The first page of the hall, at /: which windows there are, and whom each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

from hall.hub.pages import HTML

if TYPE_CHECKING:
    from hall.hub.app import Hub


def blueprint(hub: Hub) -> Blueprint:
    """GET /; anyone may see it, and nothing of the hall's day is in it."""
    made = Blueprint("front", __name__)

    @made.get("/")
    def front() -> Response:
        language = hub.language()
        said = hub.words.section("front", language)
        doors = [(name, said[name]) for name in hub.windows if name in said]
        other = next((each for each in hub.words.languages if each != language), language)
        # a page opened from here speaks its reader's language, not the hall's
        query = "" if language == hub.settings.hall.language else f"?lang={language}"
        text = render_template(
            "hub/front.html",
            **hub.pages.frame(language),
            doors=doors,
            other=other,
            query=query,
        )
        return Response(text, content_type=HTML)

    return made
