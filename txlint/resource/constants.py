"""What expressions evaluate to without running anything: settings that are written down, read where they stand.

Follows names to their only assignment, here or in another module of the project, attributes to class bodies, and
`os.environ.get(name, default)` and its like to the default. What cannot be told is UNKNOWN, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from txlint.resource.addresses import address, makes_address
from txlint.resource.assigned import Assignment, collect, path_of
from txlint.resource.held import ClassRef, FunctionRef, Instance, ModuleRef
from txlint.resource.world import World
from txlint.tree import cst
from txlint.tree.index import Class, Function
from txlint.tree.nodes import dotted, literal

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
        collect(owner.module.source.module if owner.node is None else owner.node.body, found)
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
            case cst.BinaryOperation(left=left, operator=cst.Add(), right=right):
                text, rest = (self.value(part, function, depth + 1) for part in (left, right))
                return text + (rest if isinstance(rest, str) else "") if isinstance(text, str) else UNKNOWN
            case cst.BinaryOperation(left=left, operator=cst.Modulo()):
                text = self.value(left, function, depth + 1)
                return text if isinstance(text, str) else UNKNOWN
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
        if (partial := self._partial(call, function)) is not None:
            bound = self.arguments(cst.Call(partial.func, partial.args[1:]), function, depth + 1)
            table.merge(bound)
            position = sum(key.isdigit() for key in bound.entries)
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

    def _partial(self, call: cst.Call, function: Function) -> cst.Call | None:
        """The call of `functools.partial` that made what is called."""
        name = dotted(call.func)
        owner: Function | None = function
        while owner is not None:
            made = self.assignments(owner).get(name, ())
            if len(made) == 1 and isinstance(found := made[0].value, cst.Call):
                return found if dotted(found.func).rpartition(".")[2] == "partial" and found.args else None
            owner = owner.parent or (owner.module.body if owner.node is not None else None)
        return None

    def unpacked(self, node: cst.BaseExpression, function: Function, depth: int = 0) -> Table:
        """The keyword arguments behind `**`, as far as they can be seen."""
        value = self.value(node, function, depth + 1)
        if isinstance(value, Table):
            return value
        table = Table(complete=False)
        if path := path_of(node):
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
        if kind := makes_address(node, lambda root: self._imported(root, function)):
            return address(kind, self.arguments(node, function, depth), UNKNOWN)
        if isinstance(node.func, cst.Attribute) and node.func.attr.value == "format":
            text = self.value(node.func.value, function, depth + 1)
            return text if isinstance(text, str) else UNKNOWN
        if name == "dict" or (last in ("copy", "deepcopy") and isinstance(node.func, cst.Attribute)):
            return self._copied(node, function, depth)
        if name in ("int", "float", "str", "bool") and len(node.args) == 1:
            return _cast(name, self.value(node.args[0].value, function, depth + 1))
        if last == "Field":
            return self._default(node, function, depth, 0)
        if (
            last in ("get", "getenv", "config", "env", "int", "str", "bool", "float", "Config")
            and node.args
            and (literal(node.args[0].value) is not None)
        ):
            return self._default(node, function, depth, 1)
        return self._returned(name, function, depth)

    def _imported(self, name: str, function: Function) -> str:
        return function.imports.get(name) or function.module.imports.get(name) or name

    def _returned(self, name: str, function: Function, depth: int) -> Any:
        """What a function of the project gives that does nothing but return a value."""
        held = self.world.scope(function).path(name) if name else None
        if not isinstance(held, FunctionRef) or held.function.node is None or held.function.params:
            return UNKNOWN
        match held.function.node.body.body:
            case [*_, cst.Return(value=value)] if value is not None and (len(held.function.program.returns) == 1):
                return self.value(value, held.function, depth + 1)
        return UNKNOWN

    def _copied(self, node: cst.Call, function: Function, depth: int) -> Any:
        """`dict(a, b=1)`, `a.copy()`, `copy.deepcopy(a)`."""
        table = self.arguments(node, function, depth)
        first = table.entries.pop("0", None)
        copied: Any = first.value if first is not None else None
        if first is None and isinstance(node.func, cst.Attribute):
            copied = self.value(node.func.value, function, depth + 1)
        if first is None and isinstance(node.func, cst.Name):
            return table
        if not isinstance(copied, Table):
            return UNKNOWN
        made = Table()
        made.merge(copied)
        made.merge(table)
        return made

    def _default(self, node: cst.Call, function: Function, depth: int, position: int) -> Any:
        """The default of a look-up in the environment or in a settings library, cast as it says."""
        table = self.arguments(node, function, depth)
        entry = table.entries.get("default") or table.entries.get(str(position))
        if entry is None:
            return UNKNOWN
        cast = table.entries.get("cast")
        last = dotted(node.func).rpartition(".")[2]
        name = dotted(cast.expression) if cast is not None and cast.expression is not None else last
        found = _cast(name, entry.value)
        # More may stand in what is looked up than in the default.
        return Table(found.entries, complete=False) if isinstance(found, Table) else found

    # ------------------------------------------------------------------ names

    def _named(self, node: cst.BaseExpression, function: Function, depth: int) -> Any:
        path = path_of(node)
        if not path:
            return UNKNOWN
        owner: Function | None = function
        while owner is not None:
            if path in self.assignments(owner):
                return self.assigned_value(path, owner, owner, depth)
            if owner.node is not None and path in {p.name.value for p in owner.params}:
                return UNKNOWN
            owner = owner.parent or (owner.module.body if owner.node is not None else None)
        if function.cls is not None and path in self.assignments(function.cls):
            return self.assigned_value(path, function.cls, function.module.body, depth)
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
                        return self.assigned_value(name, item, item.module.body, depth)
            case ModuleRef(module) if name in self.assignments(module.body):
                return self.assigned_value(name, module.body, module.body, depth)
        root, _, rest = path.partition(".")
        imported = function.imports.get(root) or function.module.imports.get(root)
        if imported is None:
            return UNKNOWN
        full = f"{imported}.{rest}" if rest else imported
        where, _, last = full.rpartition(".")
        other = self.world.module(where) if where else None
        if other is not None and last in self.assignments(other.body):
            return self.assigned_value(last, other.body, other.body, depth)
        return Named(full) if other is None and last[:1].isupper() and not last.isupper() else UNKNOWN

    def assigned_value(self, path: str, owner: Function | Class, function: Function, depth: int = 0) -> Any:
        """What a path holds that a body assigns once, with what later statements put into it."""
        found = self.assignments(owner)[path]
        if len(found) != 1:
            return UNKNOWN
        value = self.value(found[0].value, function, depth + 1)
        if isinstance(value, Table):
            value = Table(dict(value.entries), value.complete)
            self._changed(path, value, owner, function, depth)
        return value

    def _changed(self, path: str, table: Table, owner: Function | Class, function: Function, depth: int) -> None:
        """What later statements put into a dict, and into the dicts inside of it."""
        for other, assigned in self.assignments(owner).items():
            if other.startswith(f"{path}['") and other.count("[") == path.count("[") + 1:
                last = assigned[-1]
                if last.repairs and other[len(path) + 2 : -2] in table.entries:
                    continue  # what is tried after a failure; the first settings count
                value = self.value(last.value, function, depth + 1) if len(assigned) == 1 else UNKNOWN
                table.entries[other[len(path) + 2 : -2]] = Entry(value, last.target, last.value)
        anywhere = f"{path}[...]" in self.assignments(owner)
        if anywhere or (
            isinstance(owner, Function) and any(c.receiver == path and c.name in _CHANGES for c in owner.program.calls)
        ):
            table.complete = False
        for key, entry in table.entries.items():
            if isinstance(entry.value, Table):
                inner = Table(dict(entry.value.entries), entry.value.complete and not anywhere)
                self._changed(f"{path}[{key!r}]", inner, owner, function, depth)
                table.entries[key] = Entry(inner, entry.node, entry.expression)


def _cast(name: str, value: Any) -> Any:
    try:
        if name == "int" and isinstance(value, str | int | float):
            return int(value)
        if name == "float" and isinstance(value, str | int | float):
            return float(value)
    except ValueError:
        return UNKNOWN
    return value
