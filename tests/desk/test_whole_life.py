"""Every verb at random on a real desk: the promises hold, and the journal tells the whole truth."""

from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.desk.life_verbs import EveryVerb


def live(url: str, examples: int) -> None:
    """So many halls, each lived through at random."""
    machine = type("Life", (EveryVerb,), {"url": url, "TestCase": None})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=50,
            deadline=None,
            phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_whatever_is_pressed_the_hall_keeps_its_promises(tmp_path: Path) -> None:
    """Promises (a)-(e), one state a ticket, one visitor a counter, one first clerk for ever."""
    live(f"sqlite:///{tmp_path / 'hall.sqlite'}", examples=70)


def test_whatever_is_pressed_the_hall_keeps_its_promises_on_postgresql(postgres_halls: str) -> None:
    """The same rules, the same code, another database."""
    live(postgres_halls, examples=10)
