"""What is done with a path: the methods called on it, what is entered, and the SQL that it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from txlint.tree.events import Call, Path
from txlint.tree.index import Class, Function
from txlint.tree.nodes import literal

if TYPE_CHECKING:
    from txlint.resource.values import Scope


SQL = re.compile(
    r"\s*(?:--[^\n]*\n\s*|/\*.*?\*/\s*)*\(?\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|CREATE|DROP|ALTER|TRUNCATE|BEGIN|START\s+TRANSACTION|"
    r"COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|SET|SHOW|PRAGMA|LOCK|GRANT|VACUUM|EXPLAIN|MERGE|CALL|COPY|ANALYZE|"
    r"ATTACH|LISTEN|NOTIFY|EXEC|USE|REFRESH|DO|CLUSTER|REINDEX|UNLISTEN|DISCARD|RESET|DECLARE|FETCH|VALUES|UPSERT)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True)
class Usage:
    """What a function, or all methods of a class, do with one object."""

    methods: set[str] = field(default_factory=set)
    awaited: set[str] = field(default_factory=set)
    sql: bool = False
    """A statement is executed with text that is SQL, on the object or on a cursor of it."""
    cursor_executes: bool = False
    entered: bool = False
    entered_async: bool = False
    calls: list[Call] = field(default_factory=list)
    sent: list[Call] = field(default_factory=list)
    """Statements, on cursors of it."""
    result_methods: dict[str, set[str]] = field(default_factory=dict)
    """Method -> what is called on its result."""

    def add(self, other: Usage) -> None:
        self.methods |= other.methods
        self.awaited |= other.awaited
        self.sql |= other.sql
        self.cursor_executes |= other.cursor_executes
        self.entered |= other.entered
        self.entered_async |= other.entered_async
        self.calls += other.calls
        self.sent += other.sent
        for name, methods in other.result_methods.items():
            self.result_methods.setdefault(name, set()).update(methods)


def is_sql(call: Call) -> bool:
    """Whether the first argument of an execute() is a string of SQL."""
    return sql_text(call) is not None


def sql_text(call: Call) -> str | None:
    """The statement that a call sends, where its text can be read and is SQL."""
    arg = call.arg(0, "query") or call.arg(0, "statement") or call.arg(0, "sql") or call.arg(0, "operation")
    if arg is None:
        return None
    text = literal(arg.node)
    if text is None:
        node = arg.node
        # text("…") and sql.SQL("…") wrap the statement.
        inner = getattr(node, "args", None)
        func = getattr(node, "func", None)
        if inner and func is not None:
            text = literal(inner[0].value)
    if text is not None and SQL.match(text):
        return text
    return None


class _Index:
    """Where the paths of a function occur."""

    def __init__(self, function: Function) -> None:
        program = function.program
        self.aliases = [(b.value.text, b.target) for b in program.binds if isinstance(b.value, Path)]
        self.managers = [(m.value.text, m) for m in program.managers if isinstance(m.value, Path)]
        self.passed_on = {text for text, _ in self.aliases} | {text for text, _ in self.managers}
        self.calls: dict[str, list[Call]] = {}
        for call in program.calls:
            self.calls.setdefault(call.receiver, []).append(call)


def _index(function: Function) -> _Index:
    found = function.memo.get(_Index)
    if found is None:
        found = function.memo[_Index] = _Index(function)
    assert isinstance(found, _Index)
    return found


def usage(function: Function, text: str) -> Usage:
    """How a function uses the object at a path, aliases by plain assignment and cursors included.

    The answer is kept, and not to be changed.
    """
    key = (usage, text)
    found = function.memo.get(key)
    if found is None:
        found = function.memo[key] = _usage(function, text)
    assert isinstance(found, Usage)
    return found


def _usage(function: Function, text: str) -> Usage:
    found = Usage()
    index = _index(function)
    names = {text}
    if text in index.passed_on:
        for _ in range(2):
            for value, target in index.aliases:
                if value in names:
                    names.add(target)
            for value, manager in index.managers:
                if value in names:
                    names.add(manager.result)
                    found.entered = True
                    found.entered_async |= manager.asynchronous
    derived: dict[str, str] = {}
    if len(names) == 1:
        calls = index.calls.get(text, [])
    else:
        calls = [call for call in function.program.calls if call.receiver in names]
    for call in calls:
        found.methods.add(call.name)
        found.calls.append(call)
        if call.awaited:
            found.awaited.add(call.name)
        derived[call.result] = call.name
        if call.name in ("execute", "executemany", "executescript", "fetch", "fetchrow", "fetchval", "query"):
            found.sql |= is_sql(call)
    if not index.passed_on.isdisjoint(derived):
        for _ in range(2):
            for value, target in index.aliases:
                if value in derived:
                    derived[target] = derived[value]
            for value, manager in index.managers:
                if value in derived:
                    derived[manager.result] = derived[value]
    for path, origin in derived.items():
        for call in index.calls.get(path, ()):
            found.result_methods.setdefault(origin, set()).add(call.name)
            if origin == "cursor" and call.name in ("execute", "executemany", "callproc", "fetchone", "fetchall"):
                found.cursor_executes = True
                found.sql |= is_sql(call)
                if call.name == "execute":
                    found.sent.append(call)
    return found


def class_usage(scope: Scope, attribute: str) -> Usage:
    """How all methods of a class use `self.<attribute>`; not to be changed either."""
    if scope.instance is None:
        return Usage()
    order = scope.world.mro(scope.instance)
    key = (tuple(order), attribute)
    kept = scope.world.usages
    if key not in kept:
        kept[key] = _class_usage(order, attribute)
    return kept[key]


def _class_usage(order: Sequence[Class], attribute: str) -> Usage:
    found = Usage()
    for cls in order:
        for method in cls.methods.values():
            if method.receiver:
                path = f"{method.receiver}.{attribute}"
                found.add(usage(method, path))
                for nested in method.nested.values():
                    found.add(usage(nested, path))
    return found


def in_all(*parts: Usage) -> Usage:
    """What several functions do with one object."""
    found = Usage()
    for part in parts:
        found.add(part)
    return found
