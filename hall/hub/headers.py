"""What every answer carries so that a browser trusts only us: no inline script, no framing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

ALWAYS = (
    ("Content-Security-Policy", CSP),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
)


def dressed(app: WSGIApplication) -> WSGIApplication:
    """Adds them to every answer; what says nothing about keeping it is not kept.

    Around the application, not inside: Flask's own way costs more than the rest of a call.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, carried: list[tuple[str, str]], trouble: Any = None) -> Any:
            carried = [*carried, *ALWAYS]
            if not any(name == "Cache-Control" for name, _ in carried):
                carried.append(("Cache-Control", "no-store"))
            return start_response(status, carried, trouble)

        return app(environ, start)

    return answer
