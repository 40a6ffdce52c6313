"""The chain: whatever was written verifies, by an outsider's own reckoning too."""

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hall.core.refusals import Refusal
from hall.store.book import Book
from hall.store.chain import START, link
from tests.halls import at_once, opened_book
from tests.store.acts import counting, failing, held_up, refusing, saying, write
from tests.store.forger import proved, recomputed

PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ACTS = st.lists(st.tuples(PLAIN, st.integers(0, 3), st.booleans()), max_size=8)


@given(acts=ACTS)
@example(acts=[("引号\"'\\\n\t\x7f\u2028首问", 2, False), ("", 3, True), ("x", 1, False)])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_said_verifies_and_an_outsider_gets_the_same_hashes(
    book: Book, acts: list[tuple[str, int, bool]]
) -> None:
    """Any text, several facts in one act, and acts that went wrong after they had written."""
    for state, times, breaks in acts:
        write(book, saying(state, times))
        if breaks:
            with pytest.raises(Refusal):
                write(book, refusing("X"))
    made = recomputed(book)
    assert [kept for _, kept, _ in made] == [ought for _, _, ought in made]
    found = proved(book)
    assert found.fault is None
    assert found.end.seq == len(made)
    assert found.end.hash == (made[-1][2] if made else START.hash)


@given(
    head=st.tuples(PLAIN, st.integers(), st.integers(), PLAIN, PLAIN, st.none(), PLAIN, PLAIN),
    data=PLAIN,
)
def test_the_hash_is_made_of_plain_json(head: tuple[Any, ...], data: str) -> None:
    """The quick writer of JSON writes what the standard library's does."""
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    assert link("f" * 64, head, data) == sha256(("f" * 64 + written + data).encode()).hexdigest()


def test_acts_that_go_wrong_between_good_ones_leave_the_chain_right(book: Book) -> None:
    """One batch on SQLite: what is undone alone, and what its neighbours said."""
    write(book, counting("A"))
    acts = [
        counting("C"),
        refusing("D"),
        saying("calm", 2),
        failing("E", ZeroDivisionError()),
        lambda page: (page.say(object()), 1),
        counting("F"),
    ]
    held_up(book, acts)
    found = proved(book)
    assert (found.end.seq, found.fault) == (5, None)


def test_hubs_that_write_at_once_make_one_chain_and_it_is_whole_at_any_moment(book: Book) -> None:
    """Two hubs of a hall, and somebody who verifies while they are at it."""
    with opened_book(book.url, book.hall) as second:
        hubs = [book, second]

        def busy(n: int) -> None:
            for turn in range(12):
                write(hubs[n % 2], saying(f"{n}:{turn}", turn % 3))

        def looking() -> list[Any]:
            return [proved(book).fault for _ in range(10)]

        *_, looked = at_once([*(lambda n=n: busy(n) for n in range(8)), looking])
        assert looked == [None] * 10
    found = proved(book)
    assert (found.end.seq, found.fault) == (8 * 12, None)
