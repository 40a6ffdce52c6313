"""Whom the post trusts, and in a short code what went wrong on the way; nothing steps down to plain
by itself.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from pathlib import Path
from typing import Final

CERTIFICATE: Final = {9: "tls_expired", 10: "tls_expired", 62: "tls_name", 64: "tls_name"}
"""OpenSSL's X509_V_ERR: not valid yet, expired, another host's, another address's. What is left is
a certificate that nobody we trust has signed.
"""


class BadAuthority(ValueError):
    """The file of `post.ca_file` cannot be read, or holds no certificate."""


def context(authority: Path | None) -> ssl.SSLContext:
    """Certificates are checked, with their names, against the authorities of this machine and the
    ones in that file. Raises BadAuthority.
    """
    made = ssl.create_default_context()
    if authority is not None:
        try:
            made.load_verify_locations(cafile=str(authority))
        except OSError as error:  # ssl.SSLError is one
            raise BadAuthority(str(authority)) from error
    return made


def why(error: Exception) -> str:
    """A short code, a key of [post.reason]; never what the other side said."""
    if isinstance(error, BadAuthority):
        return "ca_file"
    if isinstance(error, TimeoutError):
        return "silent"
    if isinstance(error, ConnectionRefusedError):
        return "refused"
    if isinstance(error, socket.gaierror):
        return "unknown_host"
    if isinstance(error, ssl.SSLCertVerificationError):
        return CERTIFICATE.get(error.verify_code, "tls_unknown")
    if isinstance(error, ssl.SSLError):
        return "tls"
    return "broken" if isinstance(error, OSError | http.client.HTTPException) else "address"
