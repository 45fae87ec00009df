"""The databases of the oracle, each started once and only where a test asks for it."""

from __future__ import annotations

import gc
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from oracle.casebook import Case
from oracle.servers import NoServer, mariadb, postgres
from oracle.watch import MariaWatch, PostgresWatch, SqliteWatch, Watch


def _unseen_code() -> types.ModuleType:
    """The package `shop`, which the programs import: code that txlint cannot see and that may raise anything."""

    def price(*_: object) -> int:
        return 10

    async def fetch_price(*_: object) -> int:
        return 10

    class Task:
        def delay(self, *_: object) -> None: ...

    shop = types.ModuleType("shop")
    for function in (price, fetch_price):
        function.__module__ = "shop"
        setattr(shop, function.__name__, function)
    shop.receipt = Task()  # type: ignore[attr-defined]
    return shop


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Watch]]:
    """Gives the second connection to a server by its name; skips where there is none."""
    found: dict[str, Watch] = {}
    missing: dict[str, str] = {}

    def start(server: str) -> Watch:
        if server == "sqlite":
            if not Path("/proc/self/fd").is_dir():
                raise NoServer("open files of SQLite can be counted on Linux only")
            return SqliteWatch(tmp_path_factory.mktemp("oracle"))
        if server == "postgres":
            pytest.importorskip("psycopg", reason="psycopg watches PostgreSQL: pip install -e '.[oracle]'")
            return PostgresWatch(stack.enter_context(postgres()))
        pytest.importorskip("pymysql", reason="PyMySQL watches MariaDB: pip install -e '.[oracle]'")
        return MariaWatch(stack.enter_context(mariadb()))

    def watch(server: str) -> Watch:
        if server not in found and server not in missing:
            try:
                found[server] = start(server)
            except NoServer as why:
                missing[server] = str(why)
            # What is loaded by now is not looked at by the many collections that follow.
            gc.freeze()
        if server in missing:
            pytest.skip(missing[server])
        return found[server]

    with ExitStack() as stack:
        yield watch


@pytest.fixture(scope="session")
def watches(servers: Callable[[str], Watch]) -> Iterator[Callable[[Case], Watch]]:
    """Gives the second connection to the database that a case needs; skips where there is none."""
    sys.modules["shop"] = _unseen_code()

    def watch(case: Case) -> Watch:
        if case.setting.missing:
            pytest.skip(f"{case.setting.missing} is not installed: pip install -e '.[oracle]'")
        return servers(case.setting.server)

    yield watch
    sys.modules.pop("shop", None)
