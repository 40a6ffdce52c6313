"""Departments and inquiries in the settings: whatever is named there is there, and sound."""

from pathlib import Path

import pytest

from hall.settings.faults import SettingsFault
from hall.settings.load import load
from tests.settings.halls import SHIPPED, changed, faults, shipped

HEAD, DUTY = 'head = "421"', 'duty = ["422"]'
SERVICES = 'services = ["payment"]'
CATEGORY = 'id = "meter", name = { zh = "水表故障", en = "Meter fault" }, department = "network"'
FIRST = "promises = [\n"
SHIFT = 'begin = "13:30", end = "17:30"'
BURST, NO_WATER = "inquiries.promises[0]", "inquiries.promises[1]"


@pytest.mark.parametrize(
    ("old", "new", "place", "code", "maybe"),
    [
        (HEAD, 'head = "429"', "departments[1].head", "unknown_staff", ""),
        (DUTY, 'duty = ["422", "499"]', "departments[1].duty[1]", "unknown_staff", ""),
        (SERVICES, 'services = ["paymen"]', "departments[1].services[0]", "unknown_service",
         "payment"),
        ('department = "customer"', 'department = "custom"', "staff[0].department",
         "unknown_department", "customer"),
        ('id = "works"', 'id = "billing"', "departments[2].id", "twice", ""),
        (CATEGORY, CATEGORY.replace("network", "netwerk"), "inquiries.categories[3].department",
         "unknown_department", "network"),
        ('id = "meter"', 'id = "bill"', "inquiries.categories[4].id", "twice", ""),
        (FIRST, f'{FIRST}{{ category = "brust", days = 1 }},', f"{BURST}.category",
         "unknown_category", "burst"),
        (FIRST, f"{FIRST}{{ days = 1, minutes = 1 }},", BURST, "minutes_or_days", ""),
        (FIRST, f'{FIRST}{{ urgency = "urgent" }},', BURST, "minutes_or_days", ""),
        (FIRST, f'{FIRST}{{ category = "burst", days = 1 }},', NO_WATER, "twice", ""),
        (SHIFT, 'begin = "13:30", end = "13:30"', "inquiries.hours[1].end", "ends_before", ""),
        (SHIFT, 'begin = "11:30", end = "17:30"', "inquiries.hours[1].begin", "out_of_order", ""),
        ('number_prefix = "SW"', 'number_prefix = "sw1"', "inquiries.number_prefix",
         "prefixes_form", ""),
        ('roles = ["leader"]', 'roles = ["leeder"]', "staff[20].roles[0]", "one_of", "leader"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told_at_its_place_with_what_was_meant(
    tmp_path: Path, old: str, new: str, place: str, code: str, maybe: str
) -> None:
    """That one fault and no other, except where something named the id that is gone."""
    found = faults(changed(tmp_path, (old, new)))
    told = found.pop(place)
    assert told.code == code
    if maybe:
        assert told.maybe == maybe
    assert {fault.code for fault in found.values()} <= {"unknown_department", "unknown_category"}
    assert bool(found) == (code == "twice" and place.endswith(".id") and "works" in old)


def test_departments_without_an_office_are_a_warning(tmp_path: Path) -> None:
    """What no department takes would wait for ever; the hall opens all the same."""
    path = changed(tmp_path, ('roles = ["office", "head"]', 'roles = ["head"]'))
    assert [(one.path, one.code) for one in load(path, {}).warnings] == [("staff", "no_office")]
    assert shipped().warnings == ()


def test_a_hall_that_names_no_department_needs_none_of_it(tmp_path: Path) -> None:
    """Whoever upgrades keeps the settings of before; five working days are promised then."""
    text = SHIPPED.read_text("utf-8")
    begin = text.index("[[departments]]")
    end = text.index("[printer]")
    inquiries = text.index("[inquiries]")
    rest = text.index("[server]")
    kept = text[:begin] + text[end:inquiries] + text[rest:]
    kept = "\n".join(line for line in kept.splitlines() if not line.startswith("department = "))
    path = tmp_path / "config.toml"
    path.write_text(kept, "utf-8")
    settings = load(path, {})
    assert (settings.departments, settings.warnings) == ((), ())
    assert settings.inquiries.default_days == 5


PLACE = "[server]"


def test_a_secret_in_the_file_is_refused_and_never_echoed(tmp_path: Path) -> None:
    """Neither in the telling of the fault, nor where it is too short."""
    hook = 'webhook_url = "https://example/hook"\nwebhook_secret = "geheim"'
    mail = 'mail_host = "mail"\nmail_password = "geheim"'
    path = changed(tmp_path, (PLACE, f"[post]\n{hook}\n{mail}\n\n{PLACE}"))
    with pytest.raises(SettingsFault) as told:
        load(path, {})
    assert [(one.path, one.code) for one in told.value.faults] == [
        ("post.webhook_secret", "secret_in_file"), ("post.mail_password", "secret_in_file"),
        ("post.webhook_secret", "webhook_secret"), ("post.mail_from", "mail_from"),
    ]  # fmt: skip
    assert "geheim" not in str(told.value)
    assert "geheim" not in repr([one.found for one in told.value.faults])


def test_the_post_is_off_and_its_secrets_come_from_the_environment(tmp_path: Path) -> None:
    """A hook without a secret would be anybody's to fake."""
    assert (shipped().post.webhook_url, shipped().post.mail_host) == ("", "")
    env = {"SHOUWEN_POST__WEBHOOK_URL": "https://example/hook"}
    path = changed(tmp_path)
    assert faults(path, **env)["post.webhook_secret"].code == "webhook_secret"
    assert faults(path, **env, SHOUWEN_POST__WEBHOOK_SECRET="fifteen letters")
    assert faults(path, **env, SHOUWEN_POST__WEBHOOK_SECRET="sixteen letters!") == {}


def test_odd_forms_are_refused_and_not_a_crash(tmp_path: Path) -> None:
    """A list where a name belongs, a table where a list belongs."""
    path = changed(
        tmp_path, (HEAD, "head = [1]"), (DUTY, "duty = {}"), ('id = "works"', 'id = ["works"]'),
        (CATEGORY, 'id = ["meter"], name = "meter", department = 1'), (SHIFT, "begin = 1, end = 2"),
    )  # fmt: skip
    found = faults(path)
    assert {"departments[1].head", "departments[1].duty", "departments[2].id"} <= found.keys()
    assert {"inquiries.hours[1].begin", "inquiries.categories[3].id"} <= found.keys()


def test_every_shipped_category_has_a_department_and_every_department_somebody() -> None:
    """A newcomer can try the whole of it."""
    settings = shipped()
    people = {person.number: person for person in settings.staff}
    assert settings.inquiries.categories
    assert all(one.department for one in settings.inquiries.categories)
    for one in settings.departments:
        assert one.duty, one.id
        assert all(people[number].department == one.id for number in (one.head, *one.duty))
        assert "head" in people[one.head].roles
