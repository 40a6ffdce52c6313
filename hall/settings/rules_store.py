"""Rules about the store: one of the two databases, and no password in the file."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from hall.settings.faults import Fault, nearest
from hall.settings.raw import Raw

STORES = ("sqlite", "postgresql")


def store_faults(raw: Raw, written: Raw) -> Iterator[Fault]:
    """Every rule broken in [store]; `written` is the file alone. Of a value only its scheme is
    echoed.
    """
    url = _url(raw)
    scheme = url.partition("://")[0].partition("+")[0] if "://" in url else ""
    if url and scheme not in STORES:  # only the scheme is echoed: the rest may hold a password
        yield Fault(
            "store.url",
            "store_scheme",
            scheme,
            {"schemes": ", ".join(STORES)},
            nearest(scheme, STORES),
        )
    if _password(_url(written)):
        yield Fault("store.url", "password_in_file")


def _url(raw: Raw) -> str:
    store = raw.get("store")
    url = store.get("url") if isinstance(store, dict) else None
    return url if isinstance(url, str) else ""


def _password(url: str) -> bool:
    try:
        return bool(urlsplit(url).password)
    except ValueError:
        return "@" in url
