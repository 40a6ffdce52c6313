"""What a test slip showed, in sentences for whoever stands before the printer."""

from collections.abc import Callable, Iterator
from datetime import datetime

from hall.printing import trial
from hall.printing.sayings import paper_words
from hall.printing.typeface import Typeface
from hall.settings.check_printers import printer as look
from hall.settings.printers import MAIN, NEEDS, Printer
from hall.settings.schema import Settings
from hall.settings.words import Words

Say = Callable[..., str]


def slip(
    settings: Settings, words: Words, language: str, printer: str, address: str, now: datetime
) -> Iterator[tuple[str, bool]]:
    """Print a test slip on the printer of this id; each sentence, and whether it is good news."""

    def say(key: str, **about: object) -> str:
        return words.say(f"cli.slip.{key}", language, **about)

    chosen = settings.all_printers.get(printer)
    if chosen is None:
        known = ", ".join(settings.all_printers)
        yield say("unknown", printer=printer, known=known), False
        return
    if chosen.kind == "none":
        yield say("none", name=_name(say, printer)), False
        return
    yield _printer(say, printer, chosen), True
    if chosen.kind == "picture" and chosen.mode != "raster":
        yield say("native_unseen"), True
    found = look(settings, chosen)
    yield found.say(words, language), found.ok
    if lacking := _lacking(settings):
        yield say("lacking", characters=" ".join(lacking)), True
    if found.code in ("library_missing", "program_missing"):
        return
    tried = trial.try_out(settings, printer, paper_words(words), address, now)
    assert tried is not None, "no device for a kind other than none"
    yield from _tried(say, lambda key: words.say(f"slip.{key}", language), tried)
    if chosen.kind == "picture" and tried.outcome.state == "ok":
        yield say("kept", path=settings.var_dir / "slips" / f"{trial.TOKEN}.png"), True
    elif tried.outcome.detail == "filed":
        yield say("filed", path=settings.place(chosen.path)), True
    else:
        yield say(tried.outcome.state), tried.outcome.state != "failed"


def _lacking(settings: Settings) -> str:
    """Characters of this hall's names that the slip's typeface does not have."""
    named = [settings.hall.name, *(one.name for one in settings.services)]
    for service in settings.services:
        named += [*service.materials, service.fee]
        named += [service.wait_area] if service.wait_area else []
    named += [one.wait_area for one in settings.counters if one.wait_area]
    return Typeface().missing("".join(text.zh + text.en for text in named))


def _printer(say: Say, name: str, chosen: Printer) -> str:
    need = NEEDS.get(chosen.kind)
    place = str(getattr(chosen, need)) if need else ""
    if chosen.kind == "network":
        place = f"{chosen.host}:{chosen.port}"
    if chosen.kind == "serial":
        place = f"{chosen.path} {chosen.baud} {chosen.flow}"
    about = {
        "kind": f"{say(f'kinds.{chosen.kind}')} {place}".strip(),
        "paper": say(f"paper_{chosen.width_dots}"),
        "mode": say("raster" if chosen.kind == "picture" else chosen.mode),
    }
    return say("printer", name=_name(say, name), **about)


def _name(say: Say, printer: str) -> str:
    """What a printer is called: the hall's own needs no id."""
    return say("own") if printer == MAIN else say("named", printer=printer)


def _tried(
    say: Say, of_slip: Callable[[str], str], tried: trial.Tried
) -> Iterator[tuple[str, bool]]:
    outcome = tried.outcome
    good = outcome.state != "failed"
    yield say("before", health=of_slip(f"health.{tried.before}")), True
    yield say("result", detail=of_slip(f"details.{outcome.detail}")), good
    yield say("after", health=of_slip(f"health.{outcome.health}")), True
    took = {
        "setting": round(tried.setting * 1000),
        "size": max(1, round(tried.size / 1000)),
        "printing": f"{tried.printing:.1f}",
    }
    yield say("took", **took), True
