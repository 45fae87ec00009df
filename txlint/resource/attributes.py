"""Attributes that hold what calls made, such as from another attribute: `self.cur = self.conn.cursor()`, and exit
stacks that close another attribute: `self.conn = stack.enter_context(…); self.closers = stack.pop_all()`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from txlint.resource.fact import Part
from txlint.resource.held import Bound, Obj, Tupled
from txlint.resource.stacks import SCOPE_ENDERS
from txlint.tree.events import Call, Path

if TYPE_CHECKING:
    from txlint.resource.values import Scope
    from txlint.resource.world import World
    from txlint.tree.index import Class, Function

_CALLBACKS = ("callback", "push_async_callback")


class Kept(NamedTuple):
    """An attribute, and the one that it was made from or closes, without the name of the object."""

    name: str
    owner: str
    kind: Literal["cursor", "tx", "closing"]
    type: str

    def part(self, receiver: str) -> Part:
        return Part(f"{receiver}.{self.name}", self.kind, self.type)


def kept_in(scope: Scope) -> list[tuple[str, Part]]:
    """Paths of handles, each with a part of the handle that is kept beside it."""
    receiver = scope.function.receiver
    if not receiver or scope.instance is None:
        return []
    return [(f"{receiver}.{kept.owner}", kept.part(receiver)) for kept in _kept_by(scope.world, scope.instance)]


def _kept_by(world: World, cls: Class) -> tuple[Kept, ...]:
    if cls not in world.kept:
        world.kept[cls] = ()
        world.kept[cls] = tuple(_find(world, cls))
    return world.kept[cls]


def _find(world: World, cls: Class) -> list[Kept]:
    found: dict[tuple[str, str], Kept] = {}
    for scope, name, call in called_for(world, cls):
        stacked = put_on_stack(scope, call)
        if stacked is not None:
            found.setdefault((stacked[1], name), Kept(stacked[1], name, "closing", stacked[0].type.id))
            continue
        owner = own_path(scope.function, call.receiver)
        if not owner or "." in owner:
            continue
        callee = scope.callee(call)
        returns = callee.method.returns if isinstance(callee, Bound) else ""
        made = world.models.types.get(returns)
        if made is None or made.kind not in ("cursor", "transaction"):
            continue
        kind: Literal["cursor", "tx"] = "cursor" if made.kind == "cursor" else "tx"
        found.setdefault((name, name), Kept(name, owner, kind, made.id))
    for item in world.mro(cls):
        for method in item.methods.values():
            scope = world.scope(method, cls)
            for kept in (*_unpacked(scope), *_called_back(scope)) if method.receiver else ():
                found.setdefault((kept.name, kept.name if kept.kind != "closing" else kept.owner), kept)
    return list(found.values())


def _unpacked(scope: Scope) -> Iterator[Kept]:
    """`self.conn, self.cur = connect(path)`: a cursor that a call gives together with its connection."""
    prefix = f"{scope.function.receiver}."
    places: dict[str, dict[str, Obj]] = {}
    for bind in scope.function.program.binds:
        text = bind.value.text if isinstance(bind.value, Path) and bind.target.startswith(prefix) else ""
        call, _, place = text.rstrip("]").partition("[")
        pair = scope.path(call) if place.isdigit() and call in scope.calls else None
        held = pair.items[int(place)] if isinstance(pair, Tupled) and int(place) < len(pair.items) else None
        if isinstance(held, Obj):
            places.setdefault(call, {})[bind.target.removeprefix(prefix)] = held
    for held_by in places.values():
        owner = next((name for name, held in held_by.items() if held.type.kind == "connection"), "")
        for name, held in held_by.items():
            if owner and held.type.kind == "cursor":
                yield Kept(name, owner, "cursor", held.type.id)


def _called_back(scope: Scope) -> Iterator[Kept]:
    """`stack.callback(conn.close)` beside `self.conn = conn` and `self.closers = stack.pop_all()`."""
    for call in scope.function.program.calls:
        first = call.args[0].value if call.name in _CALLBACKS and call.args else None
        path, _, ender = first.text.rpartition(".") if isinstance(first, Path) else ("", "", "")
        held = scope.path(path) if ender in SCOPE_ENDERS else None
        owner = own_path(scope.function, path) if isinstance(held, Obj) else None
        stack = _stack_kept(scope, call.receiver) if owner else ""
        if isinstance(held, Obj) and owner and stack:
            yield Kept(stack, owner, "closing", held.type.id)


def own_path(method: Function, path: str) -> str | None:
    """The path from the object to what a path in its method names, "" for the object itself, None where it is not the
    object's. A local name counts where the object keeps it, too: `self.conn = conn`."""
    receiver = method.receiver
    if path == receiver:
        return ""
    if path.startswith(f"{receiver}."):
        return path.removeprefix(f"{receiver}.")
    for bind in method.program.binds:
        if bind.target.startswith(f"{receiver}.") and isinstance(bind.value, Path) and bind.value.text == path:
            return bind.target.removeprefix(f"{receiver}.")
    return None


def put_on_stack(scope: Scope, call: Call) -> tuple[Obj, str] | None:
    """What a method enters on an exit stack that its object keeps, and the attribute that keeps the stack."""
    if call.name not in ("enter_context", "enter_async_context") or not call.args:
        return None
    held = scope.given_inside(call.args[0].value, asynchronous=call.awaited)
    if not isinstance(held, Obj) or not held.owned or held.type.kind not in ("connection", "session"):
        return None
    stack = _stack_kept(scope, call.receiver)
    return (held, stack) if stack else None


def _stack_kept(scope: Scope, stack: str) -> str:
    """The attribute of the object that keeps an exit stack, or what was popped off it; "" where none does."""
    prefix = f"{scope.function.receiver}."
    for bind in scope.function.program.binds:
        if not isinstance(bind.value, Path) or not bind.target.startswith(prefix):
            continue
        popped = scope.calls.get(bind.value.text)
        if bind.value.text == stack or (popped is not None and popped.name == "pop_all" and popped.receiver == stack):
            return bind.target.removeprefix(prefix)
    return stack.removeprefix(prefix) if stack.startswith(prefix) else ""


def called_for(world: World, cls: Class) -> Iterator[tuple[Scope, str, Call]]:
    """Each `self.name = call(…)` in the methods of a class and its bases: the method's scope, the name, the call."""
    for item in world.mro(cls):
        for method in item.methods.values():
            prefix = f"{method.receiver}."
            if not method.receiver or not any(bind.target.startswith(prefix) for bind in method.program.binds):
                continue
            scope = world.scope(method, cls)
            for bind in method.program.binds:
                name = bind.target.removeprefix(prefix)
                call = scope.calls.get(bind.value.text) if isinstance(bind.value, Path) else None
                if call is not None and name != bind.target and "." not in name:
                    yield scope, name, call
