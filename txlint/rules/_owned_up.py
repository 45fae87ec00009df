"""Swallowed errors that harm nobody: the function notes them, and raises or tries again behind the block."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.flow import Flow
from txlint.rules._swallows import Place, body_of
from txlint.tree import cst
from txlint.tree.answers import runs_after, walk
from txlint.tree.events import Manager
from txlint.tree.nodes import dotted


def answered_behind(flow: Flow, block: object, place: Place) -> bool:
    """Whether a clause notes the error in a name, and the function raises, or enters another block to try again, behind
    the block where it is noted."""
    if not isinstance(block, Manager) or not isinstance(place, cst.ExceptHandler | cst.ExceptStarHandler):
        return False
    noted = set(_noted(place))
    return bool(noted) and any(
        isinstance(node, cst.If)
        and noted & {dotted(n) for n in walk(node.test) if isinstance(n, cst.Name | cst.Attribute)}
        and any(isinstance(inner, cst.Raise | cst.With) for inner in walk(node.body))
        for node in runs_after(body_of(flow), block.node)
    )


def _noted(clause: cst.ExceptHandler | cst.ExceptStarHandler) -> Iterator[str]:
    """What a clause assigns, and what it puts something into: `errors[field].append(error)`."""
    for node in walk(clause.body):
        match node:
            case cst.Assign(targets=targets):
                yield from (_root(target.target) for target in targets)
            case cst.Call(func=cst.Attribute(value=into, attr=cst.Name("append" | "add" | "extend" | "update"))):
                yield _root(into)


def _root(node: cst.BaseExpression) -> str:
    while isinstance(node, cst.Subscript):
        node = node.value
    return dotted(node)
