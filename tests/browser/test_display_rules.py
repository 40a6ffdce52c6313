"""The display's own rules, asked of its modules in a browser: which place, which turn to speak."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.display_hall import Hall, speaking_hall
from tests.browser.display_modules import ask


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall that serves the modules."""
    with speaking_hall(tmp_path_factory.mktemp("rules"), VOICE__ENGINE="none") as made:
        yield made


def test_a_new_call_takes_the_front_and_the_old_one_takes_the_oldest_place(
    page: Page, hall: Hall
) -> None:
    """Nobody else moves: who looks for a number finds it where it was."""
    before, after = ask(
        page,
        hall,
        """
        const board = empty(3);
        arrange(board, [call(4), call(3), call(2), call(1)], T + 60000, T + 60000);
        const before = tickets(board);
        arrange(board, [call(5), call(4), call(3), call(2)], T + 60000, T + 60000);
        return [before, tickets(board)];
        """,
    )

    assert before == [4, 3, 2, 1]
    assert after == [5, 3, 2, 4]


def test_a_recalled_ticket_comes_forward_and_leaves_one_place(page: Page, hall: Hall) -> None:
    """The one in front moves into the place that came free."""
    assert ask(
        page,
        hall,
        """
        const board = empty(3);
        arrange(board, [call(3), call(2), call(1)], T + 60000, 0);
        arrange(board, [call(4, 1), call(3), call(2)], T + 60000, 0);
        return tickets(board);
        """,
    ) == [1, 2, 3, None]


def test_the_morning_clears_the_board_and_a_new_book_is_believed(page: Page, hall: Hall) -> None:
    """No call left: empty. Smaller numbers than before: the hub has a new store."""
    empty, fresh = ask(
        page,
        hall,
        """
        const board = empty(2);
        arrange(board, [call(99, 7)], T, T);
        arrange(board, [], T, T);
        const cleared = tickets(board);
        arrange(board, [call(99, 7)], T, T);
        arrange(board, [call(3, 1)], T, T);
        return [cleared, tickets(board)];
        """,
    )

    assert empty == [None, None, None]
    assert fresh == [1, None, None]


def test_a_recall_replaces_its_own_pending_call_and_keeps_its_turn(page: Page, hall: Hall) -> None:
    """Two sayings of one number in a row help nobody."""
    assert ask(
        page,
        hall,
        """
        const queue = new Queue(0);
        queue.offer([call(1, 11), call(2, 12)], T, T);
        queue.offer([call(1, 11), call(2, 12), call(3, 11)], T, T);
        const order = [];
        for (let one = queue.next(T); one; one = queue.next(T)) order.push([one.seq, queue.busy]);
        return order;
        """,
    ) == [[3, True], [2, False]]


def test_a_recall_after_its_call_was_spoken_is_spoken_again(page: Page, hall: Hall) -> None:
    """The journal's number decides, not the ticket's."""
    assert ask(
        page,
        hall,
        """
        const queue = new Queue(0);
        queue.offer([call(1, 11)], T, T);
        const first = queue.next(T).seq;
        queue.offer([call(1, 11), call(2, 11)], T, T);
        return [first, queue.next(T).seq, queue.next(T)];
        """,
    ) == [1, 2, None]


def test_what_is_older_than_a_minute_is_never_spoken(page: Page, hall: Hall) -> None:
    """Neither when it is heard of too late, nor when it waited too long."""
    assert ask(
        page,
        hall,
        """
        const queue = new Queue(0);
        queue.offer([call(1), call(2, 2, 5000)], T + STALE + 1, T + STALE + 1);
        const left = queue.pending.map((one) => one.seq);
        return [left, queue.next(T + STALE + 5001), queue.cursor];
        """,
    ) == [[2], None, 2]


def test_in_a_rehearsal_at_twenty_times_the_speed_people_still_listen_at_theirs(
    page: Page, hall: Hall
) -> None:
    """A call that waits for its turn ages by this page's clock, not by the hall's faster one."""
    assert ask(
        page,
        hall,
        """
        const queue = new Queue(0);
        queue.offer([call(1)], T + 1000, 0);
        queue.offer([call(1)], T + 20 * 30000, 30000);
        return [queue.next(30000).seq, queue.next(30000)];
        """,
    ) == [1, None]


def test_a_hub_whose_clock_was_set_back_keeps_no_call_new_for_hours(page: Page, hall: Hall) -> None:
    """A call from the future is as new as one of this moment, not newer."""
    assert ask(
        page,
        hall,
        """
        const board = empty(1);
        arrange(board, [call(2, 2, 7200000), call(1, 1, 7200000)], T, 0);
        arrange(board, [call(3), call(2, 2, 7200000), call(1, 1, 7200000)], T, HOLD + 1);
        const queue = new Queue(0);
        queue.offer([call(1, 1, 7200000)], T, 0);
        return [tickets(board), queue.next(STALE + 1)];
        """,
    ) == [[3, 2], None]


def test_a_display_that_never_speaks_does_not_keep_what_it_was_told(page: Page, hall: Hall) -> None:
    """Nobody asks its queue for the next call: after weeks that was what filled its memory."""
    assert (
        ask(
            page,
            hall,
            """
        const queue = new Queue(0);
        for (let at = 1; at <= 500; at += 1) {
          const now = T + at * 1_000;
          queue.offer([call(at, at, at * 1_000)], now, now);
        }
        return queue.pending.length;
        """,
        )
        <= 61
    )
