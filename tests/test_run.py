"""run.py: from nothing but Python to a running program, and at once the second time."""

import ast
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.patience import until
from tests.tree import ROOT

SERVER = """
import os, signal, sys, time
print("served by", sys.prefix, sys.argv[1:], flush=True)
if "wait" in sys.argv:
    time.sleep(60)
sys.exit(7 if "fail" in sys.argv else 0)
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small project around run.py: its lock asks for nothing, its server tells where it runs."""
    return project(tmp_path)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a project, started once."""
    folder = project(tmp_path_factory.mktemp("installed"))
    assert run(folder).returncode == 0
    return folder


@pytest.fixture
def settled(house: Path, installed: Path) -> Path:
    """The small project after its first start."""
    shutil.copytree(installed / ".venv", house / ".venv", symlinks=True)
    return house


def project(folder: Path) -> Path:
    """Make the small project in a folder."""
    shutil.copy(ROOT / "run.py", folder)
    (folder / "server.py").write_text(SERVER)
    (folder / "requirements.lock").write_text("# nothing\n")
    (folder / "requirements-test.lock").write_text("# nothing for the tests\n")
    return folder


def run(house: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """`python3 run.py WORDS` in that project, with no uv on PATH and no network."""
    return subprocess.run(
        [sys.executable, house / "run.py", *words],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment(env),
        check=False,
    )


def disguised(house: Path, as_: str, **env: str) -> subprocess.CompletedProcess[str]:
    """run.py on a Python that first makes itself look different."""
    code = f"import sys, runpy; {as_}; sys.argv = sys.argv[1:]"
    code += "; runpy.run_path(sys.argv[0], None, '__main__')"
    return subprocess.run(
        [sys.executable, "-c", code, str(house / "run.py")],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment(env),
        check=False,
    )


def environment(more: dict[str, str]) -> dict[str, str]:
    """A plain one, in which nothing can be fetched."""
    return {"PATH": "/usr/bin:/bin", "PIP_NO_INDEX": "1", "HOME": os.devnull} | more


def test_the_first_run_installs_and_the_second_starts_at_once(house: Path) -> None:
    """The words and the exit code are the server's own."""
    first = run(house, "demo", "fail")
    assert "Installing what requirements.lock lists" in first.stdout
    assert f"served by {house}/.venv ['demo', 'fail']" in first.stdout
    assert first.returncode == 7
    second = run(house)
    assert "Installing" not in second.stdout
    assert second.stdout == f"served by {house}/.venv []\n"
    assert second.returncode == 0


def test_a_changed_lock_is_installed_anew(settled: Path) -> None:
    """Into the same folder."""
    (settled / "requirements.lock").write_text("# something else\n")
    assert "Installing" in run(settled).stdout
    assert "Installing" not in run(settled).stdout


def test_a_half_made_folder_is_repaired(settled: Path) -> None:
    """Whether the Python in it is gone, broken, or has no pip."""
    python = settled / ".venv" / "bin" / "python"
    python.unlink()
    assert run(settled).stdout.endswith(f"served by {settled}/.venv []\n")
    for stamp in (settled / ".venv").glob("*.stamp"):
        stamp.unlink()
    python.unlink()
    python.write_text("#!/bin/sh\nexit 3\n")
    python.chmod(0o755)
    assert run(settled).stdout.endswith(f"served by {settled}/.venv []\n")
    (library,) = (settled / ".venv" / "lib").glob("python3*/site-packages")
    shutil.rmtree(library / "pip")
    (settled / "requirements.lock").write_text("# again\n")
    assert run(settled).stdout.endswith(f"served by {settled}/.venv []\n")


def test_only_what_has_the_lock_s_hash_is_installed(settled: Path) -> None:
    """Anything else leaves no stamp and says so: the next run tries again."""
    wheel = tiny_wheel(settled)
    lock, right = settled / "requirements.lock", hashlib.sha256(wheel.read_bytes()).hexdigest()
    for unsure in ("", " --hash=sha256:" + hashlib.sha256(b"").hexdigest()):
        lock.write_text(f"tiny==1{unsure}\n")
        told = run(settled, PIP_FIND_LINKS=str(settled))
        assert told.returncode == 1
        assert "Run the same command again" in told.stdout
        assert "served by" not in told.stdout
        assert list((settled / ".venv").glob("*.stamp")) == []
    lock.write_text(f"tiny==1 --hash=sha256:{right}\n")
    assert "served by" in run(settled, PIP_FIND_LINKS=str(settled)).stdout


def tiny_wheel(folder: Path) -> Path:
    """A package with nothing in it, as pip takes it from a folder."""
    path = folder / "tiny-1-py3-none-any.whl"
    about = "tiny-1.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    return path


def test_another_folder_can_be_named(house: Path, tmp_path: Path) -> None:
    """SHOUWEN_VENV, for tests and for read-only programs."""
    elsewhere = tmp_path / "else where"
    assert f"served by {elsewhere} " in run(house, SHOUWEN_VENV=str(elsewhere)).stdout
    assert not (house / ".venv").exists()


def test_ctrl_c_reaches_the_program_itself(settled: Path) -> None:
    """run.py becomes the server: one process, one signal, its own exit."""
    with subprocess.Popen(
        [sys.executable, settled / "run.py", "wait"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment({}),
        text=True,
        # whoever started these tests in the background may have had Ctrl-C ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("served by")
        process.send_signal(signal.SIGINT)
        until(lambda: process.poll() is not None, what="the server ends")
    assert process.returncode in (-signal.SIGINT, 128 + signal.SIGINT)


def test_a_python_without_venv_is_told_what_to_install(house: Path) -> None:
    """Debian leaves ensurepip out."""
    told = disguised(house, "sys.modules['ensurepip'] = None")
    assert told.returncode == 1
    assert "apt install python3-venv" in told.stdout
    assert told.stderr == ""


def test_an_older_python_gets_a_sentence(house: Path) -> None:
    """Where no suitable one is on PATH; the file itself is readable to Python 3.6."""
    told = disguised(house, "sys.version_info = (3, 6, 9)", PATH=os.devnull)
    assert told.returncode == 1
    ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 6))
    assert "needs Python 3.11 to 3.13; this is 3.6" in told.stdout


@pytest.mark.parametrize("what", ["python", "shouwen-requirements.stamp"])
def test_what_another_account_owns_is_told_in_sentences(settled: Path, what: str) -> None:
    """The service's account, after root has made the folder with a Python of its own."""
    bar = (
        "from pathlib import Path; real = Path.exists; "
        "bar = lambda path: (_ for _ in ()).throw(PermissionError(13, 'no', str(path))); "
        f"Path.exists = lambda path: bar(path) if path.name == {what!r} else real(path)"
    )
    told = disguised(settled, bar)
    assert told.returncode == 1
    assert told.stderr == ""
    assert f"may not use {settled}/.venv/" in told.stdout


@pytest.mark.parametrize("broken", ["ruff", "mypy", "pytest", None])
def test_the_test_word_runs_every_check_and_fails_when_one_does(
    settled: Path, broken: str | None
) -> None:
    """An early failure neither hides the later ones nor is hidden by them."""
    (library,) = (settled / ".venv" / "lib").glob("python3*/site-packages")
    for tool in ("ruff", "mypy", "pytest"):
        (library / f"{tool}.py").write_text(f"raise SystemExit({int(tool == broken)})")
    told = run(settled, "test")
    assert told.returncode == (1 if broken else 0)
    whole = "$ -m pytest -n 3 --dist loadfile --no-loadscope-reorder"
    assert commands(told) == ["$ -m ruff check", "$ -m mypy", whole]
    assert commands(run(settled, "test", "tests/core", "-x")) == ["$ -m pytest tests/core -x"]
    assert "Installing" not in run(settled).stdout, "the test lock holds all the server needs"


def commands(told: subprocess.CompletedProcess[str]) -> list[str]:
    """The checks that were run."""
    return [line for line in told.stdout.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_line_of_the_locks_is_pinned_and_hashed(lock: str) -> None:
    """pip refuses the whole file otherwise; and no address stands in it."""
    text = (ROOT / lock).read_text("utf-8")
    wanted = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(wanted) > 30
    assert [line for line in wanted if "==" not in line or not line.endswith("\\")] == []
    assert "://" not in text
    assert "psycopg2-binary==" in text


def test_the_locks_agree_with_each_other_and_with_pyproject() -> None:
    """The test lock holds every version of the other, and both hold what pyproject asks for."""

    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9.-]+==[^ ]+", (ROOT / lock).read_text("utf-8"), re.M))

    assert pins("requirements.lock") <= pins("requirements-test.lock")
    names = {pin.partition("==")[0] for pin in pins("requirements.lock")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[^a-z0-9-]", wish, maxsplit=1)[0] for wish in project["dependencies"]}
    assert asked <= names
