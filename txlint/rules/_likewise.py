"""Whether a test that was passed once, where the transaction was ended, is passed again."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.resource.leaks import role_of
from txlint.resource.witness import event_node
from txlint.rules._swallows import body_of
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.code import code_of
from txlint.tree.events import Call, around
from txlint.tree.nodes import dotted, names_read


def ended_likewise(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether the transaction was ended before under the very test that a call stands under: `if count > 0: commit()`,
    and then `if count > 0: send()`."""
    row = flow.memo["rows"]
    tests = dict(_tests(call))
    wrote = event_node(fact.wrote)
    if not tests or wrote is None:
        return False
    for other in flow.function.program.calls:
        if not row(wrote) < row(other.node) < row(call.node) or role_of(flow, other) != "commit":
            continue
        if not any(r.fact.handle is fact.handle for r in flow.record.at(other)):
            continue
        for code, node in _tests(other):
            if tests.get(code, node) is not node and not _assigned(flow, node, row(other.node), row(call.node)):
                return True
    return False


def _tests(call: Call) -> Iterator[tuple[str, cst.If]]:
    for outer in around(call.context):
        if outer.kind == "if" and isinstance(outer.node, cst.If) and outer.info is not None:
            yield code_of(outer.node.test), outer.node


def _assigned(flow: Flow, node: cst.If, first: int, last: int) -> bool:
    """Whether a name of a test gets another value between two rows."""
    names, row = names_read(node.test), flow.memo["rows"]
    return any(
        isinstance(part, cst.Assign | cst.AugAssign) and first < row(part) < last and names & _targets(part)
        for part in walk(body_of(flow))
    )


def _targets(node: cst.Assign | cst.AugAssign) -> set[str]:
    targets = [t.target for t in node.targets] if isinstance(node, cst.Assign) else [node.target]
    return {dotted(target) for target in targets}
