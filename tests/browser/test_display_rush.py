"""More calls than places: nobody's is taken away early, and the board goes back to what it was."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.display_hall import Hall, speaking_hall
from tests.browser.display_modules import ask

RUSH = """
const play = (board, made, until) => {
  const first = {}, last = {};
  let widest = 0, order = true;
  for (let now = T; now <= T + until; now += 100) {
    const told = made.filter((one) => Date.parse(one.at) <= now).reverse();
    const fresh = (one) => now - Date.parse(one.at) < 45_000;
    arrange(board, told.filter((one, at) => at < 14 || (at < 40 && fresh(one))), now, now);
    for (const ticket of tickets(board).filter(Boolean)) {
      first[ticket] ??= now;
      last[ticket] = now;
    }
    if (board.hero) order &&= board.rows.every((row) => !row || row.seq < board.hero.seq);
    widest = Math.max(widest, board.rows.length);
  }
  const shown = made.map((one) => last[one.ticket] - first[one.ticket]);
  const late = made.map((one) => first[one.ticket] - Date.parse(one.at));
  return { shown, late, widest, order, at: tickets(board) };
};
"""
"""Shows a board the calls as the hub tells of them (display/board.py), ten looks a second."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall that serves the modules."""
    with speaking_hall(tmp_path_factory.mktemp("rush"), VOICE__ENGINE="none") as made:
        yield made


def test_when_places_run_out_a_second_column_opens_and_only_then_a_call_waits(
    page: Page, hall: Hall
) -> None:
    """The first column does not move; who waits comes by itself once a call has been read."""
    found = ask(
        page,
        hall,
        """
        const board = empty(2);
        arrange(board, [call(1)], T, T);
        const all = [call(6), call(5), call(4), call(3), call(2), call(1)];
        arrange(board, all.slice(3), T + 100, T + 100);
        const full = tickets(board);
        arrange(board, all, T + 200, T + 200);
        const rush = [tickets(board), board.late];
        arrange(board, all, T + HOLD - 1, T + HOLD - 1);
        const still = tickets(board);
        arrange(board, all, T + HOLD + 1, T + HOLD + 1);
        return { full, rush, still, then: [tickets(board), board.late] };
        """,
    )

    assert found["full"] == [3, 1, 2]
    assert found["rush"] == [[5, 1, 2, 3, 4], True]
    assert found["still"] == [5, 1, 2, 3, 4]
    assert found["then"] == [[6, 5, 2, 3, 4], False]


def test_of_twenty_calls_in_ten_seconds_each_is_shown_ten_and_none_comes_over_five_late(
    page: Page, hall: Hall
) -> None:
    """On the board as shipped, five earlier calls; the largest is always the newest shown."""
    found = ask(
        page,
        hall,
        RUSH
        + """
        const made = Array.from({ length: 20 }, (_, at) => call(at + 1, at + 1, at * 500));
        return play(empty(5), made, 60_000);
        """,
    )

    assert len(found["shown"]) == 20
    assert min(found["shown"]) >= 9_900
    assert max(found["late"]) <= 5_000
    assert found["order"]
    assert found["widest"] == 10
    assert sorted(found["at"], reverse=True) == [20, 19, 18, 17, 16, 15], "calm: the newest stay"


def test_forty_at_once_are_all_shown_if_late(page: Page, hall: Hall) -> None:
    """As after an alarm, when every counter calls at the same moment: nobody is left out."""
    found = ask(
        page,
        hall,
        RUSH
        + """
        const made = Array.from({ length: 40 }, (_, at) => call(at + 1, at + 1, 0));
        return play(empty(5), made, 90_000);
        """,
    )

    assert min(found["shown"]) >= 9_900
    assert max(found["late"]) <= 35_000


def test_when_a_rush_is_over_nobody_in_the_first_column_moves_for_nothing(
    page: Page, hall: Hall
) -> None:
    """Only those who give way to somebody newer leave it."""
    assert ask(
        page,
        hall,
        """
        const board = empty(2);
        const all = [call(4), call(3), call(2), call(1)];
        arrange(board, all.slice(3), T, T);
        arrange(board, all.slice(2), T, T);
        arrange(board, all, T, T);
        const rush = tickets(board);
        arrange(board, all, T + 60_000, T + 60_000);
        return [rush, tickets(board)];
        """,
    ) == [[4, 1, 2, 3, None], [4, 3, 2]]
