"""`run.py check` tries the ways out and sends nothing."""

from contextlib import closing
from pathlib import Path

from hall.post.trial import trial
from tests.post.authority import Authority
from tests.post.carried import WORDS, hooked, posting
from tests.post.peers import Hook, MailServer


def test_ways_that_can_be_gone_say_so_and_hear_of_no_letter(tmp_path: Path) -> None:
    """Certificate and sign-in are tried; without ways there is no line."""
    ours = Authority(tmp_path)
    assert list(trial(posting(), WORDS, "zh")) == []
    with closing(Hook(ours.server())) as hook, closing(MailServer(ours.server())) as mails:
        made = hooked(
            hook.url, mail_host="localhost", mail_port=mails.port, mail_security="starttls",
            mail_from="a@hall.example", mail_user="hall", mail_password="geheim",
            ca_file=str(ours.file),
        )  # fmt: skip
        found = list(trial(made, WORDS, "en"))
        assert [(one.name, one.ok) for one in found] == [("webhook", True), ("mail", True)]
        assert (hook.heard, mails.taken) == ([], [])
        stranger = hooked(hook.url, mail_host="localhost", mail_port=1, mail_from="a@hall.example")
        said = {one.name: one.say(WORDS, "en") for one in trial(stranger, WORDS, "en")}
    assert "signed by nobody this machine trusts" in said["webhook"]
    assert said["mail"].endswith("localhost: the connection is refused.")


def test_every_code_of_the_post_has_its_words() -> None:
    """In both languages; what the other side said is a number in a sentence."""
    codes = {
        "silent", "refused", "unknown_host", "broken", "address", "tls", "tls_unknown", "tls_name",
        "tls_expired", "ca_file", "no_starttls", "no_login",
    }  # fmt: skip
    for language in WORDS.languages:
        assert set(WORDS.section("post", language)["reason"]) == codes | {"http", "smtp"}
