"""What is done with a path: the methods called on it, what is entered, and the SQL that it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from txlint.tree.events import Call, Path
from txlint.tree.index import Function
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


def usage(function: Function, text: str) -> Usage:
    """How a function uses the object at a path, aliases by plain assignment and cursors included."""
    found = Usage()
    program = function.program
    names = {text}
    for _ in range(2):
        for bind in program.binds:
            if isinstance(bind.value, Path) and bind.value.text in names:
                names.add(bind.target)
        for manager in program.managers:
            if isinstance(manager.value, Path) and manager.value.text in names:
                names.add(manager.result)
                found.entered = True
                found.entered_async |= manager.asynchronous
    derived: dict[str, str] = {}
    for call in program.calls:
        if call.receiver in names:
            found.methods.add(call.name)
            found.calls.append(call)
            if call.awaited:
                found.awaited.add(call.name)
            derived[call.result] = call.name
            if call.name in ("execute", "executemany", "executescript", "fetch", "fetchrow", "fetchval", "query"):
                found.sql |= is_sql(call)
    for _ in range(2):
        for bind in program.binds:
            if isinstance(bind.value, Path) and bind.value.text in derived:
                derived[bind.target] = derived[bind.value.text]
        for manager in program.managers:
            if isinstance(manager.value, Path) and manager.value.text in derived:
                derived[manager.result] = derived[manager.value.text]
    for call in program.calls:
        origin = derived.get(call.receiver)
        if origin is not None:
            found.result_methods.setdefault(origin, set()).add(call.name)
            if origin == "cursor" and call.name in ("execute", "executemany", "callproc", "fetchone", "fetchall"):
                found.cursor_executes = True
                found.sql |= is_sql(call)
    return found


def class_usage(scope: Scope, attribute: str) -> Usage:
    """How all methods of a class use `self.<attribute>`."""
    found = Usage()
    if scope.instance is None:
        return found
    for cls in scope.world.mro(scope.instance):
        for method in cls.methods.values():
            if method.receiver:
                path = f"{method.receiver}.{attribute}"
                found.add(usage(method, path))
                for nested in method.nested.values():
                    found.add(usage(nested, path))
    return found
