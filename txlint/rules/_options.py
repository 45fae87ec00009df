"""Whether what a function of the project does on a condition is asked for by a call: by its arguments, and by the
defaults of what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from txlint.finding import Confidence
from txlint.resource.flow import Flow
from txlint.resource.held import FunctionRef
from txlint.resource.meaning import Meaning, Meanings
from txlint.resource.running import runs
from txlint.resource.summarise import chain_of
from txlint.resource.world import World
from txlint.tree import cst
from txlint.tree.events import Arg, Call, Const, Context, Path, around
from txlint.tree.index import Function
from txlint.tree.nodes import dotted

_DEPTH = 4
_Ask = Callable[[str], str]
Calls = tuple[Call, ...]
"""A call, and those that lead to it, innermost first."""
_NOWHERE = 99
_TRUTHS = {"True": True, "False": False, "None": False}


def chosen(function: Function, context: Context | None, call: Call) -> bool:
    """Whether the call's arguments, and the defaults, let a place be reached: `if commit:` with `commit=False` does
    not."""
    return not _shut(function, context, (call,), lambda _: "")


def by_options(flow: Flow, call: Call, what: str) -> Confidence:
    """Low where a helper waits or sends ("blocking", "effect") only on an option that is off, here or by default."""
    return Confidence.LOW if _only_on_demand(flow.world, flow.meaning(call), what, (call,)) else Confidence.HIGH


def _only_on_demand(world: World, m: Meaning, what: str, calls: Calls) -> bool:
    ref = m.function
    if ref is None or len(calls) > _DEPTH:
        return False
    meanings = world.meanings(world.scope(ref.function, ref.instance if ref.function.receiver else None))
    found = list(leading(world, ref, meanings, what))
    return bool(found) and all(
        _shut(ref.function, inner.context, calls, lambda path: _attribute(world, ref, path))
        or _only_on_demand(world, meanings(inner), what, (inner, *calls))
        for inner in found
    )


def leading(world: World, ref: FunctionRef, meanings: Meanings, what: str) -> Iterator[Call]:
    """The calls of a function that are of a kind, or lead to one."""
    for call in ref.function.program.calls:
        m = meanings(call)
        runs_it = m.function is not None and runs(ref.function, call, m.function.function)
        if getattr(m, what) or (m.function is not None and runs_it and chain_of(world, m.function, what)):
            yield call


def _shut(function: Function, context: Context | None, calls: Calls, attribute: _Ask) -> bool:
    for outer in around(context):
        if outer.kind == "if" and isinstance(outer.node, cst.If):
            truth = _truth(function, outer.node.test, calls, attribute)
            if truth is not None and truth != (outer.info is not None):
                return True
    return False


def _truth(function: Function, test: cst.BaseExpression, calls: Calls, attribute: _Ask) -> bool | None:
    """The truth of a test of a parameter, or of an attribute that one is kept in, as a call sets it; None where it
    cannot be told."""
    match test:
        case cst.UnaryOperation(operator=cst.Not(), expression=inner):
            truth = _truth(function, inner, calls, attribute)
            return None if truth is None else not truth
        case cst.BooleanOperation(left=left, operator=cst.And(), right=right):
            sides = (_truth(function, left, calls, attribute), _truth(function, right, calls, attribute))
            return False if False in sides else True if sides == (True, True) else None
        case cst.Comparison(left=left, comparisons=[one]) if dotted(one.comparator) == "None":
            word = _word(function, left, calls, attribute)
            is_none = word == "None" if word else None
            if isinstance(one.operator, cst.IsNot):
                return None if is_none is None else not is_none
            return is_none if isinstance(one.operator, cst.Is) else None
    return _TRUTHS.get(_word(function, test, calls, attribute))


def _word(function: Function, node: cst.BaseExpression, calls: Calls, attribute: _Ask) -> str:
    """ "True", "False" or "None" where a parameter, or an attribute that keeps one, is known to be that in a call."""
    path = dotted(node)
    names = [p.name.value for p in function.params if p.name.value != function.receiver]
    if path not in names:
        return attribute(path) if path else ""
    arg, told = _argument(calls, names.index(path), path)
    if arg is None:
        return _default(function, path) if told else ""
    return str(arg.value.value) if isinstance(arg.value, Const) and str(arg.value.value) in _TRUTHS else ""


def _argument(calls: Calls, position: int, name: str) -> tuple[Arg | None, bool]:
    """The argument of the innermost call, or what `**kwargs` hands on from the one round it; and whether all of what
    is passed is known."""
    call, *outer = calls
    arg = call.arg(position, name)
    if arg is not None or not any(a.keyword in ("*", "**") for a in call.args):
        return arg, True
    return _argument(tuple(outer), _NOWHERE, name) if outer else (None, False)


def _default(function: Function, name: str) -> str:
    default = next((p.default for p in function.params if p.name.value == name), None)
    word = dotted(default) if default is not None else ""
    return word if word in _TRUTHS else ""


def _attribute(world: World, ref: FunctionRef, path: str) -> str:
    """What an attribute is that the constructor takes from a parameter which is off by default."""
    function = ref.function
    cls = ref.instance or function.cls
    init = world.method(cls, "__init__") if cls is not None and path.startswith(f"{function.receiver}.") else None
    if init is None:
        return ""
    target = f"{init.receiver}.{path.partition('.')[2]}"
    values = [bind.value for bind in init.program.binds if bind.target == target]
    word = _default(init, values[0].text) if len(values) == 1 and isinstance(values[0], Path) else ""
    return "" if word == "True" else word
