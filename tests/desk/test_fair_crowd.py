"""The promises of the line where it is hard: skills, low counters, lifts and people sent around."""

from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.desk.crowd import Crowd


def crowd(url: str, examples: int) -> None:
    """So many halls, each lived through at random."""
    machine = type("Crowd", (Crowd,), {"url": url, "TestCase": None})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_whoever_is_sent_around_the_line_keeps_its_promises(tmp_path: Path) -> None:
    """(a)-(e) pool by pool; nobody is called where their line, their seat or a skill forbids it."""
    crowd(f"sqlite:///{tmp_path / 'hall.sqlite'}", examples=40)


def test_whoever_is_sent_around_the_line_keeps_its_promises_on_postgresql(
    postgres_halls: str,
) -> None:
    """The same rules, the same code, another database."""
    crowd(postgres_halls, examples=8)
