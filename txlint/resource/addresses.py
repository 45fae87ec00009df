"""Addresses that a call makes: `URL.create()`, `make_conninfo()`, `dj_database_url.config()`, `env.db()`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from txlint.tree import cst
from txlint.tree.events import Call, Const
from txlint.tree.nodes import dotted

if TYPE_CHECKING:
    from txlint.resource.constants import Table
    from txlint.tree.index import Function

_ENGINES = {
    "postgres": "postgresql", "postgresql": "postgresql", "pgsql": "postgresql", "psql": "postgresql",
    "postgis": "postgis", "timescale": "postgresql", "cockroach": "cockroach", "redshift": "redshift",
    "mysql": "mysql", "mysql2": "mysql", "mysql-connector": "mysql", "mariadb": "mysql", "oracle": "oracle",
    "sqlite": "sqlite3", "spatialite": "spatialite", "mssql": "mssql",
}  # fmt: skip
_DJANGO = ("dj_database_url.config", "dj_database_url.parse", ".db", ".db_url", ".dj_db_url", ".db_url_config")
"""Calls that turn a URL into an entry of Django's DATABASES: those of dj-database-url, django-environ and environs."""


_IN_MEMORY = re.compile(r":memory:|mode=memory|^(?:sqlite|duckdb)(?:\+\w+)?:///?$")


def is_in_memory(call: Call) -> bool:
    """Whether a call makes or opens a database in memory, which is gone with its connection."""
    return any(
        isinstance(arg.value, Const) and isinstance(arg.value.value, str) and _IN_MEMORY.search(arg.value.value)
        for arg in call.args
    )


def lives_in_memory(function: Function, call: Call) -> bool:
    """The same of a call, or of the engine that it is made of."""
    made = (other for other in function.program.calls if other.target and other.target == call.receiver)
    return is_in_memory(call) or any(map(is_in_memory, made))


def makes_address(node: cst.Call, imports: Callable[[str], str]) -> str:
    """The kind of address that a call makes: "url", "conninfo", "django", or "". `imports` resolves a first name."""
    name = dotted(node.func)
    root, dot, rest = name.partition(".")
    full = f"{imports(root)}{dot}{rest}"
    last = name.rpartition(".")[2]
    if last == "make_conninfo":
        return "conninfo"
    if full.startswith("dj_database_url.") and full in _DJANGO:
        return "django"
    if dot and root.lower().endswith("env") and f".{last}" in _DJANGO:
        return "django"
    return "url" if last in ("URL", "create", "make_url") and node.args else ""


def address(kind: str, table: Table, unknown: Any) -> Any:
    """The address as a string, or as a Table for Django, from the arguments of its call; `unknown` where it cannot be
    told."""
    if kind == "url":
        return _url(table, unknown)
    if kind == "conninfo":
        return " ".join(text for text in table.texts() if not text.isdigit())
    return _database(table, unknown)


def _url(table: Table, unknown: Any) -> Any:
    """sqlalchemy's URL.create("postgresql+asyncpg", …, query={…}): its driver and its query are what matters."""
    first = table.entries.get("0") or table.entries.get("drivername")
    if first is None or not isinstance(first.value, str):
        return unknown
    query = table.entries.get("query")
    if query is None:
        return first.value
    texts = getattr(query.value, "texts", None)
    return unknown if texts is None or not query.value.complete else f"{first.value}:?{'&'.join(texts())}"


def _database(table: Table, unknown: Any) -> Table:
    """An entry of DATABASES; where the address is not written down, neither is its engine."""
    from txlint.resource.constants import Entry

    given = [table.entries[key] for key in ("default", "0", "1") if key in table.entries]
    entry = next((e for e in given if "://" in str(e.value)), given[0] if given else None)
    url = entry.value if entry is not None and isinstance(entry.value, str) and "://" in entry.value else ""
    made = type(table)(complete=table.complete)
    for key in ("conn_max_age", "engine"):
        if key in table.entries:
            made.entries[key.upper()] = table.entries[key]
    engine = _ENGINES.get(url.partition("://")[0])
    if "ENGINE" not in made.entries and entry is not None:
        made.entries["ENGINE"] = Entry(f"django.db.backends.{engine}" if engine else unknown, entry.node)
    if entry is not None and "?" in url:
        made.entries["URL"] = Entry(url, entry.node)
    return made
