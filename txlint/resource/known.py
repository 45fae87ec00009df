"""Calls that are known by their names: statements of an ORM's own, calls that block, calls that send."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from txlint.apis.model import Calls
from txlint.resource.held import External, FunctionRef
from txlint.resource.values import Scope
from txlint.tree.events import Call, Const
from txlint.tree.nodes import decorator_path, dotted

if TYPE_CHECKING:
    from txlint.resource.meaning import Meaning

_DJANGO_QUERY = (".objects.", "._default_manager.", "._base_manager.", ".objects", ".qs.")
_DJANGO_METHODS = frozenset(
    [
        "save",
        "delete",
        "create",
        "get_or_create",
        "update_or_create",
        "bulk_create",
        "bulk_update",
        "refresh_from_db",
        "select_for_update",
        "save_base",
        "full_clean_and_save",
    ]
)
_DJANGO_WRITES = frozenset(
    ["save", "delete", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "update"]
)
_RECORD_CLASS = frozenset(
    [
        "create",
        "get_or_create",
        "insert",
        "insert_many",
        "replace",
        "update",
        "delete",
        "bulk_create",
        "bulk_update",
        "get",
        "get_or_none",
        "update_or_create",
    ]
)


_OF_DICTS = frozenset(("get", "items", "keys", "values", "pop", "copy", "setdefault", "update"))


def django(call: Call) -> str:
    callee = call.callee
    probe = f".{callee}"
    if any(mark in probe + "." for mark in _DJANGO_QUERY) or ("%" in callee and call.name in _DJANGO_METHODS):
        return "write" if call.name in _DJANGO_WRITES else "read"
    if (
        call.name in ("save", "delete", "refresh_from_db")
        and call.receiver
        and not call.receiver.startswith("self.cache")
    ):
        return "write" if call.name != "refresh_from_db" else "read"
    return ""


def active_record(call: Call) -> str:
    """peewee and Tortoise: statements are methods of model classes and their rows."""
    last = call.receiver.rpartition(".")[2]
    if last[:1].isupper() and not last.isupper() and call.name in _RECORD_CLASS:
        return "read" if call.name in ("get", "get_or_none", "select", "filter", "all") else "write"
    return "write" if call.name in ("save", "delete_instance") and call.receiver else ""


def holds(call: Call, when: str) -> bool:
    """Whether a method has its role in this call: "arg0 is True", "arg0 is False", "kwarg=VALUE", "kwarg!=VALUE"."""
    if not when:
        return True
    if when.startswith("arg0 is "):
        arg = call.arg(0)
        if arg is None and call.args and call.args[0].keyword not in ("*", "**"):
            arg = call.args[0]
        return arg is not None and dotted(arg.node) == when.removeprefix("arg0 is ")
    key, _, value = when.partition("=")
    arg = call.arg(99, key.removesuffix("!"))
    return (arg is not None and dotted(arg.node) == value) is not key.endswith("!")


class Listed:
    """Tables of calls, by path and by method."""

    def __init__(self, tables: Sequence[Calls]) -> None:
        self._tables = tables
        self._paths: dict[str, list[int]] = {}
        self._types: dict[str, list[int]] = {}
        self._methods: dict[str, list[int]] = {}
        for number, table in enumerate(tables):
            for path in table.calls:
                self._paths.setdefault(path, []).append(number)
            for cls in table.types:
                self._types.setdefault(cls, []).append(number)
            for method in table.methods:
                self._methods.setdefault(method, []).append(number)

    def name_of(self, m: Meaning, paths: Sequence[str], scope: Scope) -> str:
        """The name under which the first table that has it lists a call, "" where none does."""
        name = m.call.name
        best, found = len(self._tables), ""
        for path in paths:
            if _of_an_answer(m, path, scope):
                continue
            for number in self._with(path, name):
                if number < best and not self._is_excepted(number, m.call):
                    best, found = number, path
        if m.call.receiver and m.method is None and m.function is None:
            for number in self._methods.get(name, ()):
                beside = self._tables[number].beside
                if number >= best or self._is_excepted(number, m.call):
                    continue
                if not beside or any(c.name in beside for c in scope.function.program.calls):
                    return m.call.callee if "%" not in m.call.callee else name
        return found

    def _is_excepted(self, number: int, call: Call) -> bool:
        return any(holds(call, when) for when in self._tables[number].unless)

    def _with(self, path: str, name: str) -> Iterator[int]:
        """The tables that list a path."""
        yield from self._paths.get(path, ())
        dot = path.find(".")
        while dot >= 0:
            cls, method = path[:dot], path[dot + 1 :]
            for number in self._types.get(cls, ()):
                table = self._tables[number]
                methods = table.types[cls]
                if method in methods or f"*.{name}" in methods or ("*" in methods and name not in table.but):
                    yield number
            dot = path.find(".", dot + 1)


def _of_an_answer(m: Meaning, path: str, scope: Scope) -> bool:
    """Whether a call reads what another has given: `client.list_objects(...).get("Contents")`."""
    parts = path.split(".")
    held = scope.path(m.receiver) if m.call.name in _OF_DICTS and len(parts) > 3 else None
    return isinstance(held, External) and held.called and parts[-2][:1].islower()


def called_as(m: Meaning, scope: Scope) -> list[str]:
    """The dotted paths of a call, by its library, by the model of its object, or by the decorator of a function of
    the project that it is called on (`task.delay`)."""
    found = [m.path] if m.path else []
    if isinstance(m.callee, External) and m.callee.called:
        found.append(f"{m.path}.__call__")
    if m.obj is not None and m.obj.type.kind != "module":
        found += [f"{path}.{m.name}" for path in m.obj.type.paths]
    target = m.function.function if m.function is not None else None
    name = "__call__"
    if target is None and m.receiver and not m.path and m.obj is None:
        held = scope.path(m.receiver)
        target = held.function if isinstance(held, FunctionRef) else None
        name = m.name
    if target is not None and target.decorators:
        outer = scope.world.scope(target.parent or target.module.body)
        for node in target.decorators:
            path = decorator_path(node)
            decorator = outer.path(path) if path else None
            if isinstance(decorator, External):
                found.append(f"{decorator.path}.{name}")
    return found


def waits(m: Meaning) -> bool:
    """Whether a call of the table of blockers really waits: not `sleep(0)`, `get(block=False)`, nor a coroutine that
    is only made."""
    first = m.call.arg(0)
    if (
        first is not None
        and isinstance(first.value, Const)
        and first.value.value in (0, False)
        and (m.name in ("sleep", "acquire", "get", "put", "wait", "join", "poll"))
    ):
        return False
    for arg in m.call.args:
        if (
            arg.keyword in ("block", "blocking", "timeout")
            and isinstance(arg.value, Const)
            and arg.value.value in (0, False)
        ):
            return False
    lazily = "Async" in m.path or m.path.partition(".")[0] in (
        "asyncio",
        "anyio",
        "trio",
        "aiohttp",
        "aiosmtplib",
        "curio",
    )
    return not (lazily and not m.call.awaited and m.call.use not in ("with", "arg"))
