"""What the statements of a body assign, by the path of the target."""

from __future__ import annotations

from dataclasses import dataclass

from txlint.tree import cst
from txlint.tree.nodes import children, literal


@dataclass(frozen=True, slots=True)
class Assignment:
    """`target = value`."""

    target: cst.CSTNode
    value: cst.BaseExpression
    repairs: bool
    """It stands in a handler."""


def path_of(node: cst.BaseExpression) -> str:
    """`a.b["c"]` as "a.b['c']", "" for other expressions."""
    match node:
        case cst.Name(value=name):
            return name
        case cst.Attribute(value=value, attr=attr):
            base = path_of(value)
            return f"{base}.{attr.value}" if base else ""
        case cst.Subscript(value=value, slice=[cst.SubscriptElement(slice=cst.Index(value=index))]):
            base, key = path_of(value), literal(index)
            return f"{base}[{key!r}]" if base and key is not None else ""
    return ""


def _somewhere_in(node: cst.BaseExpression) -> str:
    """`x[...]` for a target that lies somewhere in `x`: `x[key] = 1`, `x.setdefault("a", {})["b"] = 1`."""
    while not (path := path_of(node)):
        match node:
            case cst.Subscript(value=inner) | cst.Call(func=cst.Attribute(value=inner)):
                node = inner
            case _:
                return ""
    return f"{path}[...]"


def collect(node: cst.CSTNode, found: dict[str, list[Assignment]]) -> None:
    """Assignments of a body, those in its compound statements included."""
    stack = [(node, False)]
    while stack:
        item, repairs = stack.pop()
        match item:
            case cst.FunctionDef() | cst.ClassDef() | cst.BaseExpression():
                continue
            case cst.Assign(targets=targets, value=value):
                for target in targets:
                    path = path_of(target.target) or _somewhere_in(target.target)
                    if path:
                        found.setdefault(path, []).append(Assignment(target.target, value, repairs))
            case cst.AnnAssign(target=target, value=value) if value is not None:
                path = path_of(target)
                if path:
                    found.setdefault(path, []).append(Assignment(target, value, repairs))
            case cst.AugAssign(target=target, value=value):
                # Twice assigned: the value cannot be told.
                path = path_of(target)
                if path:
                    found.setdefault(path, []).extend([Assignment(target, value, repairs)] * 2)
            case cst.BaseSmallStatement():
                continue
            case _:
                repairs = repairs or isinstance(item, cst.ExceptHandler | cst.ExceptStarHandler)
                stack.extend((child, repairs) for child in reversed(children(item)))
