"""What must hold for all shipped models together."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from txlint.apis import model
from txlint.apis.model import Calls, Models, Type, assemble, extended, shipped
from txlint.pins import LIBRARIES

FOLDER = Path(model.__file__).parent
FILES = sorted(FOLDER.glob("*.toml"))
DOCUMENTS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FILES}
TYPES = sorted(shipped().types.values(), key=lambda t: t.id)
_WHEN = re.compile(r"arg\d is [\w.]+|\w+!?=\w+")
_ENDS = {"commit", "rollback", "close", "release", "end", "dispose", "savepoint_end"}


def rows(table: str) -> Iterator[dict[str, Any]]:
    for document in DOCUMENTS.values():
        yield from document.get(table, ())


def twice(names: Iterator[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_is_within_the_vocabulary(name: str) -> None:
    document = {
        table: rows for table, rows in DOCUMENTS[name].items() if table not in ("producer", "type", "function", "error")
    }
    assert document.pop("schema") == 1
    assemble([(name, document)])


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("library", "name"),
        ("type", "id"),
        ("type", "paths"),
        ("producer", "call"),
        ("function", "call"),
        ("wrapper", "call"),
        ("error", "name"),
    ],
)
def test_names_are_unique(table: str, key: str) -> None:
    def names() -> Iterator[str]:
        for row in rows(table):
            if "below" not in row:
                value = row.get(key, [])
                yield from [value] if isinstance(value, str) else value

    assert twice(names()) == []


@pytest.mark.parametrize(("table", "key"), [("type", "id"), ("producer", "call"), ("config", "databases")])
def test_what_is_said_of_older_versions_replaces_what_is_said_of_the_newest(table: str, key: str) -> None:
    newest = [row[key] for row in rows(table) if key in row and "below" not in row]
    older = [row[key] for row in rows(table) if key in row and "below" in row]
    assert [name for name in older if name not in newest] == []


def test_types_of_older_versions_make_sense() -> None:
    oldest = tuple((library, "0") for library in sorted(set(LIBRARIES.values())))
    models = extended((), oldest)
    changed = [t for t in models.types.values() if t != shipped().types[t.id]]
    assert {t.library for t in changed} >= {"sqlalchemy", "sqlite3", "psycopg2", "pymysql"}
    assert [wrong for t in changed for wrong in nonsense(t)] == []


def test_a_call_produces_or_acts_or_wraps_but_not_two_of_them() -> None:
    models = shipped()
    assert twice(iter([*models.producers, *models.functions, *models.wrappers])) == []


@pytest.mark.parametrize("table", ["type", "producer", "function"])
def test_libraries_are_declared(table: str) -> None:
    declared = {library.name for library in shipped().libraries}
    assert {row["library"] for row in rows(table)} <= declared


def test_every_exception_descends_from_base_exception() -> None:
    errors = shipped().errors

    def ancestors(name: str, seen: frozenset[str]) -> set[str]:
        assert name not in seen, f"{name} is its own base"
        return {name}.union(*(ancestors(base, seen | {name}) for base in errors[name]))

    assert [name for name in errors if "BaseException" not in ancestors(name, frozenset())] == []


def test_a_reexport_is_caught_by_both_names() -> None:
    errors = shipped().errors
    assert {"pymysql.err.DatabaseError", "pymysql.DatabaseError"} <= set(errors["pymysql.err.IntegrityError"])
    assert "pymysql.err.IntegrityError" in errors["pymysql.IntegrityError"]


@pytest.mark.parametrize("t", TYPES, ids=lambda t: t.id)
def test_a_type_makes_sense(t: Type) -> None:
    wrong = list(nonsense(t))
    assert wrong == []


def nonsense(t: Type) -> Iterator[str]:
    """What contradicts itself in a type, in words."""
    if t.kind in ("engine", "factory") and t.begins != "none":
        yield "an engine begins nothing itself"
    if t.kind == "transaction" and t.begins != "handle":
        yield "a transaction object is the transaction"
    if t.begins == "handle" and t.kind != "transaction":
        yield "only a transaction object is a transaction"
    if t.kind == "pool" and not any(m.role in ("acquire", "guard", "begin") for m in t.methods):
        yield "nothing can be taken from the pool"
    if t.drop_checked_out and t.kind != "pool":
        yield "drop_checked_out is for pools"
    if (
        t.kind in ("connection", "session")
        and not t.lazy
        and t.id != "ibm_db.connection"
        and not _ENDS & {m.role for m in t.methods}
        and not t.released_by_framework
    ):
        yield "nothing ends it"
    for m in t.methods:
        if m.role == "acquire" and not m.returns:
            yield f"{m.name} acquires, but what?"
        if m.role == "release" and m.arg is None and t.kind == "pool":
            yield f"{m.name} releases, but what?"
        if m.bare == "nothing" and not set(m.form) - {"handle"}:
            yield f"{m.name} has no effect in any form"
        if m.await_ == "yes" and not t.is_async:
            yield f"{m.name} is awaited on a synchronous type"
        if m.when and not _WHEN.fullmatch(m.when):
            yield f"{m.name}: {m.when!r} is no condition"
        if m.role in _ENDS and m.exit is not None:
            yield f"{m.name} ends something, it cannot be entered"


@pytest.mark.parametrize("names", [("blocking",), ("effect",), ("quiet",), ("noreturn",)], ids="".join)
def test_sets_of_calls_have_no_doubles(names: tuple[str]) -> None:
    (table,) = names
    assert twice(call for row in rows(table) for call in row.get("calls", ())) == []
    assert twice(cls for row in rows(table) for cls in row.get("types", ())) == []


def test_what_is_quiet_neither_blocks_nor_ends_the_function() -> None:
    models = shipped()
    assert models.quiet & models.noreturn == set()
    assert models.quiet & listed(models.blocking) == set()
    assert models.quiet & listed(models.effects) == set()


def listed(tables: tuple[Calls, ...]) -> set[str]:
    found: set[str] = set()
    for table in tables:
        found |= {*table.calls, *(f".{m}" for m in table.methods)}
        found |= {f"{cls}.{m}" for cls, methods in table.types.items() for m in methods}
    return found


def test_files_are_found_by_the_package() -> None:
    models: Models = shipped()
    assert {t["id"] for t in rows("type")} == set(models.types)
    assert len(FILES) > 40


def test_the_extra_installs_what_the_models_were_checked_with() -> None:
    project = tomllib.loads((FOLDER.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[\[<>=]", need)[0].lower() for need in project["optional-dependencies"]["apis"]}
    assert wanted == {library.package.lower() for library in shipped().libraries if library.package}
