"""What functions of the project send over the connection that a library keeps for the task or thread, without being
given a handle: `Order.objects.create()` in a helper that somebody calls inside `atomic()`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from txlint.resource.decorators import block_transaction, transactions_around
from txlint.resource.held import FunctionRef
from txlint.resource.judging import own_savepoint
from txlint.resource.running import runs
from txlint.tree import cst
from txlint.tree.events import Call, Manager, around

if TYPE_CHECKING:
    from txlint.resource.meaning import Meaning
    from txlint.resource.values import Scope
    from txlint.resource.world import World
    from txlint.tree.index import Function

_DEPTH = 4


class Ambient(NamedTuple):
    """The statements of a function and of those that it calls, over the connection of one library."""

    sends: bool = False
    writes: bool = False
    told: bool = False
    """One of them may be a text that the function was given."""
    fails: bool = False
    """A statement fails the transaction that it finds, and the function lets the error out."""


NONE = Ambient()
WRITES = ("write", "hidden_write", "ddl")


def ambient(world: World, ref: FunctionRef, library: str, depth: int = 0) -> Ambient:
    """What calling a function sends over the connection of a library."""
    function = ref.function
    key = (function, library)
    if key not in world.ambient:
        world.ambient[key] = NONE
        if depth <= _DEPTH and (world.speaks(function) or function.neighbours):
            world.ambient[key] = _find(world, ref, library, depth)
    return world.ambient[key]


def _find(world: World, ref: FunctionRef, library: str, depth: int) -> Ambient:
    function = ref.function
    scope = world.scope(function, ref.instance if function.receiver else None)
    meanings = world.meanings(scope)
    inside = bool(transactions_around(scope))
    total = NONE
    for call in function.program.calls:
        found = _of_call(function, world, meanings(call), library, depth)
        fails = found.fails and not inside and not _protected(scope, call)
        total = Ambient(*(a or b for a, b in zip(total, found._replace(fails=fails), strict=True)))
    return total


def _of_call(caller: Function, world: World, m: Meaning, library: str, depth: int) -> Ambient:
    if m.orm == library and m.django and not _of_something_else(m):
        return Ambient(True, writes=m.django == "write", fails=not own_savepoint(m))
    if over_module(m, library):
        return Ambient(True, writes=m.kind in WRITES, told=m.kind == "unknown", fails=True)
    if m.function is not None and m.function.function is not caller and runs(caller, m.call, m.function.function):
        return ambient(world, m.function, library, depth + 1)
    return NONE


def _of_something_else(m: Meaning) -> bool:
    """`storage.save(name, content)`, `cache.delete(key)`: rows are saved and deleted without a word."""
    return m.name in ("save", "delete") and any(not arg.keyword for arg in m.call.args)


def over_module(m: Meaning, library: str) -> bool:
    """Whether a statement goes over the connection that a library keeps for the task or thread."""
    sends = m.obj is not None and m.method is not None and m.method.role in ("exec", "read")
    return sends and m.obj is not None and m.obj.type.library == library


def _protected(scope: Scope, call: Call) -> bool:
    """Whether a clause may catch the error of a call, or a block undoes what the call has done."""
    return any(
        (block.kind == "try" and isinstance(block.node, cst.Try | cst.TryStar) and bool(block.node.handlers))
        or (
            block.kind == "with"
            and isinstance(block.info, Manager)
            and block_transaction(scope, block.info) is not None
        )
        for block in around(call.context)
    )
