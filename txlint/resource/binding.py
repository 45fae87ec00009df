"""Which argument each parameter of a called function of the project gets, and what is known of its truth."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from txlint.tree import cst
from txlint.tree.events import Arg, Call, Const, Path, Value, paths_in
from txlint.tree.lowering import CONSTANTS
from txlint.tree.nodes import literal

if TYPE_CHECKING:
    from txlint.resource.meaning import Meaning
    from txlint.tree.index import Function


Given: TypeAlias = frozenset[tuple[str, str]]
"""Parameters whose truth is known, as guards."""
NOTHING_GIVEN: Given = frozenset()


def arguments_of(m: Meaning) -> dict[str, str]:
    """Parameter of the called function, or name that it captures -> path of the argument."""
    assert m.function is not None
    function = m.function.function
    params = [p.name.value for p in function.params]
    found: dict[str, str] = {}
    if function.receiver and not m.unbound:
        params = params[1:]
        if m.receiver:
            found[function.receiver] = m.receiver
    position = 0
    for arg in m.call.args:
        if arg.keyword in ("*", "**"):
            position = 99
            continue
        paths = paths_in(arg.value)
        if arg.keyword:
            if paths and isinstance(arg.value, Path):
                found[arg.keyword] = paths[0]
            continue
        if position < len(params) and isinstance(arg.value, Path):
            found[params[position]] = arg.value.text
        position += 1
    if function.parent is not None:
        # A nested function sees the names of the one around it.
        program = function.program
        own = {p.name.value for p in function.params} | ({b.target for b in program.binds} - program.outside)
        found.update((name, name) for name in program.loaded if name not in own)
    return found


def given_truths(function: Function, call: Call, asked: frozenset[str], known: Callable[[str], str | None]) -> Given:
    """What a call says about the truth of the parameters that its function asks for, as guards: by constants, by
    defaults, and by what is known of the paths that it passes."""
    found: set[tuple[str, str]] = set()
    passed = passed_to(function, call)
    if passed is None:
        return frozenset()
    for param in function.params:
        name = param.name.value
        if name not in asked or name == function.receiver:
            continue
        value = passed[name].value if name in passed else _default(param)
        guard = truth_of(value) if isinstance(value, Const) else known(value.text) if isinstance(value, Path) else None
        if guard is not None:
            found.add((name, guard))
    return frozenset(found)


def truth_of(value: Const) -> str:
    """A constant as a guard."""
    return "N" if value.value is None else "T" if value.value else "F"


def nothing_known(_: str) -> None:
    return None


def _default(param: cst.Param) -> Value | None:
    """The constant that a parameter has where nothing is passed for it."""
    match param.default:
        case cst.Name(value=name) if name in CONSTANTS:
            return Const(CONSTANTS[name])
        case cst.Integer(evaluated_value=number):
            return Const(bool(number))
        case cst.SimpleString() as node:
            return Const(literal(node))
    return None


def passed_to(function: Function, call: Call) -> dict[str, Arg] | None:
    """Parameter -> argument; None where an unpacked argument may fill any of them: `**values` is taken to be for the
    function's own `**values`, where it has one."""
    node = function.node
    gathers = node is not None and node.params.star_kwarg is not None
    params = [p.name.value for p in (*node.params.posonly_params, *node.params.params)] if node is not None else []
    if function.receiver:
        params = params[1:]
    found: dict[str, Arg] = {}
    position = 0
    for arg in call.args:
        if arg.keyword == "**" and gathers:
            continue
        if arg.keyword in ("*", "**"):
            return None
        if arg.keyword:
            found[arg.keyword] = arg
        else:
            if position < len(params):
                found[params[position]] = arg
            position += 1
    return found
