"""Objects by what they were made with: `Ledger(connect())` holds a connection where `Ledger(conn)` alone says nothing.

An instance whose constructor keeps arguments without an annotation gets a class of its own: the same code, with
attributes of which more is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from txlint.resource.constructors import kept_arguments
from txlint.resource.held import Held, Instance, Obj
from txlint.tree.events import Call
from txlint.tree.index import Class

if TYPE_CHECKING:
    from txlint.resource.classes import Classes
    from txlint.resource.values import Scope

_KINDS = ("connection", "session", "transaction", "pool", "engine", "factory")
_MOST = 6
"""So many kinds of instances of one class are told apart; the others are instances of the class as it is written."""


class Makings:
    """The classes of instances, by what they keep."""

    def __init__(self) -> None:
        self._kinds: dict[Class, dict[tuple[object, ...], Class]] = {}
        self._keeps: dict[Class, Mapping[str, Held]] = {}

    def kept(self, cls: Class, name: str) -> Held | None:
        """What an attribute holds because the constructor was given it."""
        return self._keeps[cls].get(name) if cls in self._keeps else None

    def by_itself(self, classes: Classes, cls: Class, name: str) -> Held | None:
        """What an attribute holds because a class method gives it to the constructor:
        `return cls(await create_pool(…))`."""
        for method in (method for item in classes.mro(cls) for method in item.methods.values()):
            if not (method.receiver and method.has_decorator("classmethod")):
                continue
            scope = classes.scope(method, cls)
            for call in method.program.calls:
                if call.callee not in (method.receiver, cls.name):
                    continue
                for path, attribute in kept_arguments(scope.world, cls, call):
                    held = scope.path(path) if attribute == name else None
                    if isinstance(held, Obj) and held.type.kind in _KINDS:
                        return replace(held, owned=False)
                    if isinstance(held, Instance):
                        return held
        return None

    def instance(self, scope: Scope, call: Call, cls: Class) -> Class:
        """The class of the object that a call makes."""
        keeps: dict[str, Held] = {}
        for path, attribute in kept_arguments(scope.world, cls, call):
            held = scope.path(path)
            known = (isinstance(held, Obj) and held.type.kind in _KINDS) or isinstance(held, Instance)
            if known and held is not None and scope.world.attribute(Instance(cls), attribute) is None:
                keeps[attribute] = replace(held, owned=False) if isinstance(held, Obj) else held
        kinds = self._kinds.setdefault(cls, {})
        key = tuple((name, *_mark(held)) for name, held in sorted(keeps.items()))
        if not keeps or (key not in kinds and len(kinds) >= _MOST):
            return cls
        if key not in kinds:
            kinds[key] = made = cls.twin()
            self._keeps[made] = keeps
        return kinds[key]


def _mark(held: Held) -> tuple[object, ...]:
    match held:
        case Obj(type=model):
            return (model.id, held.begins, held.pooled, held.custom, held.aborts, held.endures)
        case Instance(cls):
            return (cls,)
    return ()
