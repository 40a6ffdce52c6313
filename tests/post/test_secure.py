"""The way out is encrypted to the right peer or not gone at all; a real peer with a real TLS."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hall.post import mail, webhook
from hall.settings.post import Post
from tests.halls import Clock, opened
from tests.post.authority import Authority
from tests.post.carried import SECRET, carry, condition, go, hooked, kept, postman, remind
from tests.post.peers import Hook, MailServer

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LETTER = {"number": "SW-20260302-001", "rung": "due", "due": None, "at": NOW.isoformat()}
Peers = Callable[..., Any]


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    """The authority of this hall's network."""
    return Authority(tmp_path)


@pytest.fixture
def peers() -> Iterator[Peers]:
    """Opens a peer that is closed in the end."""
    with ExitStack() as stack:
        yield lambda kind, *about, **more: stack.enter_context(closing(kind(*about, **more)))


def posted(url: str, authority: Path | None) -> str:
    """What became of a letter to that hook."""
    post = Post(webhook_url=url, webhook_secret=SECRET, timeout_seconds=5)
    return webhook.send(post, "test", 1, LETTER, NOW, authority)


def mailed(server: MailServer, security: Any, authority: Path | None, user: str = "") -> str:
    """What became of a mail through that server."""
    post = Post(
        mail_host="localhost", mail_port=server.port, mail_security=security, mail_user=user,
        mail_password="geheim", mail_from="hall@hall.example", timeout_seconds=5,
    )  # fmt: skip
    return mail.send(post, "a@hall.example", "一", "二", NOW, authority)


def test_a_hook_of_an_offline_network_is_trusted_by_its_own_authority(
    ours: Authority, peers: Peers, tmp_path: Path
) -> None:
    """And by no other: neither this machine's nor a stranger's."""
    hook = peers(Hook, ours.server())
    assert posted(hook.url, ours.file) == ""
    assert len(hook.heard) == 1
    assert posted(hook.url, None) == "tls_unknown"
    assert posted(hook.url, Authority(tmp_path, "stranger").file) == "tls_unknown"
    assert len(hook.heard) == 1


def test_a_hook_with_a_wrong_name_or_an_old_certificate_hears_nothing(
    ours: Authority, peers: Peers
) -> None:
    """Whoever took its place on the network may have either."""
    for certificate, code in (
        (ours.server("elsewhere.example"), "tls_name"),
        (ours.server(expired=True), "tls_expired"),
    ):
        hook = peers(Hook, certificate)
        assert posted(hook.url, ours.file) == code
        assert hook.heard == []


def test_a_secure_address_is_never_spoken_to_in_plain(ours: Authority, peers: Peers) -> None:
    """A peer that has no TLS hears nothing of the letter."""
    hook = peers(Hook)
    assert posted(hook.url.replace("http://127.0.0.1", "https://localhost"), ours.file) == "tls"
    assert hook.heard == []


def test_a_file_of_authorities_that_is_none_is_told(
    ours: Authority, peers: Peers, tmp_path: Path
) -> None:
    """Missing, or not what it should be: the letter waits, and nobody is trusted instead."""
    (tmp_path / "empty.pem").write_text("not a certificate")
    hook, mails = peers(Hook, ours.server()), peers(MailServer, ours.server(), at_once=True)
    for name in ("empty.pem", "missing.pem"):
        assert posted(hook.url, tmp_path / name) == "ca_file"
        assert mailed(mails, "tls", tmp_path / name) == "ca_file"
    assert (hook.heard, mails.taken) == ([], [])


@pytest.mark.parametrize("at_once", [False, True])
def test_mail_goes_encrypted_to_the_right_server_alone(
    ours: Authority, peers: Peers, at_once: bool
) -> None:
    """STARTTLS, or TLS from the start: not a word of the letter or the password in plain."""
    security = "tls" if at_once else "starttls"
    good = peers(MailServer, ours.server(), at_once=at_once)
    assert mailed(good, security, ours.file, user="hall") == ""
    assert len(good.taken) == 1
    assert [line.partition(" ")[0].upper() for line in good.heard] == (
        [] if at_once else ["EHLO", "STARTTLS"]
    )
    assert mailed(good, security, None, user="hall") == "tls_unknown"
    for certificate, code in (
        (ours.server("elsewhere.example"), "tls_name"),
        (ours.server(expired=True), "tls_expired"),
    ):
        server = peers(MailServer, certificate, at_once=at_once)
        assert mailed(server, security, ours.file, user="hall") == code
        assert server.taken == []
    assert len(good.taken) == 1


def test_nobody_between_talks_us_out_of_encryption(ours: Authority, peers: Peers) -> None:
    """A server that no longer offers STARTTLS gets neither password nor letter; nor does one that
    speaks plain where TLS should be from the start.
    """
    bare = peers(MailServer, ours.server())
    bare.temper = "bare"
    assert mailed(bare, "starttls", ours.file, user="hall") == "no_starttls"
    assert [line.partition(" ")[0].upper() for line in bare.heard] == ["EHLO", "QUIT"]
    plain = peers(MailServer)
    assert mailed(plain, "tls", ours.file, user="hall") == "tls"
    assert (bare.taken, plain.taken) == ([], [])


def test_a_fault_is_told_and_the_letter_goes_once_it_is_mended(
    store_url: str, ours: Authority, peers: Peers
) -> None:
    """The way is a device of the hall: failed, why, and well again."""
    hook = peers(Hook, ours.server(expired=True))
    with opened(store_url, hooked(hook.url, ca_file=str(ours.file)), Clock()) as desk:
        man = postman(desk)
        remind(desk)
        carry(man)
        assert condition(desk, "webhook") == ("failed", "tls_expired")
        assert kept(desk) == [("webhook", "waiting", 1, "tls_expired")]
        hook.secure = ours.server()
        go(desk, minutes=1)
        carry(man)
        assert condition(desk, "webhook") == ("ok", "")
        assert kept(desk) == [("webhook", "sent", 2, "")]
        with desk.read() as reading:
            (fault,) = reading.faults(desk.now())
        assert (fault.kind, fault.state, fault.closed_at) == ("webhook", "failed", desk.now())
