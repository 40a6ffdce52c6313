"""What every answer carries so that a browser trusts only us: CSP without inline script, no sniffing, no framing."""

from __future__ import annotations

from flask import Flask, Response

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


def install(app: Flask) -> None:
    """Add them to every answer; what says nothing about keeping it is not kept."""

    @app.after_request
    def dress(response: Response) -> Response:
        carried = response.headers
        carried.extend(ALWAYS)
        if "Cache-Control" not in carried:
            carried["Cache-Control"] = "no-store"
        return response
