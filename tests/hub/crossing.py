"""Run by test_runtime.py in a process of its own, since eventlet changes the whole process.

    python crossing.py eventlet|threading

Prints a JSON object: what happened between real threads and the runtime's own.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hall.hub import runtime

mode = sys.argv[1]
if mode == "eventlet":
    runtime.patch()

import time  # noqa: E402 - after the patch

made = runtime.open_runtime(mode)
said: dict[str, Any] = {}


def answers_from_a_real_thread() -> None:
    """Many callers wait; one real thread answers all."""
    jobs = made.real_queue()

    def writer() -> None:
        while (job := jobs.get()) is not None:
            number, future = job
            if number % 10:
                future.set_result(number)
            else:
                future.set_exception(ValueError(number))

    made.real_thread(writer)
    got: list[int] = []
    refused: list[int] = []

    def caller(start: int) -> None:
        for number in range(start, start + 50):
            future = made.future()
            jobs.put((number, future))
            try:
                got.append(future.result(10))
            except ValueError as error:
                refused.append(error.args[0])

    for start in range(0, 400, 50):
        made.spawn(caller, start)
    deadline = time.monotonic() + 20
    while len(got) + len(refused) < 400 and time.monotonic() < deadline:
        made.sleep(0.005)
    jobs.put(None)
    said["got"] = sorted(got) == [n for n in range(400) if n % 10]
    said["refused"] = sorted(refused) == list(range(0, 400, 10))


def a_future_nobody_answers() -> None:
    """It gives up when it was told to."""
    started = time.monotonic()
    try:
        made.future().result(0.05)
    except TimeoutError:
        said["gave_up_after"] = time.monotonic() - started


def an_answer_just_as_the_patience_ends() -> None:
    """Both want to wake the waiter; once is enough, and it may wait again at once."""
    answered = 0
    for _ in range(50):
        future = made.future()
        made.spawn(lambda future=future: (made.sleep(0.002), future.set_result("late")))
        try:
            answered += future.result(0.002) == "late"
        except TimeoutError:
            answered += 1
        made.sleep(0)
    said["in_time_or_late"] = answered


def a_waiter_that_is_ended() -> None:
    """Its bell may ring afterwards: nobody is there, and that is all."""
    if mode != "eventlet":
        said["ended"] = True
        return
    event = made.green_event()
    waiter = made.spawn(event.await_ring, 5)
    made.sleep(0.01)
    event.ring()
    waiter.kill()
    made.sleep(0.01)
    said["ended"] = True


def an_event_set_by_a_real_thread() -> None:
    """It wakes every waiter at once, and can be used again."""
    event, woken = made.event(), []

    def waiter() -> None:
        woken.append(event.wait(10))

    for _ in range(5):
        made.spawn(waiter)
    made.sleep(0.05)
    started = time.monotonic()
    made.real_thread(event.set)
    while len(woken) < 5 and time.monotonic() - started < 10:
        made.sleep(0.001)
    said["woken"] = woken
    said["woken_after"] = time.monotonic() - started
    said["still_open"] = event.wait(0.01)
    event.clear()
    said["after_clear"] = event.wait(0.01)


def an_answer_that_is_there_already() -> None:
    """Whoever comes late need not wait."""
    future = made.future()
    future.set_result("early")
    said["early"] = future.result(1)


def blocking_work_elsewhere() -> None:
    """While it runs, others go on; what it raises comes back."""
    ticks: list[float] = []
    stop: list[bool] = []

    def tick() -> None:
        while not stop:
            ticks.append(time.monotonic())
            made.sleep(0.005)

    made.spawn(tick)
    made.sleep(0.01)
    rest = runtime._original("time").sleep if mode == "eventlet" else time.sleep
    before = len(ticks)
    made.offload(rest, 0.2)
    said["ticks_meanwhile"] = len(ticks) - before
    stop.append(True)
    try:
        made.offload(int, "no number")
    except ValueError:
        said["raised"] = True


def waiting_in_a_real_thread() -> None:
    """A real thread may wait for what another one brings."""
    future, got = made.future(), []
    made.real_thread(lambda: got.append(future.result(10)))
    made.sleep(0.05)
    made.real_thread(lambda: future.set_result("there"))
    deadline = time.monotonic() + 10
    while not got and time.monotonic() < deadline:
        made.sleep(0.005)
    said["real_waiter_got"] = got


def few_at_once() -> None:
    """A semaphore lets in as many as it has places."""
    gate, inside, most = made.semaphore(2), [0], [0]

    def enter() -> None:
        with gate:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            made.sleep(0.01)
            inside[0] -= 1

    for _ in range(8):
        made.spawn(enter)
    made.sleep(0.2)
    said["most_inside"] = most[0]


def in_turn() -> None:
    """Four callers wait at a gate of one place; the one who leaves comes back again and again."""
    gate, order = made.semaphore(1), []

    def enter(who: int) -> None:
        with gate:
            order.append(who)

    with gate:
        for who in range(4):
            made.spawn(enter, who)
            made.sleep(0.02)  # so that they come in this order
    for _ in range(3):
        enter(9)
    deadline = time.monotonic() + 10
    while len(order) < 7 and time.monotonic() < deadline:
        made.sleep(0.005)
    said["order"] = order


for part in (
    answers_from_a_real_thread, a_future_nobody_answers, an_event_set_by_a_real_thread,
    an_answer_that_is_there_already, an_answer_just_as_the_patience_ends, a_waiter_that_is_ended,
    blocking_work_elsewhere, waiting_in_a_real_thread, few_at_once, in_turn,
):  # fmt: skip
    part()
print(json.dumps(said))
