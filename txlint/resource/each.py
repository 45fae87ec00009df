"""Loops over several handles, by what a function does with each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.tree import cst
from txlint.tree.events import Call, Path, paths_in

if TYPE_CHECKING:
    from txlint.resource.fact import Fact
    from txlint.resource.meaning import Meaning
    from txlint.tree.index import Function

_CLOSERS = frozenset(("close", "aclose", "release", "terminate", "dispose", "disconnect"))


def closes_each(function: Function, name: str) -> bool:
    """Whether a loop over what a name holds closes its items: `for conn in conns: conn.close()`."""
    items = {target for target, source in function.program.rounds if source == Path(name)}
    return any(call.receiver in items and call.name in _CLOSERS for call in function.program.calls)


def closed_by(fact: Fact, call: Call, m: Meaning) -> bool:
    """Whether a function of the project closes the handle as one of several: `close_all(cur, conn)`."""
    callee = m.function.function if m.function is not None else None
    if callee is None or callee.node is None:
        return False
    params = callee.node.params
    names = [p.name.value for p in (*params.posonly_params, *params.params)]
    names = names[1:] if callee.receiver and not m.unbound else names
    rest = params.star_arg.name.value if isinstance(params.star_arg, cst.Param) else ""
    position = 0
    for arg in call.args:
        if arg.keyword in ("*", "**"):
            return False
        given = fact.names.intersection(paths_in(arg.value))
        if arg.keyword or position < len(names):
            # Only a display of handles can be looped over.
            name = "" if isinstance(arg.value, Path) else arg.keyword or names[position]
        else:
            name = rest
        position += not arg.keyword
        if given and name and closes_each(callee, name):
            return True
    return False
