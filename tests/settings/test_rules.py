"""Rules between the parts of a hall: each one broken alone is told at its own place."""

from pathlib import Path

import pytest

from hall.settings.faults import SettingsFault
from hall.settings.load import load
from tests.settings.halls import SHIPPED, changed, faults

SUNDAY = '{ day = "sat", open = "09:00", close = "16:00" },'
NOTICE = "notices = ["
FEES = "\nfees = ["


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ('prefix = "F"', 'prefix = "A"', "services[2].prefix", "twice"),
        ('id = "2"', 'id = "1"', "counters[1].id", "twice"),
        ('number = "102"', 'number = "101"', "staff[1].number", "twice"),
        ('helps = ["advice", ', 'helps = ["advise", ', "counters[0].helps[0]", "unknown_service"),
        ('prefix = "C"', 'prefix = "O"', "services[1].prefix", "prefix_form"),
        ('prefix = "C"', 'prefix = "Q"', "services[1].prefix", "prefix_form"),
        ('prefix = "C"', 'prefix = "CC"', "services[1].prefix", "prefix_form"),
        ("in_a_row = 2", "in_a_row = 0", "line.priority_in_a_row", "greater_than_equal"),
        ('close = "17:30"', 'close = "08:30"', "hours.weekly[0].close", "closes_early"),
        ('open = "08:30"', 'open = "8:30"', "hours.weekly[0].open", "clock_form"),
        ('open = "08:30"', 'open = "24:00"', "hours.weekly[0].open", "clock_form"),
        ("last_ticket_minutes = 15", "last_ticket_minutes = 420", "hours.last_ticket_minutes",
         "cut_off"),
        (SUNDAY, f"{SUNDAY} {SUNDAY}", "hours.weekly[6]", "overlap"),
        ('"Asia/Shanghai"', '"Asia/Beijing"', "hall.timezone", "zone"),
        ('"Asia/Shanghai"', '"../etc/passwd"', "hall.timezone", "zone"),
        ('kind = "picture"', 'kind = "network"', "printer.host", "printer_host"),
        ('kind = "picture"', 'kind = "file"', "printer.path", "printer_path"),
        ('url = ""', 'url = "mysql://x/y"', "store.url", "store_scheme"),
        ('url = ""', 'url = "postgres"', "store.url", "store_scheme"),
        ('url = ""', 'url = "postgresql://a:b@h/c"', "store.url", "password_in_file"),
        ('id = "chengdong"', 'id = "城东"', "hall.id", "id_form"),
        ("port = 8000", 'port = 8000\npublic_url = "x.cn"', "server.public_url", "web_address"),
        ('roles = ["guard"]', "roles = []", "staff[6].roles", "too_few"),
        ('roles = ["guard"]', 'roles = "guard"', "staff[6].roles", "a_list"),
        ("[promises]", "[promise]", "promise", "unknown_key"),
        (NOTICE, f'{NOTICE}{{ text = {{ zh = "x", en = "x" }}, since = 2026-02-02, '
         "until = 2026-02-01 },", "display.notices[0].until", "ends_early"),
        ('prefix = "F"', 'prefix = "F"\ngroup = "pipes"', "services[2].group", "unknown_group"),
        (FEES, f'{FEES}{{ item = {{ zh = "x", en = "x" }}, price = {{ zh = "1", en = "1" }}, '
         "since = 2026-02-02, until = 2026-02-01 },", "display.fees[0].until", "ends_early"),
        ("quiet_times = []", 'quiet_times = [{ begin = "12", end = "14:00" }]',
         "display.quiet_times[0].begin", "clock_form"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, place: str, code: str
) -> None:
    """That one fault and no other."""
    found = faults(changed(tmp_path, (old, new)))
    assert {at: fault.code for at, fault in found.items()} == {place: code}


def test_two_services_of_one_name_are_a_fault(tmp_path: Path) -> None:
    """Besides, the counters now name a service that is gone."""
    found = faults(changed(tmp_path, ('id = "connection"', 'id = "payment"')))
    assert found["services[1].id"].code == "twice"


def test_a_service_no_counter_serves_is_a_fault_unless_it_is_off(tmp_path: Path) -> None:
    """Nobody takes a number that nobody calls; helping alone is no promise."""
    alone = [
        ('serves = ["payment"]', 'serves = ["advice"]'),
        ('["payment", "advice"]', '["advice"]'),
    ]
    found = faults(changed(tmp_path, *alone))
    assert {at: fault.code for at, fault in found.items()} == {"services[0]": "unserved"}
    off = ('prefix = "A"', 'prefix = "A"\nenabled = false')
    assert faults(changed(tmp_path, *alone, off)) == {}


CLERK = 'roles = ["clerk"]'


def test_a_skill_is_a_service_there_is(tmp_path: Path) -> None:
    """Told with the one that was probably meant."""
    path = changed(tmp_path, (CLERK, f'{CLERK}\nskills = ["payment", "advise"]'))
    (fault,) = faults(path).values()
    told = (fault.path, fault.code, fault.found, fault.maybe)
    assert told == ("staff[0].skills[1]", "unknown_service", '"advise"', "advice")


def test_a_service_no_clerk_can_handle_is_a_fault_unless_it_is_off(tmp_path: Path) -> None:
    """Counters alone call nobody; one clerk without a list can handle everything."""
    skills = 'skills = ["connection", "transfer", "repair", "advice", "general"]'
    able = SHIPPED.read_text("utf-8").replace('"clerk"]', f'"clerk"]\n{skills}')
    path = tmp_path / "config.toml"
    path.write_text(able, "utf-8")
    assert {at: fault.code for at, fault in faults(path).items()} == {"services[0]": "nobody_able"}
    path.write_text(able.replace('prefix = "A"', 'prefix = "A"\nenabled = false', 1), "utf-8")
    assert faults(path) == {}
    path.write_text(able.replace(skills, "", 1), "utf-8")
    assert faults(path) == {}


def test_a_clerk_no_counter_needs_is_a_warning_and_no_fault(tmp_path: Path) -> None:
    """Somebody new may be learning what no counter offers yet."""
    off = ('prefix = "A"', 'prefix = "A"\nenabled = false')
    alone = [
        ('serves = ["payment"]', 'serves = ["advice"]'),
        ('["payment", "advice"]', '["advice"]'),
        *[('helps = ["payment"]', "helps = []")] * 2,
        ('helps = ["repair", "payment"]', 'helps = ["repair"]'),
    ]
    skilled = (CLERK, f'{CLERK}\nskills = ["payment"]')
    (warning,) = load(changed(tmp_path, off, *alone, skilled), {}).warnings
    told = (warning.path, warning.code, warning.found)
    assert told == ("staff[0].skills", "idle_clerk", '"payment"')
    assert load(changed(tmp_path, skilled), {}).warnings == ()


def test_a_hall_neither_always_open_nor_with_hours_is_a_fault(tmp_path: Path) -> None:
    """It would never give out a number."""
    text = SHIPPED.read_text("utf-8").replace("always_open = true", "always_open = false")
    start, end = text.index("weekly = ["), text.index("# ---", text.index("weekly = ["))
    path = tmp_path / "config.toml"
    path.write_text(text[:start] + text[end:], "utf-8")
    assert [fault.code for fault in faults(path).values()] == ["never_open"]


def test_the_timetable_as_shipped_works_when_switched_on(tmp_path: Path) -> None:
    """Opening for real is one word."""
    path = changed(tmp_path, ("always_open = true", "always_open = false"))
    assert {stretch.day for stretch in load(path, {}).hours.weekly} == {
        *("mon", "tue", "wed", "thu", "fri", "sat")
    }


def test_letters_that_sound_alike_are_a_warning_and_no_fault(tmp_path: Path) -> None:
    """A hall may have its reasons."""
    path = changed(tmp_path, ('prefix = "C"', 'prefix = "B"'), ('prefix = "F"', 'prefix = "P"'))
    (warning,) = load(path, {}).warnings
    assert (warning.code, warning.about["letters"]) == ("sound_alike", "B P")
    assert load(changed(tmp_path, ('prefix = "C"', 'prefix = "B"')), {}).warnings == ()


def test_a_password_is_never_echoed(tmp_path: Path) -> None:
    """Faults end up in logs and on screens."""
    for url in ("postgresql://a:geheim@h/c", "mysql://a:geheim@h/c", "a:geheim@h/c"):
        with pytest.raises(SettingsFault) as wrong:
            load(changed(tmp_path, ('url = ""', f'url = "{url}"')), {})
        assert "geheim" not in repr(wrong.value.faults) + str(wrong.value)
