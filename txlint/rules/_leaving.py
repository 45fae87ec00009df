"""An `__exit__` that commits whatever the block did: for a class what a commit in `finally` is for a function."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.fact import Fact
from txlint.resource.flow import ENTRY, Flow, summarise_flow
from txlint.resource.leaks import role_of
from txlint.resource.witness import described
from txlint.rules._base import Report
from txlint.rules._calls import acts_on, receiver_name
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Call, around
from txlint.tree.index import Class, Function
from txlint.tree.nodes import dotted

_LEAVES = ("__exit__", "__aexit__")


def leaving_reports(flow: Flow) -> Iterator[Report]:
    """The first commit that `__exit__` reaches with an exception in its arguments, and half of the block's work in the
    transaction of the object's connection."""
    function = flow.function
    if function.name not in _LEAVES or function.cls is None or not function.receiver:
        return
    names = [p.name.value for p in function.params][1:]
    gathered = len(names) == 1 and names[0] not in function.program.loaded
    if not (gathered or len(names) == 3) or any(call.name == "exc_info" for call in function.program.calls):
        return
    failed = summarise_flow(function, flow.world, flow.scope.instance, "both", frozenset((n, "T") for n in names))
    for call in function.program.calls:
        facts = [r.fact for r in failed.record.at(call) if acts_on(flow, call, r.fact)]
        facts = [fact for fact in facts if _is_of_block(function, fact) and commits(failed, call, fact)]
        if facts and not _is_decided(function, call):
            itself = role_of(flow, call) == "commit"
            subject = f"commit of '{receiver_name(flow, call)}'" if itself else described(call)
            yield Report(
                node=call.node,
                confidence=Confidence.MEDIUM,
                message=f"{subject} in {function.name}() also stores half the work when the block raises: commit only "
                f"where there is no exception, roll back otherwise",
                path=(("the commit runs with the exception of the block at hand", call.node),),
                help="roll back where the first argument is not None, and commit in the else",
            )
            return


def commits(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a call commits the transaction of a fact, itself or as a function of the project."""
    if role_of(flow, call) == "commit":
        return True
    effects = flow.machine.effects_for(fact, flow.meaning(call))
    return effects is not None and any(e.commits and (e.ends or e.closes) for e in effects.on.values())


def _is_of_block(function: Function, fact: Fact) -> bool:
    """Whether what the block has begun on a connection of the object is open still."""
    handle = fact.handle
    if handle is None or handle.type.kind not in ("connection", "session") or handle.begins == "never" or fact.auto:
        return False
    return handle.path.startswith(f"{function.receiver}.") and fact.is_open and fact.begun is ENTRY


def _is_decided(function: Function, call: Call) -> bool:
    """Whether a test says when to commit that something else than a setting of the object decides."""
    assert function.cls is not None and function.node is not None
    tests = [c.node.test for c in around(call.context) if c.kind == "if" and isinstance(c.node, cst.If)]
    tests += [node.test for node in walk(function.node) if isinstance(node, cst.If) and _leaves_early(node)]
    read = {dotted(node) for test in tests for node in walk(test) if isinstance(node, cst.Name | cst.Attribute)}
    asked = {name.partition(".")[2] for name in read if name.startswith(f"{function.receiver}.")}
    return any(_is_state(function, function.cls, name.partition(".")[0]) for name in asked)


def _leaves_early(node: cst.If) -> bool:
    return any(isinstance(inner, cst.Return) for inner in walk(node.body))


def _is_state(function: Function, cls: Class, name: str) -> bool:
    """Whether an attribute is given a value after the object is made, or nobody knows where."""
    methods = [method for method in cls.methods.values() if method.receiver]
    binds = [(m.name, b.target == f"{m.receiver}.{name}") for m in methods for b in m.program.binds]
    found = [method for method, is_it in binds if is_it]
    return not found or any(method not in ("__init__", "__enter__", "__aenter__") for method in found)
