"""Colours are readable for tired eyes: text at 7:1 on every ground it stands on, day and night."""

import re

import pytest

from tests.tree import ROOT

TOKENS = (ROOT / "hall/hub/static/tokens.css").read_text("utf-8")
ENHANCED = 7.0
"""WCAG 2.2, 1.4.6 (AAA): the aim of the kiosk, kept by every window."""
SEEN = 3.0
"""WCAG 2.2, 1.4.11: the edge by which a key is recognised."""

TEXTS = [
    ("ink", "paper"), ("ink", "mist"), ("quiet", "paper"), ("quiet", "mist"), ("dim", "mist"),
    ("water", "paper"), ("on-water", "water"), ("on-water", "water-deep"), ("ink", "water-pale"),
    ("amber", "amber-ground"), ("amber", "paper"), ("trouble", "trouble-ground"),
    ("trouble", "paper"), ("order", "order-ground"), ("order", "paper"), ("new", "paper"),
]  # fmt: skip


def colours(selector: str) -> dict[str, str]:
    """The tokens of one ground."""
    block = TOKENS.partition(f"{selector} {{")[2].partition("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


DAY = colours(":root")
GROUNDS = {
    "day": DAY,
    "night": DAY | colours('[data-ground="night"]'),
    "contrast": DAY | colours('[data-ground="contrast"]'),
}


def light(colour: str) -> float:
    """Relative luminance of #rrggbb."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The WCAG ratio of two colours, 1 to 21."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(("text", "behind"), TEXTS)
def test_text_is_read_without_glasses(ground: str, text: str, behind: str) -> None:
    """Seven to one, also where it warns or is greyed."""
    found = GROUNDS[ground]

    assert contrast("#000000", "#ffffff") == 21
    assert contrast(found[text], found[behind]) >= ENHANCED


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["edge", "focus"])
def test_keys_and_focus_are_seen(ground: str, edge: str) -> None:
    """The edge of a key and the ring around it stand out from the page."""
    assert contrast(GROUNDS[ground][edge], GROUNDS[ground]["paper"]) >= SEEN


@pytest.mark.parametrize("ground", ["night", "contrast"])
def test_a_dark_ground_has_a_value_of_its_own_for_every_colour(ground: str) -> None:
    """A day colour left over would be unreadable on it."""
    assert set(colours(f'[data-ground="{ground}"]')) == set(DAY)
