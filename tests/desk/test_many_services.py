"""A counter that serves everything, in a hall with as many services as there are letters."""

from tests.halls import LI, elder, opened, seated, settings, visitor

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
EVERY = {f"a-service-with-a-long-name-no-{at:02}": letter for at, letter in enumerate(LETTERS)}


def test_a_pool_of_every_service_remembers_its_turn(store_url: str) -> None:
    """Two elders, then one of the others: the memory of it has room on both databases."""
    first = next(iter(EVERY))
    made = settings(EVERY, {"1": (list(EVERY), [])}, {LI: ["clerk"]})
    with opened(store_url, made) as desk:
        for service in EVERY:
            elder(desk, service)
        ordinary = visitor(desk, first)
        li = seated(desk)
        called = []
        for _ in range(4):
            ticket = li.next()
            li.begin()
            called.append(ticket.ticket_class)
        assert called == ["priority", "priority", "ordinary", "priority"]
        with desk.read() as reading:
            assert reading.ticket_by_id(ordinary.id).state == "done"
