"""Opens the hall, and its other words; `--help` names them all."""

import os
import sys
from pathlib import Path

from hall.hub import asked, runtime

HERE = Path(__file__).resolve().parent
WORDS = asked.config_first(sys.argv[1:])


if __name__ == "__main__" and asked.mode(WORDS, HERE / "config.toml") == "eventlet":
    runtime.patch()

# ruff: noqa: E402
import signal
import subprocess
from collections.abc import Callable
from typing import Any

import click
from sqlalchemy.exc import DBAPIError

from hall.desk.opening import unknown_promise, unknown_year
from hall.hub import admission, contact_key, first_pins, keeping, proving, troubles
from hall.hub.statics import font_there
from hall.hub.terminal import AllWords, nobody_reads, spoken, teller, time_of_day
from hall.post.trial import trial
from hall.printing import telling
from hall.settings.check import Check, reachable
from hall.settings.faults import SettingsFault
from hall.settings.load import load
from hall.settings.printers import MAIN
from hall.settings.reasons import plainly
from hall.settings.schema import Settings
from hall.settings.words import Words
from hall.voice.tongues import tongues
from hall.voice.wanted import tell_clips
from house import House, clock


@click.group(cls=AllWords, invoke_without_command=True)
@click.option("--config", type=click.Path(path_type=Path), default=HERE / "config.toml")
@click.pass_context
def main(context: click.Context, config: Path) -> None:
    """Shouwen: runs the line of a service hall. Without a word, the hall opens."""
    words = Words.load(HERE / "words")
    try:
        settings = load(config, os.environ)
    except SettingsFault as fault:
        for each in fault.faults:
            click.echo(each.say(words, spoken("zh")), err=True)
        raise SystemExit(2) from None
    context.obj = (settings, words)
    if context.invoked_subcommand is None:
        context.invoke(serve)


@main.command()
@click.pass_obj
def serve(obj: tuple[Settings, Words]) -> None:
    """Open the hall (the default)."""
    settings, words = obj
    tell = teller(settings, words)
    house = House(settings, words, settings.server.async_mode)
    stop = runtime.stop_signs((signal.SIGINT, signal.SIGTERM))
    house.start()
    try:
        announce(house, tell, first_pins.give_pins(house.desk))
    except BrokenPipeError:
        nobody_reads()  # that is no reason to close a hall
    while not stop():
        house.runtime.sleep(0.1)
    tell("closing")
    house.stop()
    sys.stdout.flush()
    os._exit(0)  # a printer's time-out or an open websocket must not hold the door


def announce(house: House, tell: Callable[..., None], given: dict[str, str]) -> None:
    """The addresses, and on the first start the PINs."""
    language = spoken(house.settings.hall.language)
    tell("open", hall=house.settings.hall.name.as_dict()[language])
    for page in ("kiosk", "display", "counter", "watch", "office"):
        tell(
            "page",
            name=house.hub.words.say(f"cli.pages.{page}", language),
            url=f"{house.url}/{page}/",
        )
    if house.hub.address != house.url:
        tell("others", url=house.hub.address)
    if given:
        tell("pins_once")
        for staff, pin in given.items():
            person = house.desk.floor.staff[staff]
            tell("pin_line", staff=staff, pin=pin, name=person.name[language])
    sys.stdout.flush()


@main.command()
@click.pass_obj
def check(obj: tuple[Settings, Words]) -> None:
    """Are the settings valid, and store, printer, voice and fonts within reach? One line each."""
    settings, words = obj
    language = spoken(settings.hall.language)
    found = [Check("settings", True, "settings_fine"), *reachable(settings)]
    found += [*tongues(settings, words.say), font_there(), contact_key.check(settings, os.environ)]
    found += trial(settings, words, language)
    for each in found:
        click.echo(f"{'+' if each.ok else '!'} {each.say(words, language)}")
    if not settings.server.public_url and settings.server.host in ("127.0.0.1", "localhost", "::1"):
        click.echo(f"? {words.say('checks.phones_cannot', language)}")
    if (year := unknown_year(settings, clock()) or unknown_promise(settings, clock())) is not None:
        click.echo(f"? {words.say('cli.calendar_unknown', language, year=year)}")
    for odd in settings.warnings:
        click.echo(f"? {odd.say(words, language)}")
    raise SystemExit(0 if all(each.ok for each in found) else 1)


@main.command()
@click.option("--printer", default=MAIN, metavar="ID", help="One of [[printers]].")
@click.pass_obj
def slip(obj: tuple[Settings, Words], printer: str) -> None:
    """Print a test slip and say what was found: on [printer], or on the one named."""
    settings, words = obj
    server, language = settings.server, spoken(settings.hall.language)
    address = server.public_url or f"http://{server.host}:{server.port}"
    good = True
    for line, well in telling.slip(settings, words, language, printer, address, clock()):
        click.echo(line)
        good = good and well
    raise SystemExit(0 if good else 1)


@main.command()
@click.option("--noted", multiple=True, metavar="SEQ:HASH", callback=proving.noted)
@click.pass_obj
def verify(obj: tuple[Settings, Words], noted: dict[int, list[str]]) -> None:
    """Prove the journal whole; with --noted, that it still has a hash written down earlier."""
    raise SystemExit(0 if proving.tell_proof(obj[0], noted, teller(*obj)) else 1)


@main.command()
@click.option("--speed", type=click.FloatRange(0.1, 500), default=20.0, help="Times as fast.")
@click.option("--seed", default=1, help="Another number gives another morning.")
@click.option("--minutes", type=click.FloatRange(0), help="End by itself after so many.")
@click.option("--port", type=click.IntRange(0, 65535), help="Instead of the hall's own; 0: free.")
@click.option("--at", metavar="HH:MM", callback=time_of_day, help="Open at this time in the hall.")
@click.pass_obj
def demo(obj: tuple[Settings, Words], /, **how: Any) -> None:
    """Run a believable busy morning at 20x speed, in a throw-away store."""
    from rehearsal.demo import run

    run(*obj, House, language=spoken(obj[0].hall.language), **how)


@main.command()
@click.pass_obj
def clips(obj: tuple[Settings, Words]) -> None:
    """Which recorded clips this hall's voice can use, and which are missing or cannot be played."""
    tell_clips(obj[0], obj[1].say, teller(*obj))


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def bench(words: tuple[str, ...]) -> None:
    """Measure the hall beside the bare floor of the same parts; --quick for a short run."""
    measuring = [sys.executable, "-m", "rehearsal.bench", *words]
    raise SystemExit(subprocess.call(measuring, cwd=HERE))


def run(words: list[str]) -> int:
    """Do what was asked; answers the exit code. Troubles are told in the terminal's language."""
    context, home = None, "zh"
    try:
        with main.make_context("run.py", words) as context:
            main.invoke(context)
        return 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, click.Abort):
        return 1
    except click.ClickException as error:
        code, (key, about) = 2, troubles.of_typing(error)
    except BrokenPipeError:
        nobody_reads()
        return 0
    except (OSError, DBAPIError) as error:
        code, (key, about) = 1, troubles.of_opening(error)
    if context is not None and context.obj is not None:
        home = context.obj[0].hall.language
    said, language = Words.load(HERE / "words"), spoken(home)
    click.echo(said.say(f"cli.{key}", language, **plainly(about, said, language)), err=True)
    return code


main.add_command(admission.pin)
main.add_command(admission.device_code)
main.add_command(contact_key.word)
main.add_command(keeping.backup)
main.add_command(keeping.restore)

if __name__ == "__main__":
    sys.exit(run(WORDS))
