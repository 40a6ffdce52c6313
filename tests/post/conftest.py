"""Peers for the tests of the post."""

from collections.abc import Iterator

import pytest

from tests.post.peers import Hook, MailServer


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A web hook that is well."""
    made = Hook()
    yield made
    made.close()


@pytest.fixture
def mails() -> Iterator[MailServer]:
    """A mail server that is well."""
    made = MailServer()
    yield made
    made.close()
