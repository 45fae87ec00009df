"""Swallowed errors that harm nobody: the block holds nothing but what failed, or the function raises behind it."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.flow import Flow
from txlint.rules._swallows import Place, body_of, guarded
from txlint.tree import cst
from txlint.tree.answers import runs_after, walk
from txlint.tree.events import Manager
from txlint.tree.nodes import dotted


def is_all_of(flow: Flow, block: object, place: Place) -> bool:
    """Whether a `with` block is the `try` statement of a clause and nothing else: all that is rolled back is what the
    clause answers for."""
    owner = guarded(flow, place) if isinstance(block, Manager) else None
    outer = owner.parent if owner is not None else None
    return (
        outer is not None
        and outer.info is block
        and isinstance(outer.node, cst.With)
        and isinstance(outer.node.body, cst.IndentedBlock)
        and len(outer.node.body.body) == 1
    )


def raised_behind(flow: Flow, block: object, place: Place) -> bool:
    """Whether a clause notes the error in a name, and the function raises behind the block where it is noted."""
    if not isinstance(block, Manager) or not isinstance(place, cst.ExceptHandler | cst.ExceptStarHandler):
        return False
    noted = set(_noted(place))
    return bool(noted) and any(
        isinstance(node, cst.If)
        and noted & {dotted(n) for n in walk(node.test) if isinstance(n, cst.Name | cst.Attribute)}
        and any(isinstance(inner, cst.Raise) for inner in walk(node.body))
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
