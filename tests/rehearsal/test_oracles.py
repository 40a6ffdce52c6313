"""The line against queueing theory: what the published rule does is what the mathematics says.

Every tolerance is three and a half standard errors (SE), taken from independent replications in the
test itself; each test first asks that the SE be small, else agreement would mean nothing. Seeds are
fixed: a run that passes passes always.
"""

from collections.abc import Callable, Sequence
from itertools import repeat
from math import fsum, sqrt
from random import Random
from statistics import covariance, mean, stdev, variance

import pytest

from hall.core.line import Policy
from rehearsal.oracle import Job, rule
from rehearsal.oracle_loads import exponential, lognormal, stream
from rehearsal.oracle_theory import mean_wait, mean_waits, must_wait

MINUTE = 60.0
COUNTERS, SERVICE, EVERY, SHARE = 4, 6 * MINUTE, 100.0, 0.3
OFFERED = SERVICE / EVERY
"""Four counters, six minutes each, somebody every 100 seconds: load 3.6, each counter busy 0.9."""

REPLICATIONS, PEOPLE, WARM = 24, 12_000, 2_000
"""The first 2,000 of each (55 hours) are left out: the hall was empty, and forgets it in ten."""

WIDE = 3.5
"""Standard errors; chance alone exceeds them once in 2,000 comparisons."""

POLICIES: list[tuple[Policy, int]] = [("ratio", 1), ("ratio", 2), ("ratio", 5), ("strict", 2)]


def agree(found: Sequence[float], theory: float, *, sharp: float) -> None:
    """The replications' mean is the theory's, within WIDE standard errors of at most `sharp`."""
    error = stdev(found) / sqrt(len(found))
    assert 0 < error < sharp * theory, f"standard error {error:.3f} of {theory:.3f}: too rough"
    assert abs(mean(found) - theory) < WIDE * error, f"{mean(found):.4f} +- {error:.4f}, {theory}"


def with_control(found: Sequence[float], control: Sequence[float], known: float) -> list[float]:
    """The same estimates with the chance taken out that they share with one whose mean is known."""
    slope = covariance(found, control) / variance(control)
    return [each - slope * (one - known) for each, one in zip(found, control, strict=True)]


def replications(policy: Policy) -> list[list[tuple[float, Job]]]:
    """(wait in minutes, job) of everybody after the warm-up, for each replication."""
    length = exponential(SERVICE)
    found = []
    for seed in range(REPLICATIONS):
        jobs = stream(PEOPLE, EVERY, (length, length), SHARE, seed)
        waits = rule(jobs, COUNTERS, policy)
        found.append([(w / MINUTE, job) for w, job in zip(waits, jobs, strict=True)][WARM:])
    return found


def means(
    runs: list[list[tuple[float, Job]]], of: Callable[[Job], bool] = lambda job: True
) -> list[float]:
    """The mean wait of those jobs in each replication, in minutes."""
    return [mean(wait for wait, job in run if of(job)) for run in runs]


def loaded(jobs: Sequence[Job], waits: Sequence[float]) -> float:
    """Each class's mean wait weighted with the work it brought, summed, in minutes."""
    whole = 0.0
    for first in (True, False):
        here = [at for at, job in enumerate(jobs) if job.priority is first]
        work = fsum(jobs[at].seconds for at in here)
        whole += work / jobs[-1].at * mean(waits[at] for at in here) / MINUTE
    return whole


def test_the_formulas_give_the_published_figures() -> None:
    """Erlang C and Cobham as the design states them; one counter is the textbook's M/M/1."""
    assert round(must_wait(COUNTERS, OFFERED), 3) == 0.788
    assert round(mean_wait(COUNTERS, OFFERED, 6), 1) == 11.8
    priority, ordinary = mean_waits(COUNTERS, [SHARE * OFFERED, (1 - SHARE) * OFFERED], 6)
    assert (round(priority, 2), round(ordinary, 1)) == (1.62, 16.2)
    assert must_wait(1, 0.5) == pytest.approx(0.5)
    assert mean_wait(1, 0.5, 6) == pytest.approx(6)
    with pytest.raises(ValueError, match="cannot serve"):
        must_wait(4, 4.0)


def test_first_come_first_served_is_erlangs_queue() -> None:
    """P(wait) 0.788 and 11.8 minutes at four counters and a load of 3.6."""
    runs = replications("fifo")
    agree([mean(wait > 0 for wait, _ in run) for run in runs], 0.788, sharp=0.01)
    agree(means(runs), mean_wait(COUNTERS, OFFERED, 6), sharp=0.05)


def test_strict_is_cobhams_queue() -> None:
    """Priority 1.62 and ordinary 16.2 minutes, of 30 to 70 who come, each counter busy 0.9.

    The ordinary mean is rough by itself (a busy week is busy for everyone), so it is also judged
    with the wait of all as control variate, whose mean Erlang knows.
    """
    priority, ordinary = mean_waits(COUNTERS, [SHARE * OFFERED, (1 - SHARE) * OFFERED], 6)
    runs = replications("strict")
    first = means(runs, lambda job: job.priority)
    last = means(runs, lambda job: not job.priority)
    agree(first, priority, sharp=0.015)
    agree(last, ordinary, sharp=0.05)
    everyone, known = means(runs), mean_wait(COUNTERS, OFFERED, 6)
    agree(with_control(first, everyone, known), priority, sharp=0.01)
    agree(with_control(last, everyone, known), ordinary, sharp=0.002)


@pytest.mark.parametrize(("policy", "m"), POLICIES)
def test_a_policy_moves_waiting_and_never_makes_it(policy: Policy, m: int) -> None:
    """Conservation: the load-weighted sum of mean waits is that of first come, first served.

    The same people come at the same times with the same matters. Who is served when changes which
    lengths meet, so single runs differ a little; their mean difference is nothing. The law asks
    that a matter's length does not depend on the class.
    """
    length = lognormal(SERVICE, 0.8)
    plain, moved = [], []
    for seed in range(40):
        jobs = stream(1_500, EVERY, (length, length), SHARE, seed)
        plain.append(loaded(jobs, rule(jobs, COUNTERS, "fifo")))
        moved.append(loaded(jobs, rule(jobs, COUNTERS, policy, m)))
    found = [one - other for one, other in zip(moved, plain, strict=True)]
    error = stdev(found) / sqrt(len(found))
    assert 0 < error < 0.015 * mean(plain), "too rough to mean anything"
    assert abs(mean(found)) < WIDE * error, f"{mean(found):.4f} +- {error:.4f} of {mean(plain):.1f}"


@pytest.mark.parametrize(("policy", "m"), POLICIES)
def test_conservation_is_exact_where_chance_is_the_same(policy: Policy, m: int) -> None:
    """No tolerance but arithmetic's, in the two cases in which the law holds path by path.

    One counter, matters twice as long for priority: the sum of length x wait. Four counters, the
    lengths dealt in the order of service: the sum of waits. And the policy does change who waits.
    """
    short, long = lognormal(SERVICE, 0.8), lognormal(2 * SERVICE, 0.8)
    jobs = stream(5_000, 520.0, (short, long), SHARE, 1)
    plain, moved = rule(jobs, 1, "fifo"), rule(jobs, 1, policy, m)
    work = [job.seconds for job in jobs]
    assert weighted(work, moved) == pytest.approx(weighted(work, plain), rel=1e-9)
    assert moved != plain

    jobs = stream(5_000, EVERY, (short, short), SHARE, 2)
    chance = Random("dealt")
    dealt = [short(chance) for _ in jobs]
    plain = rule(jobs, COUNTERS, "fifo", dealt=dealt)
    moved = rule(jobs, COUNTERS, policy, m, dealt=dealt)
    assert fsum(moved) == pytest.approx(fsum(plain), rel=1e-9)
    assert moved != plain


def weighted(weights: Sequence[float], values: Sequence[float]) -> float:
    """The sum of products."""
    return fsum(weight * value for weight, value in zip(weights, values, strict=True))


def test_the_smallest_queue_is_played_as_by_hand() -> None:
    """One counter, minutes of ten: three elders and three others, all before the first is done."""
    jobs = [Job(float(at), 10.0, priority=at in (2, 3, 4)) for at in range(7)]

    def called(policy: Policy, m: int = 2) -> list[int]:
        waits = rule(jobs, 1, policy, m)
        return sorted(range(7), key=lambda who: jobs[who].at + waits[who])

    assert called("fifo") == [0, 1, 2, 3, 4, 5, 6]
    assert called("strict") == [0, 2, 3, 4, 1, 5, 6]
    assert called("ratio") == [0, 2, 3, 1, 4, 5, 6]
    assert called("ratio", 1) == [0, 2, 1, 3, 5, 4, 6]
    # Whoever never comes holds the counter for a while; the next one waits for that.
    gone = [Job(0.0, 10.0, walk=None), Job(1.0, 10.0), Job(2.0, 10.0)]
    assert rule(gone, 1, "fifo") == [0.0, 89.0, 98.0]
    assert rule(jobs[:2], 1, "fifo", dealt=repeat(4.0)) == [0.0, 3.0]
