"""Loading a hall: the file, the environment over it, and every fault at once."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from hall.settings.load import load
from hall.settings.places import Role
from hall.settings.words import Words
from tests.settings.halls import SHIPPED, changed, faults, shipped


def test_the_hall_as_shipped_can_be_used_and_has_nothing_odd() -> None:
    """The first start works, with no warning."""
    settings = shipped()
    assert settings.hours.always_open
    assert len(settings.services) == 6
    assert len(settings.counters) == 6
    assert settings.warnings == ()


def test_every_service_as_shipped_is_served_by_two_counters() -> None:
    """One clerk's pause stops no service."""
    settings = shipped()
    for service in settings.services:
        serving = [counter.id for counter in settings.counters if service.id in counter.serves]
        assert len(serving) >= 2, service.id


def test_the_staff_as_shipped_fill_every_role() -> None:
    """A newcomer can sign in to each window."""
    roles = {role for person in shipped().staff for role in person.roles}
    assert roles == {*get_args(Role)}


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Faults of form and faults between parts, in one telling."""
    path = changed(
        tmp_path,
        ("digits = 3", "digits = 9"),
        ('prefix = "C"', 'prefix = "I"'),
        ('"guard"]', '"gard"]'),
        ('"advice", "general"]', '"advice", "genral"]'),
        ("recent = 5", 'recent = "5"'),
        ("recall_limit", "recal_limit"),
    )
    found = faults(path, SHOUWEN_SERVER__PORT="eighty")
    assert {place: fault.code for place, fault in found.items()} == {
        "numbers.digits": "less_than_equal",
        "services[1].prefix": "prefix_form",
        "staff[6].roles[0]": "one_of",
        "counters[4].serves[2]": "unknown_service",
        "display.recent": "whole_number",
        "line.recal_limit": "unknown_key",
        "server.port": "whole_number",
    }
    assert found["staff[6].roles[0]"].maybe == "guard"
    assert found["counters[4].serves[2]"].maybe == "general"
    assert found["line.recal_limit"].maybe == "recall_limit"
    assert found["services[1].prefix"].found == '"I"'


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_fault_has_its_sentence(tmp_path: Path, language: str) -> None:
    """What was found and what was probably meant are both said."""
    path = changed(tmp_path, ('policy = "ratio"', 'policy = "fifa"'))
    (fault,) = faults(path).values()
    said = fault.say(Words.load(SHIPPED.parent / "words"), language)
    for part in ("line.policy", "ratio, fifo, strict", '"fifa"', "fifo"):
        assert part in said


def test_the_environment_wins_over_the_file() -> None:
    """Each kind of single value takes its type from the key."""
    settings = shipped(
        SHOUWEN_SERVER__PORT="0",
        SHOUWEN_VOICE__ENABLED="no",
        SHOUWEN_PRINTER__TIMEOUT_SECONDS="1.5",
        SHOUWEN_PRINTER__WIDTH_DOTS="384",
        SHOUWEN_LINE__POLICY="fifo",
        SHOUWEN_VENV="/elsewhere",
    )
    assert settings.server.port == 0
    assert settings.voice.enabled is False
    assert settings.printer.timeout_seconds == 1.5
    assert settings.printer.width_dots == 384
    assert settings.line.policy == "fifo"


@pytest.mark.parametrize(
    ("variable", "code", "maybe"),
    [
        ("SHOUWEN_SERVER__PROT", "unknown_key", "SHOUWEN_SERVER__PORT"),
        ("SHOUWEN_SEVER__PORT", "unknown_key", "SHOUWEN_SERVER__PORT"),
        ("SHOUWEN_HALL__NAME", "not_single", ""),
        ("SHOUWEN_SERVICES__0", "not_single", ""),
    ],
)
def test_an_override_that_names_no_single_value_is_a_fault(
    variable: str, code: str, maybe: str
) -> None:
    """A misspelt variable is not silently without effect."""
    fault = faults(SHIPPED, **{variable: "1"})[variable]
    assert (fault.code, fault.maybe) == (code, maybe)


def test_a_file_that_is_not_toml_is_told_with_line_and_column(tmp_path: Path) -> None:
    """Whoever edits it finds the place."""
    path = tmp_path / "config.toml"
    path.write_text("[hall]\nid = chengdong\n", "utf-8")
    (fault,) = faults(path).values()
    assert fault.code == "not_toml"
    assert "line 2, column 6" in fault.about["reason"]


def test_a_file_that_is_not_there_or_not_utf8_is_a_fault(tmp_path: Path) -> None:
    """Not a traceback."""
    assert [fault.code for fault in faults(tmp_path / "none.toml").values()] == ["no_file"]
    path = tmp_path / "gbk.toml"
    path.write_bytes('name = "营业厅"'.encode("gbk"))
    assert [fault.code for fault in faults(path).values()] == ["not_utf8"]


def test_an_empty_file_asks_for_each_part_a_hall_must_have(tmp_path: Path) -> None:
    """The rest has defaults."""
    path = tmp_path / "config.toml"
    path.write_text("", "utf-8")
    found = {place: fault.code for place, fault in faults(path).items()}
    assert found == {"hall": "required", "services": "required", "counters": "required"}


def test_var_and_store_lie_beside_the_config_file(tmp_path: Path) -> None:
    """A hall's data does not move with the folder one happens to stand in."""
    settings = load(changed(tmp_path), {})
    assert settings.var_dir == tmp_path.resolve() / "var"
    assert settings.store_url == f"sqlite:///{tmp_path.resolve() / 'var' / 'shouwen.sqlite'}"
    elsewhere = tmp_path / "elsewhere"
    assert load(changed(tmp_path), {"SHOUWEN_STORE__VAR": str(elsewhere)}).var_dir == elsewhere


def test_settings_never_change_once_loaded() -> None:
    """Two windows never see two halls."""
    settings = shipped()
    with pytest.raises(ValueError, match="frozen"):
        settings.server.port = 1  # type: ignore[misc]
    assert isinstance(settings.services, tuple)


def test_days_of_a_notice_are_dates(tmp_path: Path) -> None:
    """TOML writes a date without quotes."""
    written = 'notices = [{{ text = {{ zh = "x", en = "x" }}, since = {} }},'
    good = changed(tmp_path, ("notices = [", written.format("2026-10-01")))
    assert load(good, {}).display.notices[0].since == date(2026, 10, 1)
    quoted = changed(tmp_path, ("notices = [", written.format('"2026-10-01"')))
    assert faults(quoted)["display.notices[0].since"].code == "a_date"
