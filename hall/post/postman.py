"""The postman: reads the ladder's facts with a bookmark of his own and takes the letters out.

What the hook or the mail server does holds up nothing else: each letter is sent in a real thread,
one at a time, tried again with longer and longer rests, and given up in the end, which is told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from hall.desk import letters
from hall.desk.desk import Desk
from hall.desk.letters import LetterView
from hall.post import mail, webhook
from hall.settings.words import Words
from hall.store import journal
from hall.store.handoff import Runtime

LOOK_SECONDS: Final = 5.0
REST: Final = timedelta(seconds=30)
"""A way that just failed is left alone: a hundred letters would each wait for the same silence."""


class Postman:
    """One for each hub; several hubs of a hall share the work."""

    def __init__(
        self, desk: Desk, runtime: Runtime, words: Words, complain: Callable[[BaseException], None]
    ) -> None:
        self._desk = desk
        self._runtime = runtime
        self._words = words
        self._complain = complain
        self._bell = runtime.event()
        self._stopped = False
        self._rests: dict[str, datetime] = {}
        self._seq: int | None = None

    def run(self) -> None:
        """Carry until stopped; give it a thread of its own."""
        self._desk.book.bell.hang(self._bell)
        while not self._stopped:
            self._bell.clear()
            try:
                if self.step():
                    continue
            except Exception as error:
                self._complain(error)
            self._bell.wait(LOOK_SECONDS)
        self._desk.book.bell.take_down(self._bell)

    def stop(self) -> None:
        """End after the letter at hand."""
        self._stopped = True
        self._bell.set()

    def step(self) -> bool:
        """Write what is new, take out one letter; False when there was nothing to do."""
        read = self._read_on()
        now = self._desk.now()
        ways = [way for way in letters.ways(self._desk) if self._rests.get(way, now) <= now]
        letter: LetterView | None = self._desk.act(letters.take, ways=ways) if ways else None
        if letter is None:
            return read
        detail = self._runtime.offload(self._send, letter, now)
        state = self._desk.act(letters.end, letter=letter, detail=detail)
        if detail:
            self._rests[letter.way] = self._desk.now() + REST
        if state == "lost":
            self._complain(Lost(letter.way, letter.data["number"], detail))
        return True

    def _read_on(self) -> bool:
        if self._seq is None:
            self._seq = self._begun()
        with self._desk.book.read() as connection:
            hall = self._desk.book.hall
            newest = journal.last(connection, hall)
            entries = journal.after(connection, hall, self._seq, journal.LIMIT, letters.KINDS)
        if not entries:  # the bookmark stays behind; nothing it passes over concerns it
            self._seq = newest
            return False
        self._seq = entries[-1].seq
        self._desk.act(letters.write, entries=entries, seq=self._seq)
        return True

    def _begun(self) -> int:
        with self._desk.read() as reading:
            kept, newest = reading.bookmark(letters.FOLLOWER), reading.seq
        if kept is not None:
            return kept
        self._desk.act(letters.begin, seq=newest)
        return newest

    def _send(self, letter: LetterView, now: datetime) -> str:
        """In a real thread: no store and no desk in here."""
        desk, post = self._desk, self._desk.settings.post
        authority = desk.settings.place(post.ca_file) if post.ca_file else None
        if letter.way == "webhook":
            return webhook.send(post, desk.book.hall, letter.id, letter.data, now, authority)
        person = desk.floor.staff.get(letter.staff)
        if person is None or not person.email:
            return letters.NO_ADDRESS
        subject, text = self._told(letter)
        return mail.send(post, person.email, subject, text, now, authority)

    def _told(self, letter: LetterView) -> tuple[str, str]:
        """Subject and text, in the hall's language first and then in the others."""
        data, hall = letter.data, self._desk.settings.hall
        first = hall.language
        subject, texts = "", []
        for language in sorted(self._words.languages, key=lambda one: one != first):
            rung = self._words.say(f"office.rung.{data['rung']}", language)
            due = datetime.fromisoformat(data["due"]) if data["due"] else None
            told = {
                "number": data["number"], "rung": rung, "hall": hall.name.as_dict()[language],
                "due": f"{due.astimezone(self._desk.hours.zone):%Y-%m-%d %H:%M}" if due else "-",
            }  # fmt: skip
            subject = subject or self._words.say("post.subject", language, **told)
            texts.append(self._words.say("post.text", language, **told))
        return subject, "\n\n".join(texts) + "\n"


class Lost(Exception):
    """A letter that is not tried any more: way, inquiry number, why."""
