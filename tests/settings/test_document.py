"""docs/config.md tells the truth about the settings."""

from hall.settings.document import document
from hall.settings.schema import Settings
from tests.settings.halls import SHIPPED


def test_the_reference_is_current() -> None:
    """Otherwise: python -m hall.settings.document."""
    assert (SHIPPED.parent / "docs" / "config.md").read_text("utf-8") == document()


def test_every_key_says_what_it_means() -> None:
    """A table row without its last cell helps nobody."""
    rows = [line for line in document().splitlines() if line.startswith("| `")]
    assert len(rows) > 60
    assert [row for row in rows if row.endswith("|  |")] == []
    for section in Settings.model_fields:
        assert f"[{section}]" in document()
