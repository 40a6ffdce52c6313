"""Whoever is away cannot be handed anything."""

from hall.desk import directory, handing
from tests.halls import LI, opened, refused
from tests.office import METER, OFFICE, PIPES, PIPES_HEAD, done, office_settings, opened_by


def test_nothing_is_handed_or_assigned_to_whoever_is_away(store_url: str) -> None:
    """Neither by the clerk nor by the office; who stands in may have it, the person complained of
    never.
    """
    with opened(store_url, office_settings()) as desk:
        made = opened_by(desk)
        desk.act(directory.away, by=PIPES_HEAD, staff=PIPES, kind="leave", deputy=METER)
        with refused(desk, "away", staff=PIPES, instead=METER):
            done(desk, handing.offer, made, LI, to=PIPES, notified="老周 9:05")
        with refused(desk, "away", staff=PIPES, instead=METER):
            done(desk, handing.assign, made, OFFICE, to=PIPES)
        done(desk, handing.offer, made, LI, to=METER, notified="老周 9:05")
        done(desk, handing.acknowledge, made, METER)

        about = opened_by(desk, kind="complain", about=METER)
        with refused(desk, "away", staff=PIPES, instead=PIPES_HEAD):
            done(desk, handing.offer, about, LI, to=PIPES, notified="老周 9:05")
        desk.act(directory.away, by=PIPES_HEAD, staff=PIPES_HEAD, kind="leave")
        with refused(desk, "nobody_here", staff=PIPES):
            done(desk, handing.offer, about, LI, to=PIPES, notified="老周 9:05")
