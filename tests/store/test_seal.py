"""The seal and its key: only the hall reads a contact, and the key is there before it is needed."""

import base64
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.core.refusals import Refusal
from hall.store import keyfile
from hall.store.keyfile import BadKey
from hall.store.seal import Seal, Unsealable
from tests.halls import KEY, at_once

OTHER = bytes(reversed(KEY))
CONTACT = {"name": "张三", "phone": "13812341234", "unit": "供水集团"}
TEXTS = st.dictionaries(st.text(), st.text())


def written(*keys: bytes) -> str:
    """Keys as they stand in the file or the environment."""
    return "\n".join(base64.b64encode(key).decode() for key in keys)


@given(TEXTS)
def test_what_was_closed_is_opened_as_it_was(plain: dict[str, str]) -> None:
    """Also lone surrogates, which a form can send."""
    seal = Seal(KEY)
    assert seal.open(seal.close(plain)) == plain


def test_what_the_first_release_sealed_is_read_by_every_later_one() -> None:
    """Written down here once: a change of the form would lose every contact there is."""
    sealed = (
        "e644fbfe9e85.gAAAAABrAmnP_NGfULKr9haRqvgj5U9JM1zjsCr9jIdUTbk6ZTvnhLRn-EFmMqBS4-5xWqOftunsSQ8T"
        "toOpAQ_sfsWK01lw8QXTK9OPAeave_Rtg5rrn4mJaWtjuYIWtPG7NPQsUTSI"
    )
    assert Seal(KEY).open(sealed) == {"name": "张三", "phone": "13812341234"}
    marked = "5dcde5db60cbb96209c3c507eb564b5569ba8cf0a36e5eae3feee0e82d5751b2"
    assert Seal(KEY).mark("13812341234") == marked


def test_a_sealed_text_tells_nothing_and_never_looks_the_same() -> None:
    """Two visitors with one name are not seen to be alike."""
    seal = Seal(KEY)
    one, two = seal.close(CONTACT), seal.close(CONTACT)
    assert one != two
    for part in CONTACT.values():
        assert part not in one
        assert part.encode().hex() not in one


def test_another_key_reads_nothing() -> None:
    """Nor does it find a phone number."""
    sealed = Seal(KEY).close(CONTACT)
    with pytest.raises(Unsealable) as said:
        Seal(OTHER).open(sealed)
    assert said.value.code == "contact_unreadable"
    assert Seal(OTHER).mark("13812341234") != Seal(KEY).mark("13812341234")


@given(st.data())
def test_a_text_that_was_changed_is_refused(data: st.DataObject) -> None:
    """By one character anywhere, cut short, or made up."""
    seal = Seal(KEY)
    sealed = seal.close(CONTACT)
    at = data.draw(st.integers(0, len(sealed) - 1))
    odd = data.draw(st.characters().filter(lambda one: one != sealed[at]))
    # The last characters of base64 carry bits that nobody reads: cut instead.
    changed = sealed[:at] + odd + sealed[at + 1 :] if at < len(sealed) - 4 else sealed[:at]
    for text in (changed, data.draw(st.text())):
        with pytest.raises(Unsealable):
            seal.open(text)


def test_after_a_change_of_key_the_new_one_writes_and_the_old_one_reads() -> None:
    """And a phone is found under either."""
    old, both, new = Seal(KEY), Seal(OTHER, KEY), Seal(OTHER)
    assert both.open(old.close(CONTACT)) == CONTACT
    assert new.open(both.close(CONTACT)) == CONTACT
    assert both.fingerprints == (*new.fingerprints, *old.fingerprints)
    assert both.marks("138 1234 1234") == (new.mark("13812341234"), old.mark("13812341234"))
    assert both.mark("13812341234") == new.mark("13812341234")


def test_a_phone_is_marked_alike_however_it_is_typed() -> None:
    """The digits count; text without any has no mark, and so finds nobody."""
    seal = Seal(KEY)
    assert seal.mark("+86 138-1234-1234") == seal.mark("１３８１２３４１２３４")
    assert len(seal.mark("8012")) == 64
    assert (seal.mark("同上"), seal.marks("")) == ("", ())


def test_a_seal_without_a_key_is_shut() -> None:
    """It never writes a contact down as it is."""
    for press in (lambda s: s.close(CONTACT), lambda s: s.open("x"), lambda s: s.mark("1")):
        with pytest.raises(Refusal) as said:
            press(Seal())
        assert said.value.code == "contact_key_lost"
    with pytest.raises(ValueError, match="32 bytes"):
        Seal(b"short")


def test_the_first_start_makes_a_key_for_this_account_alone(tmp_path: Path) -> None:
    """And every later one reads it; nothing else is left lying there."""
    assert keyfile.find(tmp_path, {}) is None
    made = keyfile.make(tmp_path)
    found = keyfile.find(tmp_path, {})
    assert found is not None
    assert found.open(made.close(CONTACT)) == CONTACT
    assert [one.name for one in tmp_path.iterdir()] == ["contact.key"]
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "contact.key").stat().st_mode) == 0o600


def test_starts_that_race_end_with_one_key(tmp_path: Path) -> None:
    """None writes over another's: what one has sealed, all read."""
    seals = at_once([lambda: keyfile.make(tmp_path) for _ in range(12)])
    assert len({seal.fingerprints for seal in seals}) == 1
    before = (tmp_path / "contact.key").read_bytes()
    keyfile.make(tmp_path)
    assert (tmp_path / "contact.key").read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["contact.key"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_key_that_others_may_read_is_not_used(tmp_path: Path, mode: int) -> None:
    """It may have been read already; somebody has to look."""
    keyfile.make(tmp_path)
    (tmp_path / "contact.key").chmod(mode)
    with pytest.raises(BadKey) as said:
        keyfile.find(tmp_path, {})
    assert (said.value.why, said.value.filename) == (
        "contact_key_open",
        str(tmp_path / "contact.key"),
    )


@pytest.mark.parametrize(
    "text", ["", "# only a remark", "key", "a" * 42, "ä" * 43, "a" * 43 + " b"]
)
def test_a_damaged_key_is_said_and_never_replaced(tmp_path: Path, text: str) -> None:
    """A new one in its place would hide that the old contacts are lost."""
    path = tmp_path / "contact.key"
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    for press in (lambda: keyfile.find(tmp_path, {}), lambda: keyfile.make(tmp_path)):
        with pytest.raises(BadKey) as said:
            press()
        assert said.value.why == "contact_key_damaged"
    assert path.read_text("utf-8") == text


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """As a password manager hands it over; several keys are a changed one."""
    keyfile.make(tmp_path)
    env = {"SHOUWEN_CONTACT_KEY": f"{written(OTHER)}, {written(KEY).rstrip('=')}  # old"}
    found = keyfile.find(tmp_path, env)
    assert found is not None
    assert found.fingerprints == Seal(OTHER, KEY).fingerprints
    with pytest.raises(BadKey) as said:
        keyfile.find(tmp_path, {"SHOUWEN_CONTACT_KEY": "secret"})
    assert said.value.filename == "SHOUWEN_CONTACT_KEY"
    empty = keyfile.find(tmp_path, {"SHOUWEN_CONTACT_KEY": " "})
    assert empty is not None
    assert empty.fingerprints != found.fingerprints
