"""Where a request comes from: which page, which machine, and whether that is the hub's own."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from hall.core.refusals import Refusal

FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA")
"""Signs of a proxy. None is believed; any of them takes the trust of loopback away."""

OWN_SITE = ("same-origin", "none")

MOST = 512
"""Answers remembered: every tap asks the same few questions, and taking addresses apart is slow."""


def netloc(origin: str) -> tuple[str, str, int | None] | None:
    """Scheme, host and port (defaults filled in) of an origin; None for what is none."""
    try:
        parts = urlsplit(origin)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    if not parts.hostname or parts.path not in ("", "/"):
        return None
    return parts.scheme, parts.hostname, port


@lru_cache(MOST)
def same_origin(origin: str, host: str, public_url: str) -> bool:
    """Whether a page of `origin` is ours: reached at the same host and port, or at public_url."""
    given = netloc(origin)
    if given is None:
        return False
    return given == netloc(f"{given[0]}://{host}") or (
        bool(public_url) and given == netloc(public_url.rstrip("/"))
    )


def check_origin(environ: Mapping[str, str], public_url: str, by_cookie: bool) -> None:
    """Refuses `foreign_origin` for a POST that another site's page may have sent.

    With an Origin header, it must be ours. Without one, a browser still says Sec-Fetch-Site, which
    must be same-origin (or none: typed by a person). Programs send neither; they pass unless they
    rely on a cookie, since an old browser's forged POST would look just like that.
    """
    origin = environ.get("HTTP_ORIGIN")
    if origin is not None:
        if same_origin(origin, environ.get("HTTP_HOST", ""), public_url):
            return
        raise Refusal("foreign_origin")
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site is None and not by_cookie:
        return
    if site not in OWN_SITE:
        raise Refusal("foreign_origin")


def is_loopback(environ: Mapping[str, str], public_url: str) -> bool:
    """Whether the caller is on the hub's own machine, and asked for it by its own name.

    The name matters: a page of a foreign site whose name was re-bound to 127.0.0.1 would come from
    this machine too, but under its own Host. A literal address, localhost, or the host of
    public_url cannot be re-bound.
    """
    if not _loops(environ.get("REMOTE_ADDR", "")):
        return False
    if any(sign in environ for sign in FORWARDED):
        return False
    return own_name(environ.get("HTTP_HOST", ""), public_url)


@lru_cache(MOST)
def _loops(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


@lru_cache(MOST)
def caller(address: str) -> str:
    """Against whom tries are counted: an IPv4 address, or the /64 an IPv6 address lies in.

    Anyone on IPv6 has 2**64 addresses of their own; counted singly, each guess would be the first.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped is not None:  # an IPv4 caller of a hub that listens on ::
        return str(ip.ipv4_mapped)
    if ip.is_loopback:
        return str(ip)
    return str(ipaddress.ip_network((int(ip), 64), strict=False))


@lru_cache(MOST)
def own_name(host: str, public_url: str) -> bool:
    """Whether a Host header cannot be a re-bound foreign name."""
    place = netloc(f"http://{host}")
    if place is None:
        return False
    name = place[1]
    if name == "localhost" or (public_url and name == urlsplit(public_url).hostname):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
