"""What a policy does to people: the overloaded morning, and whole days at the real desk."""

import re
from datetime import timedelta
from statistics import mean

import pytest

from hall.core.line import Policy
from hall.core.refusals import Refusal
from hall.desk import tickets
from hall.desk.desk import Desk
from hall.settings.schema import Settings
from hall.store.page import Page
from rehearsal import policies
from rehearsal.arrivals import PRIORITY
from rehearsal.clock import Clock
from rehearsal.measure.figures import percentile
from rehearsal.oracle import Job, play, rule
from rehearsal.oracle_days import Found, Played, through_the_desk, under, working_days
from rehearsal.oracle_desk import DeskLine
from rehearsal.oracle_loads import MORNING, morning
from rehearsal.policies import POLICIES, mornings
from rehearsal.throwaway import throwaway
from tests import tree
from tests.halls import MONDAY, everything, journal, opened, settings
from tests.rehearsal.played import shipped

MORNINGS = 120
"""Some 16,000 visitors for each policy and share. Over 24 such sets, each of its own seed, the
ratios below had these means and standard deviations: 0.124 and 0.008 (bound 1/3), 1.214 and 0.018
(bound 1.3), 0.490 and 0.028 (bound 0.6), 0.900 and 0.020 (bound 1). None broke a bound.
"""

FOUR = [(str(place), str(100 + place)) for place in range(1, 5)]


def p95(found: Found) -> float:
    """The wait that nineteen of twenty do not exceed, in minutes."""
    return percentile(found.waits, 95)


def four_counters(policy: Policy) -> Settings:
    """One service, four counters, as in the oracles."""
    places = {place: (["payment"], []) for place, _ in FOUR}
    staff = {number: ["clerk"] for _, number in FOUR}
    return under(settings({"payment": "A"}, places, staff), policy)


def at_the_desk(desk: Desk, clock: Clock, jobs: list[Job]) -> list[float]:
    """The same jobs, act by act at this desk."""
    line = DeskLine(desk, clock, MONDAY, jobs)
    line.sit_down(FOUR)
    return play(jobs, [frozenset(["payment"])] * 4, line)


def people(share: float, seed: int) -> list[Job]:
    """An overloaded morning of which a few never come to the window."""
    jobs = [job._replace(service="payment", walk=12.0) for job in morning(share, seed)]
    return [job._replace(walk=None) if at % 20 == 7 else job for at, job in enumerate(jobs)]


def test_the_overloaded_morning_is_the_one_that_was_promised() -> None:
    """Load 0.7, then 1.25 for 90 minutes, then 0.8; the share changes nobody's time or matter."""
    jobs = [job for seed in range(200) for job in morning(0.2, seed)]
    at = 0.0
    for seconds, load in MORNING:
        work = sum(job.seconds for job in jobs if at <= job.at < at + seconds)
        assert work / 200 / seconds / 4 == pytest.approx(load, rel=0.04)
        at += seconds
    assert mean(job.priority for job in jobs) == pytest.approx(0.2, abs=0.01)
    assert mean(j.priority for s in range(99) for j in morning(0.5, s)) == pytest.approx(
        0.5, abs=0.02
    )
    assert [job[:2] for job in morning(0.2, 3)] == [job[:2] for job in morning(0.5, 3)]
    assert [job for job in morning(0.2, 3) if job.priority and job not in morning(0.5, 3)] == []


def test_few_elders_hardly_wait_and_the_others_hardly_notice() -> None:
    """A fifth with priority: their p95 at most a third of first come, first served's; the ordinary
    p95 at most 1.3 times.
    """
    ratio, fifo = (mornings(policy, 0.2, MORNINGS, 1) for policy in ("ratio", "fifo"))
    assert p95(ratio[0]) <= p95(fifo[0]) / 3
    assert p95(ratio[1]) <= p95(fifo[1]) * 1.3
    assert p95(fifo[0]) > 30, "nobody waits long on this morning: it would mean nothing"


def test_many_elders_still_gain_and_the_others_are_not_left_behind() -> None:
    """Half with priority: their p95 at most 0.6 of first come, first served's; the ordinary p95
    under that of `strict`.
    """
    ratio, fifo, strict = (
        mornings(policy, 0.5, MORNINGS, 1) for policy in ("ratio", "fifo", "strict")
    )
    assert p95(ratio[0]) <= p95(fifo[0]) * 0.6
    assert p95(ratio[1]) < p95(strict[1])


@pytest.mark.parametrize("policy", POLICIES)
def test_the_rule_alone_and_the_real_desk_are_one(policy: Policy) -> None:
    """Visitor for visitor the same wait: what the oracles prove of the rule holds of the desk."""
    jobs, clock = people(0.4, 5), Clock(MONDAY)
    with throwaway(four_counters(policy), clock) as (desk, _):
        assert at_the_desk(desk, clock, jobs) == rule(jobs, 4, policy)
        assert len(journal(desk, "TicketMissed")) == sum(job.walk is None for job in jobs)


def test_the_throw_away_book_is_a_real_one_but_for_its_haste(store_url: str) -> None:
    """The same acts leave the same facts as in a book that commits each of them."""
    jobs = people(0.4, 6)[:60]
    clock, quick = Clock(MONDAY), Clock(MONDAY)
    with (
        opened(store_url, four_counters("ratio"), clock) as desk,
        throwaway(four_counters("ratio"), quick) as (scratch, book),
    ):
        assert at_the_desk(desk, clock, jobs) == at_the_desk(scratch, quick, jobs)
        book.turn()

        def facts(of: Desk) -> list[tuple[object, ...]]:
            return [(e.seq, e.at, e.kind, e.counter, e.data) for e in journal(of)]

        assert len(facts(desk)) > 200
        first = {entry.ticket for entry in journal(desk, "TicketTaken")}
        other = {entry.ticket for entry in journal(scratch, "TicketTaken")}
        if first == other:  # ids are the database's: in one that others share they differ
            assert facts(desk) == facts(scratch)
        assert [fact[:4] for fact in facts(desk)] == [fact[:4] for fact in facts(scratch)]


def test_the_throw_away_book_keeps_nothing_of_a_refusal_and_admits_what_it_cannot() -> None:
    """Refused before it wrote: nothing happened. After: the run stops, for it cannot be undone."""

    def half(desk: Desk, page: Page) -> None:
        tickets.take(desk, page, service="payment")
        raise Refusal("store_busy")

    with throwaway(four_counters("ratio"), Clock(MONDAY)) as (desk, book):
        before = everything(book)
        with pytest.raises(Refusal, match="unknown_service"):
            desk.act(tickets.take, service="none")
        assert everything(book) == before
        assert (book.acts, book.depth()) == (0, 0)
        with pytest.raises(RuntimeError, match="wrote before it refused"):
            desk.act(half)


def two_days(policy: Policy) -> Played:
    """Of the shipped hall."""
    return through_the_desk(shipped(), policy, 2, 3, PRIORITY)


def test_whole_days_go_through_the_real_desk() -> None:
    """Everybody is called, many are told a range, and a seed plays the same days for any policy."""
    ratio, again, fifo = two_days("ratio"), two_days("ratio"), two_days("fifo")

    everyone = ratio.priority.waits + ratio.ordinary.waits
    assert 400 < len(everyone) < 900
    assert min(everyone) == 0
    assert max(everyone) > 20
    assert ratio.acts > 3 * len(everyone)
    assert ratio.priority.told + ratio.ordinary.told > 100, "a range needs fifty services first"
    assert ratio.ordinary.told / 2 < ratio.ordinary.kept < ratio.ordinary.told
    assert (ratio.priority, ratio.ordinary) == (again.priority, again.ordinary)
    for mine, theirs in ((ratio.priority, fifo.priority), (ratio.ordinary, fifo.ordinary)):
        assert len(mine.waits) == len(theirs.waits)
    assert mean(ratio.priority.waits) < mean(fifo.priority.waits)
    assert mean(ratio.ordinary.waits) > mean(fifo.ordinary.waits)


def test_a_year_has_its_working_days() -> None:
    """Mondays to Fridays, from a Monday on."""
    days = list(working_days(250))
    assert len(days) == len(set(days)) == 250
    assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}
    assert days[-1] - days[0] < timedelta(days=366)


def test_one_command_prints_it_all(capsys: pytest.CaptureFixture[str]) -> None:
    """Each policy at each share, each policy at the desk, and how fast that was."""
    assert policies.main(["--mornings", "2", "--days", "1"]) == 0
    said = capsys.readouterr().out
    rows = re.findall(r"^\| (\S+) \| (ratio|fifo|strict) \|", said, re.M)
    assert [what for what, _ in rows[:9]] == ["20%"] * 3 + ["30%"] * 3 + ["50%"] * 3
    assert [policy for _, policy in rows] == ["ratio", "fifo", "strict"] * 4
    assert "acts in" in said


def test_the_kept_table_is_the_one_the_command_prints() -> None:
    """docs/why.md holds the mornings' table as printed; here a third of it is played again."""
    told = (tree.ROOT / "docs" / "why.md").read_text("utf-8")
    for policy in POLICIES:
        assert policies.row("50%", policy, *mornings(policy, 0.5, 400, 1)) in told
