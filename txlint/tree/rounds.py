"""The rounds of counting loops: whether there is a first one, and which one is the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from txlint.flow.program import And, Block, Choice, Cond, Not, Or, Test
from txlint.tree import cst
from txlint.tree.code import code_of, digits

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
            case cst.For(target=cst.Name(name), iter=cst.Call(func=cst.Name("range"), args=[*before, stop])) if (
                len(before) < 2 and all(a.keyword is None and not a.star for a in (*before, stop))
            ):
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
