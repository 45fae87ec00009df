"""Whether a call runs the body of a function of the project: generators and coroutines run later, or never."""

from __future__ import annotations

from txlint.tree.events import Call, paths_in
from txlint.tree.index import Function

_CONSUMERS = frozenset((
    "list", "tuple", "set", "frozenset", "dict", "sorted", "sum", "max", "min", "any", "all", "next", "deque", "extend",
    "update", "join", "add_all", "executemany", "execute_values", "execute_batch", "bulk_create", "bulk_update",
    "bulk_save_objects", "insert_many", "copy_records_to_table",
))  # fmt: skip
"""Calls that exhaust the generator that they are given."""


def runs(caller: Function, call: Call, target: Function) -> bool:
    """Whether a call in `caller` runs the body of `target`, at once or in the loop that it is iterated by."""
    if target.is_generator and not target.is_manager:
        return call.use == "iter" or any(
            call.result in paths_in(arg.value)
            for other in caller.program.calls if other.name in _CONSUMERS for arg in other.args)
    return not target.is_async or call.awaited or call.use in ("arg", "with")
