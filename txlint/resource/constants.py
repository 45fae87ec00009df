"""What expressions evaluate to without running anything: settings that are written down, read where they stand.

Follows names to their only assignment, here or in another module of the project, attributes to class bodies, and
`os.environ.get(name, default)` and its like to the default. What cannot be told is UNKNOWN, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import libcst as cst

from txlint.resource.values import ClassRef, Instance, ModuleRef
from txlint.resource.world import World
from txlint.tree.index import Class, Function
from txlint.tree.lower import dotted, literal

_DEPTH = 12
_CHANGES = ("update", "setdefault", "pop", "clear", "popitem")


class Unknown:
    """The value of what cannot be told."""


UNKNOWN: Final = Unknown()


@dataclass(frozen=True, slots=True)
class Named:
    """A class, function or object that is known by its dotted name only."""

    path: str

    @property
    def last(self) -> str:
        return self.path.rpartition(".")[2]


@dataclass(slots=True)
class Entry:
    value: Any
    node: cst.CSTNode
    """Where the setting is written."""
    expression: cst.BaseExpression | None = None


@dataclass(slots=True)
class Table:
    """A dict, or the keyword arguments of a call."""

    entries: dict[str, Entry] = field(default_factory=dict)
    complete: bool = True
    """Nothing that cannot be seen has been put into it."""

    def merge(self, other: Any) -> None:
        if isinstance(other, Table):
            self.entries.update(other.entries)
            self.complete = self.complete and other.complete
        else:
            self.complete = False

    def texts(self) -> Iterator[str]:
        """All keys, and all strings in the values, tables inside included."""
        for key, entry in self.entries.items():
            yield key
            yield from _texts(entry.value)


@dataclass(frozen=True, slots=True)
class Assignment:
    """`target = value`."""

    target: cst.CSTNode
    value: cst.BaseExpression


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Table):
        yield from value.texts()
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


class Constants:
    """Evaluates expressions of one module's functions and classes."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._assigned: dict[int, tuple[Function | Class, dict[str, list[Assignment]]]] = {}
        """By identity; the owner is kept beside, so that no other object can take its place."""

    def assignments(self, owner: Function | Class) -> dict[str, list[Assignment]]:
        """Path -> what is assigned to it in a body, nested functions and classes apart."""
        known = self._assigned.get(id(owner))
        if known is not None:
            return known[1]
        found: dict[str, list[Assignment]] = {}
        self._assigned[id(owner)] = (owner, found)
        _collect(owner.module.source.module if owner.node is None else owner.node.body, found)
        return found

    def value(self, node: cst.BaseExpression, function: Function, depth: int = 0) -> Any:
        """A constant, Table, tuple or Named; UNKNOWN where it cannot be told."""
        if depth > _DEPTH:
            return UNKNOWN
        text = literal(node) if isinstance(node, cst.BaseString) else None
        if text is not None:
            return text
        match node:
            case cst.Integer() | cst.Float():
                return node.evaluated_value
            case cst.UnaryOperation(operator=cst.Minus(), expression=inner):
                number = self.value(inner, function, depth + 1)
                return -number if isinstance(number, int | float) else UNKNOWN
            case cst.Name("None" | "True" | "False"):
                return {"None": None, "True": True, "False": False}[node.value]
            case cst.Name() | cst.Attribute() | cst.Subscript():
                return self._named(node, function, depth)
            case cst.Dict(elements=elements):
                return self._dict(elements, function, depth)
            case cst.Tuple(elements=items) | cst.List(elements=items):
                return tuple(self.value(i.value, function, depth + 1) for i in items)
            case cst.BinaryOperation(left=left, operator=cst.BitOr(), right=right):
                table = Table()
                table.merge(self.value(left, function, depth + 1))
                table.merge(self.value(right, function, depth + 1))
                return table if table.entries else UNKNOWN
            case cst.BinaryOperation(left=left, operator=cst.Add()):
                text = literal(left)
                return UNKNOWN if text is None else text
            case cst.BooleanOperation(left=left, operator=cst.Or(), right=right):
                first = self.value(left, function, depth + 1)
                return self.value(right, function, depth + 1) if first is UNKNOWN or not first else first
            case cst.Call():
                return self._call(node, function, depth)
        return UNKNOWN

    def arguments(self, call: cst.Call, function: Function, depth: int = 0) -> Table:
        """The arguments of a call, positional ones under their number."""
        table = Table()
        position = 0
        for arg in call.args:
            if arg.star == "**":
                table.merge(self.unpacked(arg.value, function, depth))
            elif arg.star:
                table.complete = False
            else:
                key = arg.keyword.value if arg.keyword is not None else str(position)
                position += arg.keyword is None
                table.entries[key] = Entry(self.value(arg.value, function, depth + 1), arg, arg.value)
        return table

    def unpacked(self, node: cst.BaseExpression, function: Function, depth: int = 0) -> Table:
        """The keyword arguments behind `**`, as far as they can be seen."""
        value = self.value(node, function, depth + 1)
        if isinstance(value, Table):
            return value
        table = Table(complete=False)
        if path := _path(node):
            self._changed(path, table, function, function, depth)
        return table

    # ------------------------------------------------------------------ kinds of expressions

    def _dict(self, elements: Any, function: Function, depth: int) -> Table:
        table = Table()
        for element in elements:
            if isinstance(element, cst.StarredDictElement):
                table.merge(self.value(element.value, function, depth + 1))
                continue
            key = literal(element.key)
            if key is None:
                table.complete = False
            else:
                table.entries[key] = Entry(self.value(element.value, function, depth + 1), element.key, element.value)
        return table

    def _call(self, node: cst.Call, function: Function, depth: int) -> Any:
        name = dotted(node.func)
        last = name.rpartition(".")[2]
        if name == "dict":
            return self.arguments(node, function, depth)
        if name in ("int", "float", "str", "bool") and len(node.args) == 1:
            return _cast(name, self.value(node.args[0].value, function, depth + 1))
        if last == "Field":
            return self._default(node, function, depth, 0)
        if last in ("get", "getenv", "config", "env", "int", "str", "bool", "float", "Config") and node.args and (
                literal(node.args[0].value) is not None):
            return self._default(node, function, depth, 1)
        if last in ("URL", "create", "make_url") and node.args:
            # sqlalchemy's URL.create("postgresql+asyncpg", …): its driver is what matters.
            table = self.arguments(node, function, depth)
            first = table.entries.get("0") or table.entries.get("drivername")
            return first.value if first is not None and isinstance(first.value, str) else UNKNOWN
        return UNKNOWN

    def _default(self, node: cst.Call, function: Function, depth: int, position: int) -> Any:
        """The default of a look-up in the environment or in a settings library, cast as it says."""
        table = self.arguments(node, function, depth)
        entry = table.entries.get("default") or table.entries.get(str(position))
        if entry is None:
            return UNKNOWN
        cast = table.entries.get("cast")
        last = dotted(node.func).rpartition(".")[2]
        name = dotted(cast.expression) if cast is not None and cast.expression is not None else last
        return _cast(name, entry.value)

    # ------------------------------------------------------------------ names

    def _named(self, node: cst.BaseExpression, function: Function, depth: int) -> Any:
        path = _path(node)
        if not path:
            return UNKNOWN
        owner: Function | None = function
        while owner is not None:
            if path in self.assignments(owner):
                return self._assigned_value(path, owner, owner, depth)
            if owner.node is not None and path in {p.name.value for p in owner.params}:
                return UNKNOWN
            owner = owner.parent or (owner.module.body if owner.node is not None else None)
        if function.cls is not None and path in self.assignments(function.cls):
            return self._assigned_value(path, function.cls, function.module.body, depth)
        return self._elsewhere(path, function, depth)

    def _elsewhere(self, path: str, function: Function, depth: int) -> Any:
        """An attribute of a class of settings, or a name of another module."""
        base, _, name = path.rpartition(".")
        scope = self.world.scope(function)
        held = scope.path(base) if base else None
        match held:
            case Instance(cls) | ClassRef(cls):
                for item in self.world.mro(cls):
                    if name in self.assignments(item):
                        return self._assigned_value(name, item, item.module.body, depth)
            case ModuleRef(module) if name in self.assignments(module.body):
                return self._assigned_value(name, module.body, module.body, depth)
        root, _, rest = path.partition(".")
        imported = function.imports.get(root) or function.module.imports.get(root)
        if imported is None:
            return UNKNOWN
        full = f"{imported}.{rest}" if rest else imported
        where, _, last = full.rpartition(".")
        other = self.world.module(where) if where else None
        if other is not None and last in self.assignments(other.body):
            return self._assigned_value(last, other.body, other.body, depth)
        return Named(full) if other is None and last[:1].isupper() and not last.isupper() else UNKNOWN

    def _assigned_value(self, path: str, owner: Function | Class, function: Function, depth: int) -> Any:
        found = self.assignments(owner)[path]
        if len(found) != 1:
            return UNKNOWN
        value = self.value(found[0].value, function, depth + 1)
        if isinstance(value, Table):
            value = Table(dict(value.entries), value.complete)
            self._changed(path, value, owner, function, depth)
        return value

    def _changed(self, path: str, table: Table, owner: Function | Class, function: Function, depth: int) -> None:
        """What later statements put into a dict."""
        for other, assigned in self.assignments(owner).items():
            if other.startswith(f"{path}['") and other.count("[") == path.count("[") + 1:
                last = assigned[-1]
                value = self.value(last.value, function, depth + 1) if len(assigned) == 1 else UNKNOWN
                table.entries[other[len(path) + 2:-2]] = Entry(value, last.target, last.value)
        if isinstance(owner, Function) and any(
                c.receiver == path and c.name in _CHANGES for c in owner.program.calls):
            table.complete = False


def _cast(name: str, value: Any) -> Any:
    try:
        if name == "int" and isinstance(value, str | int | float):
            return int(value)
        if name == "float" and isinstance(value, str | int | float):
            return float(value)
    except ValueError:
        return UNKNOWN
    return value


def _path(node: cst.BaseExpression) -> str:
    match node:
        case cst.Name(value=name):
            return name
        case cst.Attribute(value=value, attr=attr):
            base = _path(value)
            return f"{base}.{attr.value}" if base else ""
        case cst.Subscript(value=value, slice=[cst.SubscriptElement(slice=cst.Index(value=index))]):
            base, key = _path(value), literal(index)
            return f"{base}[{key!r}]" if base and key is not None else ""
    return ""


def _collect(node: cst.CSTNode, found: dict[str, list[Assignment]]) -> None:
    """Assignments of a body, those in its compound statements included."""
    stack = [node]
    while stack:
        item = stack.pop()
        match item:
            case cst.FunctionDef() | cst.ClassDef() | cst.BaseExpression():
                continue
            case cst.Assign(targets=targets, value=value):
                for target in targets:
                    path = _path(target.target)
                    if path:
                        found.setdefault(path, []).append(Assignment(target.target, value))
            case cst.AnnAssign(target=target, value=value) if value is not None:
                path = _path(target)
                if path:
                    found.setdefault(path, []).append(Assignment(target, value))
            case cst.AugAssign(target=target, value=value):
                # Twice assigned: the value cannot be told.
                path = _path(target)
                if path:
                    found.setdefault(path, []).extend([Assignment(target, value)] * 2)
            case cst.BaseSmallStatement():
                continue
            case _:
                stack.extend(reversed(item.children))
