"""What a class of the project keeps of the arguments that it is made with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from txlint.tree.events import Call, Path
from txlint.tree.nodes import decorator_path

if TYPE_CHECKING:
    from txlint.resource.world import World
    from txlint.tree.index import Class, Function

_GENERATED = ("dataclass", "define", "frozen", "mutable", "attrs", "s", "dataclasses")
"""Decorators that make an `__init__` out of annotated fields."""


def kept_arguments(world: World, cls: Class, call: Call) -> Iterator[tuple[str, str]]:
    """(path of the argument, attribute that holds it) for each argument that a new object keeps as it is."""
    return _bound(_kept(world, cls), call)


def _bound(kept: list[tuple[str, str]], call: Call) -> Iterator[tuple[str, str]]:
    attributes = dict(kept)
    position = 0
    for arg in call.args:
        if arg.keyword in ("*", "**"):
            return
        name = arg.keyword or (kept[position][0] if position < len(kept) else "")
        position += not arg.keyword
        if isinstance(arg.value, Path) and attributes.get(name):
            yield arg.value.text, attributes[name]


def _kept(world: World, cls: Class) -> list[tuple[str, str]]:
    """The parameters of a class, each with the attribute that keeps it, "" where none does."""
    init = world.method(cls, "__init__")
    if init is not None:
        return _kept_by(world, cls, init, 0)
    found: dict[str, str] = {}
    for item in reversed(world.mro(cls)):
        if is_generated(item):
            found.update({name: name for name in item.annotations})
    return list(found.items())


def is_generated(cls: Class) -> bool:
    """Whether a decorator makes the class an `__init__` that keeps what it is given."""
    return any(decorator_path(d.decorator).rpartition(".")[2] in _GENERATED for d in cls.node.decorators)


def _kept_by(world: World, cls: Class, init: Function, depth: int) -> list[tuple[str, str]]:
    params = [p.name.value for p in init.params][1:]
    found = dict.fromkeys(params, "")
    for bind in init.program.binds:
        base, _, attribute = bind.target.partition(".")
        if (
            isinstance(bind.value, Path)
            and bind.value.text in found
            and base == init.receiver
            and (attribute and "." not in attribute)
        ):
            found[bind.value.text] = attribute
    for call in init.program.calls if depth < 4 else ():
        if call.name == "__init__" and call.receiver.startswith("%") and init.cls is not None:
            above = world.method(cls, "__init__", init.cls)
            for path, attribute in _bound(_kept_by(world, cls, above, depth + 1), call) if above is not None else ():
                if path in found:
                    found[path] = attribute
    return list(found.items())
