"""The scripts that make a machine a screen of the hall, run with programs of our own."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.patience import until
from tests.tree import ROOT

SCREEN = ROOT / "appliance" / "screen.sh"
SETUP = ROOT / "appliance" / "setup-debian.sh"

CURL = """#!/bin/sh
for last; do :; done
echo "$last" >> "$NOTES/asked"
test -e "$NOTES/hub"
"""
CHROMIUM = """#!/bin/sh
printf '%s\\n' "$@" > "$NOTES/flags"
echo run >> "$NOTES/runs"
test -e "$NOTES/stay" && sleep 60
exit 7
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with both programs in bin/, where they write down how they were called."""
    for name, text in (
        ("curl", CURL),
        ("chromium", CHROMIUM),
        ("sleep", "#!/bin/sh\n/bin/sleep 0.1\n"),
    ):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(text.replace("sleep 60", "/bin/sleep 60"), "utf-8")
        program.chmod(0o755)
    return tmp_path


@pytest.fixture
def screen(notes: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The script at work, with a page whose address has a query."""
    env = {
        "PATH": f"{notes / 'bin'}:{os.environ['PATH']}", "NOTES": str(notes),
        "HOME": str(notes), "SCREEN_URL": "http://hub.example:8000/display/?sound=1",
    }  # fmt: skip
    process = subprocess.Popen(["sh", str(SCREEN)], env=env, start_new_session=True)
    yield process
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


def lines(path: Path) -> list[str]:
    """What stands in a note."""
    return path.read_text("utf-8").splitlines() if path.exists() else []


def test_nothing_opens_before_the_hub_answers(notes: Path, screen: subprocess.Popen[bytes]) -> None:
    """It asks the hub itself, not the page; then the page is shown with nothing around it."""
    until(lambda: len(lines(notes / "asked")) >= 3)
    assert set(lines(notes / "asked")) == {"http://hub.example:8000/healthz"}
    assert lines(notes / "runs") == []
    (notes / "stay").touch()
    (notes / "hub").touch()
    until(lambda: lines(notes / "runs") == ["run"])
    flags = until(lambda: lines(notes / "flags"))
    assert flags[-1] == "http://hub.example:8000/display/?sound=1"
    assert {"--kiosk", "--autoplay-policy=no-user-gesture-required"} <= set(flags)
    assert f"--user-data-dir={notes}/.shouwen-screen" in flags


def test_a_browser_that_ends_is_opened_again(notes: Path, screen: subprocess.Popen[bytes]) -> None:
    """Again and again; and each time only when the hub is there."""
    (notes / "hub").touch()
    until(lambda: len(lines(notes / "runs")) >= 3)
    (notes / "hub").unlink()
    asked = len(lines(notes / "asked"))
    until(lambda: len(lines(notes / "asked")) > asked + 2)
    runs = len(lines(notes / "runs"))
    until(lambda: len(lines(notes / "asked")) > asked + 6)
    assert len(lines(notes / "runs")) == runs


def test_the_page_fills_the_screen_to_its_last_pixel(notes: Path) -> None:
    """Chromium makes its window one smaller than it is asked for when that is the whole screen."""
    program = notes / "bin" / "xrandr"
    program.write_text(
        "#!/bin/sh\necho 'Screen 0: minimum 1 x 1, current 1280 x 800, maximum 9 x 9'\n"
    )
    program.chmod(0o755)
    (notes / "hub").touch()
    (notes / "stay").touch()
    env = {
        "PATH": f"{notes / 'bin'}:{os.environ['PATH']}", "NOTES": str(notes),
        "HOME": str(notes), "SCREEN_URL": "http://hub.example:8000/kiosk/",
    }  # fmt: skip
    process = subprocess.Popen(["sh", str(SCREEN)], env=env, start_new_session=True)
    try:
        until(lambda: "--window-size=1281,801" in lines(notes / "flags"))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def test_every_program_the_page_on_repairs_names_is_installed() -> None:
    """And the list of packages is fetched first: a new Debian has none."""
    text, page = SETUP.read_text("utf-8"), (ROOT / "docs" / "appliance.md").read_text("utf-8")
    assert text.index("DEBIAN_FRONTEND=noninteractive") < text.index("apt-get update")
    assert text.index("apt-get update") < text.index("apt-get install")
    for program, package in (("alsamixer", "alsa-utils"), ("xinput", "xinput")):
        assert program in page
        assert f" {package} " in text.partition("apt-get install")[2]


def set_up(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The set-up script, writing below a folder."""
    env = os.environ | {"SETUP_ROOT": str(tmp_path / "root")}
    return subprocess.run(["sh", str(SETUP), *words], env=env, capture_output=True, text=True)


def test_the_set_up_writes_the_page_and_may_be_run_again(tmp_path: Path) -> None:
    """The second time with another page; the program lies where the unit starts it."""
    set_up(tmp_path, "http://10.0.0.2:8000/kiosk/")
    done = set_up(tmp_path, "http://10.0.0.2:8000/display/?sound=1", "left", "2")
    assert done.returncode == 0, done.stderr
    root = tmp_path / "root"
    assert lines(root / "etc/shouwen/screen.env") == [
        "SCREEN_URL=http://10.0.0.2:8000/display/?sound=1", "SCREEN_ROTATE=left", "SCREEN_SCALE=2",
    ]  # fmt: skip
    unit = (root / "etc/systemd/system/shouwen-screen.service").read_text("utf-8")
    assert "EnvironmentFile=/etc/shouwen/screen.env" in unit
    (log,) = re.findall(r"^SyslogIdentifier=(.+)$", unit, re.M)  # its session is another unit
    assert done.stdout.endswith(f"journalctl -t {log}\n")
    page = (ROOT / "docs" / "appliance.md").read_text("utf-8")
    assert set(re.findall(r"journalctl[^`]*", page)) == {f"journalctl -t {log}"}
    assert os.access(root / "usr/local/lib/shouwen/screen.sh", os.X_OK)
    assert "/usr/local/lib/shouwen/screen.sh" in unit


@pytest.mark.parametrize(
    "words", [(), ("kiosk",), ("http://a/", "sideways"), ("http://a/", "left", "two; reboot")]
)
def test_a_mistyped_set_up_is_refused_and_writes_nothing(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    """In one sentence."""
    done = set_up(tmp_path, *words)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "root").exists()


def test_the_steps_of_the_page_make_the_user_that_the_service_runs_as() -> None:
    """And hand it the folder, say each word as it, and start the service; nothing is left out."""
    page = (ROOT / "docs" / "install.md").read_text("utf-8")
    (user,) = re.findall(r"^User=(\w+)$", page, re.M)
    for step in (
        rf"^useradd --system .*{user}$", rf"^chown -R {user}: /opt/shouwen$",
        rf"^runuser -u {user} -- python3 run.py check", r"^systemctl enable --now shouwen$",
    ):  # fmt: skip
        assert re.search(step, page, re.M), step
