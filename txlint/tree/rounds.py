"""The rounds of loops: whether there is a first one, which one is the last, and those over a few named objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from txlint.flow.program import And, Block, Choice, Cond, Not, Or, Test
from txlint.tree import cst
from txlint.tree.code import code_of, digits
from txlint.tree.nodes import children, dotted, names_read

NOWHERE: Block = (Choice(()),)
"""A place that no path reaches."""
NEGATED: dict[type[Any], type[Any]] = {cst.GreaterThanEqual: cst.LessThan, cst.GreaterThan: cst.LessThanEqual}
_MIRRORED: dict[type[Any], type[Any]] = {
    cst.GreaterThan: cst.LessThan,
    cst.LessThan: cst.GreaterThan,
    cst.GreaterThanEqual: cst.LessThanEqual,
    cst.LessThanEqual: cst.GreaterThanEqual,
}
_IN_LAST_ROUND: dict[type[Any], bool] = {
    cst.Equal: True,
    cst.GreaterThanEqual: True,
    cst.NotEqual: False,
    cst.LessThan: False,
}


@dataclass(slots=True)
class LastRound:
    """The last round of a loop over `range()`, which retries like to ask for: `if attempt == tries - 1: raise`."""

    name: str
    last: str
    mark: str
    """A path that is true in the last round."""
    asked: bool = False

    @classmethod
    def of(cls, node: cst.For, mark: str) -> LastRound | None:
        """For a loop over `range()` with steps of one; None for any other."""
        match node:
            case cst.For(target=cst.Name(name), iter=cst.Call(func=cst.Name("range"), args=[*before, stop])) if len(
                before
            ) < 2 and all(a.keyword is None and not a.star for a in (*before, stop)):
                return cls(name, _less_one(stop.value), mark)
        return None

    def asks(self, left: cst.BaseExpression, op: cst.BaseCompOp, right: cst.BaseExpression) -> bool | None:
        """Whether a comparison is true (False: is false) in the last round only; None where it asks something else."""
        kind: type[Any] = type(op)
        for subject, bound, asked in ((left, right, kind), (right, left, _MIRRORED.get(kind, kind))):
            match subject:
                case cst.Name(self.name):
                    value = _code(bound)
                case cst.BinaryOperation(left=cst.Name(self.name), operator=cst.Add(), right=cst.Integer(1)):
                    value = _less_one(bound)
                case _:
                    continue
            if value == self.last:
                return _IN_LAST_ROUND.get(asked)
        return None


_MOST_ROUNDS = 4


def each_named(node: cst.For | cst.CompFor, body: cst.CSTNode) -> list[cst.BaseExpression]:
    """The names that a loop over a short display of names runs over, where it does something to each and nothing in it
    gives them, or its target, another meaning; empty for any other loop."""
    if not isinstance(node.target, cst.Name) or node.asynchronous:
        return []
    if not isinstance(node.iter, cst.Tuple | cst.List) or not 0 < len(node.iter.elements) <= _MOST_ROUNDS:
        return []
    elements = [e.value for e in node.iter.elements if not isinstance(e, cst.StarredElement)]
    if len(elements) < len(node.iter.elements):
        return []
    roots = {dotted(e).partition(".")[0] for e in elements if isinstance(e, cst.Name | cst.Attribute)}
    if len(elements) > sum(bool(dotted(e)) for e in elements) or "" in roots or roots & _CONSTANTS:
        return []
    if not _acts_on(body, node.target.value) or _binds(body, roots | {node.target.value}):
        return []
    return elements


_CONSTANTS = {"None", "True", "False"}


def _acts_on(node: cst.CSTNode, name: str) -> bool:
    """Whether something calls the object, a method of it, or hands it to a function."""
    match node:
        case cst.Call(func=cst.Attribute() as func) if dotted(func).startswith(f"{name}."):
            return True
        case cst.Call(func=func, args=args) if dotted(func) == name or (
            isinstance(func, cst.Name) and any(isinstance(a.value, cst.Name) and a.value.value == name for a in args)
        ):
            return True
    return any(_acts_on(child, name) for child in children(node))


def _binds(node: cst.CSTNode, names: set[str]) -> bool:
    """Whether something gives one of these names another meaning, or keeps it for later."""
    match node:
        case cst.FunctionDef() | cst.ClassDef() | cst.Lambda() | cst.BaseComp():
            return bool(names & names_read(node))
        case (
            cst.AssignTarget(target=target)
            | cst.AnnAssign(target=target)
            | cst.AugAssign(target=target)
            | cst.NamedExpr(target=target)
            | cst.AsName(name=target)
            | cst.For(target=target)
            | cst.Del(target=target)
        ) if names & _written(target):
            return True
        case cst.Match():
            return True
    return any(_binds(child, names) for child in children(node))


def _written(target: cst.CSTNode) -> set[str]:
    match target:
        case cst.Name(value=name):
            return {name}
        case cst.Attribute() | cst.Subscript():
            return set()
    return {name for child in children(target) for name in _written(child)}


def happens(cond: Cond) -> bool:
    """Whether evaluating a condition does something."""
    match cond:
        case Test(events):
            return bool(events)
        case Not(part):
            return happens(part)
        case And(left, right) | Or(left, right):
            return happens(left) or happens(right)


def _code(node: cst.CSTNode) -> str:
    """An expression without white space and outer parentheses."""
    return "".join(code_of(node).split())


def _less_one(node: cst.BaseExpression) -> str:
    match node:
        case cst.Integer():
            return digits(node.evaluated_value - 1)
        case cst.BinaryOperation(left=left, operator=cst.Add(), right=cst.Integer(1)):
            return _code(left)
    return f"{_code(node)}-1"
