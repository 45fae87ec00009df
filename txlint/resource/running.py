"""Whether a call runs the body of a function of the project, and whether it comes back from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.flow.program import Do, Raise
from txlint.tree.events import Call, paths_in
from txlint.tree.index import Function

if TYPE_CHECKING:
    from txlint.resource.held import FunctionRef
    from txlint.resource.world import World

_CONSUMERS = frozenset((
    "list", "tuple", "set", "frozenset", "dict", "sorted", "sum", "max", "min", "any", "all", "next", "deque", "extend",
    "update", "join", "add_all", "executemany", "execute_values", "execute_batch", "bulk_create", "bulk_update",
    "bulk_save_objects", "insert_many", "copy_records_to_table",
))  # fmt: skip
"""Calls that exhaust the generator that they are given."""
_LATER = frozenset(("create_task", "ensure_future", "start_soon", "add_task", "run_coroutine_threadsafe", "spawn"))
"""Calls that let the coroutine that they are given run beside what follows."""


def runs(caller: Function, call: Call, target: Function) -> bool:
    """Whether a call in `caller` runs the body of `target`, at once or in the loop that it is iterated by: those of
    generators and coroutines run later, or never."""
    if target.is_generator and not target.is_manager:
        return call.use == "iter" or any(
            call.result in paths_in(arg.value)
            for other in caller.program.calls
            if other.name in _CONSUMERS
            for arg in other.args
        )
    if call.use == "arg" and target.is_async and not call.awaited:
        taken_by = (o for o in caller.program.calls if any(call.result in paths_in(a.value) for a in o.args))
        return not any(other.name in _LATER for other in taken_by)
    return not target.is_async or call.awaited or call.use in ("arg", "with")


def never_returns(world: World, ref: FunctionRef) -> str:
    """How a function ends that cannot come back, "error" or "exit", by the last statement of its body; "" for others.

    A method that does nothing but raise waits to be overridden.
    """
    function = ref.function
    if function not in world.endless:
        world.endless[function] = ""
        world.endless[function] = _ending(world, ref)
    return world.endless[function]


def _ending(world: World, ref: FunctionRef) -> str:
    function, program = ref.function, ref.function.program
    if not program.block or program.returns or program.yields or (function.receiver and len(program.block) == 1):
        return ""
    match program.block[-1]:
        case Raise(event) if event is not None and event.name != "NotImplementedError":
            return "exit" if event.name == "SystemExit" else "error"
        case Do(Call() as call):
            scope = world.scope(function, ref.instance if function.receiver else None)
            return world.meanings(scope)(call).noreturn
    return ""
