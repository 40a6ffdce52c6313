"""Schemathesis reads /api/openapi.json and tries to catch the API breaking its own word."""

import os
import subprocess
import sys
from pathlib import Path

from tests.hub.opened import ZHENG, Opened, opened
from tests.tree import ROOT


def try_out(hall: Opened, folder: Path, *more: str) -> None:
    """Let Schemathesis loose on this hall, with every check it has; else its report."""
    asked = [
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{hall.url}/api/openapi.json",
        "--checks", "all", "--max-examples", "5", "--seed", "7", "--no-color", *more,
    ]  # fmt: skip
    env = os.environ | {"SCHEMATHESIS_HOOKS": "tests.hub.hooks", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(asked, cwd=folder, env=env, capture_output=True, text=True, timeout=300)
    said = run.stdout + run.stderr
    assert "Loaded specification" in said, said
    assert run.returncode == 0, said


def test_the_api_keeps_its_word_to_a_kiosk(tmp_path: Path) -> None:
    """Anonymous, on the hub's own machine."""
    with opened(tmp_path, "eventlet") as hall:
        try_out(hall, tmp_path)


def test_the_api_keeps_its_word_to_a_manager_who_serves(tmp_path: Path) -> None:
    """All that a clerk and a manager may, signed in at counter 1, with people waiting; signing in
    and out would end the session.
    """
    with opened(tmp_path, "threading") as hall:
        who = hall.sign_in(ZHENG, "1")
        for _ in range(10):
            assert hall.post("/api/tickets", {"service": "payment"}).status_code == 201
        apart = ("--exclude-path", "/api/sign-in", "--exclude-path", "/api/sign-out")
        header = f"Authorization: {who['Authorization']}"
        try_out(hall, tmp_path, "-H", header, *apart)
