"""A private PostgreSQL for the tests: own folder, free loopback port, ended with the tests."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg2

from tests.need import need_postgres
from tests.patience import until


class Cluster:
    """One running PostgreSQL. Fast and forgetful unless started with durable=True."""

    def __init__(self, durable: bool = False) -> None:
        self.programs = need_postgres()
        self.durable = durable
        # Not pytest's own folder: as root that is closed to the user PostgreSQL must run as.
        self.folder = Path(tempfile.mkdtemp(prefix="shouwen-pg-"))
        self.port = free_port()
        self._as = _somebody(self.folder)
        self._run("initdb", "-A", "trust", "-U", "shouwen", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start it, or start it again after `kill`, and wait until it answers."""
        options = ["-c", "listen_addresses=127.0.0.1", "-k", self.folder, "-p", self.port]
        if not self.durable:
            options += ["-c", "fsync=off", "-c", "synchronous_commit=off"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self._command("postgres", *options), stdout=log, stderr=log, **self._as
            )
        until(self._answers, within=30, what="PostgreSQL answers")

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases, for SQLAlchemy."""
        return f"postgresql+psycopg2://shouwen@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a new empty database, dropped afterwards whoever still holds it open."""
        name = f"hall_{uuid.uuid4().hex[:12]}"
        self._say(f"CREATE DATABASE {name}")
        try:
            yield self.url(name)
        finally:
            self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(30)

    def stop(self) -> None:
        """End it and remove its folder."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _command(self, program: str, *words: object) -> list[str]:
        return [str(word) for word in (self.programs / program, "-D", self.folder / "data", *words)]

    def _run(self, program: str, *words: object) -> None:
        command = self._command(program, *words)
        done = subprocess.run(command, capture_output=True, text=True, **self._as)
        assert done.returncode == 0, done.stderr

    def _answers(self) -> bool:
        assert self.process.poll() is None, (self.folder / "log").read_text()
        try:
            self._say("SELECT 1")
        except psycopg2.OperationalError:
            return False
        return True

    def _say(self, sentence: str) -> None:
        where = {"host": "127.0.0.1", "port": self.port, "user": "shouwen", "dbname": "postgres"}
        with closing(psycopg2.connect(**where)) as connection:
            connection.autocommit = True
            connection.cursor().execute(sentence)


def free_port() -> int:
    """A loopback TCP port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _somebody(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: whom to run it as, with the folder made theirs."""
    options: dict[str, Any] = {"cwd": folder}
    if os.getuid() == 0:
        names = {entry.pw_name: entry for entry in pwd.getpwall()}
        who = names.get("postgres") or names["nobody"]
        os.chown(folder, who.pw_uid, who.pw_gid)
        options |= {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
    return options
