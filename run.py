#!/usr/bin/env python3
"""Opens the hall from nothing but Python: makes .venv from requirements.lock, then runs server.py.

    python3 run.py              opens the hall of config.toml
    python3 run.py test [...]   ruff, mypy and pytest; with arguments, pytest alone with those
    python3 run.py WORD [...]   anything else server.py knows: check, demo, pin ...

SHOUWEN_VENV names another folder than .venv. Installed once, it needs no network. The standard
library only, in syntax that Python 3.6 can read: an older Python gets a sentence, not a traceback.
"""

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 13)


def main(words):
    """Run what the words ask for; returns the exit code."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return with_another_python(words)
    testing = words[:1] == ["test"]
    lock = HERE / ("requirements-test.lock" if testing else "requirements.lock")
    venv = Path(os.environ.get("SHOUWEN_VENV") or HERE / ".venv").absolute()
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if barred(python):
        say(f"This account may not use {python}, or the Python behind it.")
        say(f"Remove {venv} and run this again as the account of the hall, with a Python that")
        say("every account may use, such as /usr/bin/python3.")
        return 1
    try:
        if not install(venv, python, lock):
            return 1
    except PermissionError as error:
        say(f"This account may not use {error.filename}.")
        say(f"Run this as the account that owns {HERE}; docs/install.md says how.")
        return 1
    if testing:
        return tests(python, words[1:])
    return hand_over([python, HERE / "server.py", *words])


def with_another_python(words):
    """Go on with a suitable Python from PATH, or say what is missing."""
    mine = dotted(sys.version_info[:2])
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other and fits(Path(other), (3, minor)):
            say(f"This is Python {mine}; going on with {other}.")
            return hand_over([other, HERE / "run.py", *words])
    say(f"Shouwen needs Python {dotted(OLDEST)} to {dotted(NEWEST)}; this is {mine}.")
    say("Install one of these and run it with that.")
    return 1


def dotted(version):
    """(3, 11) as 3.11."""
    return ".".join(str(part) for part in version)


def install(venv, python, lock):
    """Bring the folder to what the lock says, unless its stamp shows that it is there already."""
    note = stamp_of(venv, lock)
    if python.exists() and note.exists() and note.read_text() == stamp(lock):
        return True
    say(f"Installing what {lock.name} lists into {venv} (once; needs the network) ...")
    uv = shutil.which("uv")
    for installer in [with_uv, with_pip] if uv else [with_pip]:
        # A stamp that outlived half an install would call a broken folder whole.
        for old in venv.glob("shouwen-*.stamp"):
            old.unlink()
        if installer(uv, venv, python, lock):
            for whole in {lock, HERE / "requirements.lock"}:  # the test lock holds all of the other
                stamp_of(venv, whole).write_text(stamp(whole))
            say("Installed.")
            return True
    say("That did not work; the reason stands above. Run the same command again to go on.")
    return False


def barred(python):
    """Whether there is a Python, but not for this account."""
    try:
        return python.exists() and not os.access(str(python), os.X_OK)
    except PermissionError:
        return True


def stamp_of(venv, lock):
    """Where the folder says that a lock is installed in it."""
    return venv / f"shouwen-{lock.stem}.stamp"


def stamp(lock):
    """What an installed folder is good for: this lock, on this Python, on this machine's kind."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{digest} {sys.platform} {platform.machine()} {dotted(sys.version_info[:2])}\n"


def with_uv(uv, venv, python, lock):
    """Install with uv. True when it worked."""
    make = [uv, "venv", "--quiet", "--clear", "--python", base(), venv]
    if not fits(python, sys.version_info[:2]) and not succeeds(make):
        return False
    options = ["--quiet", "--python", python]
    return succeeds([uv, "pip", "install", *options, "--require-hashes", "-r", lock])


def with_pip(uv, venv, python, lock):
    """Install with the venv and pip that come with Python. True when it worked."""
    if not fits(python, sys.version_info[:2], "import pip"):
        if not importlib.util.find_spec("venv") or not importlib.util.find_spec("ensurepip"):
            say("This Python has no venv. On Debian and Ubuntu: apt install python3-venv")
            return False
        if not succeeds([base(), "-m", "venv", "--clear", venv]):
            return False
    options = ["--quiet", "--disable-pip-version-check", "--no-input"]
    return succeeds([python, "-m", "pip", "install", *options, "--require-hashes", "-r", lock])


def fits(python, version, trial="pass"):
    """Whether this Python runs, is of that version and can do the trial; half-made ones cannot."""
    trial += f"; import sys; sys.exit(sys.version_info[:2] != {tuple(version)})"
    return python.exists() and succeeds([python, "-c", trial], quiet=True)


def base():
    """The Python to build on: never the one inside the folder that may be cleared."""
    return getattr(sys, "_base_executable", None) or sys.executable


AT_ONCE = ["-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"]
"""Half the tests wait for a browser, a database or a clock: three files at once on two cores."""


def tests(python, words):
    """Every check, also after one that failed; or pytest alone with the given words."""
    pytest = [python, "-m", "pytest", *(words or AT_ONCE)]
    checks = [[python, "-m", "ruff", "check"], [python, "-m", "mypy"], pytest]
    worst = 0
    for check in [pytest] if words else checks:
        say("$ " + " ".join(str(word) for word in check[1:]))
        worst = subprocess.call([str(word) for word in check], cwd=str(HERE)) or worst
    return worst


def hand_over(command):
    """Become the command, so that signals, Ctrl-C and the exit code are its own."""
    command = [str(word) for word in command]
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)
    child = subprocess.Popen(command)  # Windows has no exec that keeps the console
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the child hears it too and ends in its own time
            continue


def succeeds(command, quiet=False):
    """Run a command and say whether it ended well."""
    silence = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.call([str(word) for word in command], stdout=silence, stderr=silence) == 0
    except OSError:
        return False


def say(sentence):
    """One line for the person at the keyboard."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
