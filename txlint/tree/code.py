"""Expressions as text, for comparing them: the same code gives the same text, however it is laid out."""

from __future__ import annotations

from typing import Any

from txlint.tree import cst

_BINDING: dict[type[cst.Operator], int] = {
    cst.Or: 1,
    cst.And: 2,
    cst.Not: 3,
    cst.BitOr: 5,
    cst.BitXor: 6,
    cst.BitAnd: 7,
    cst.LeftShift: 8,
    cst.RightShift: 8,
    cst.Add: 9,
    cst.Subtract: 9,
    cst.Plus: 11,
    cst.Minus: 11,
    cst.BitInvert: 11,
    cst.Power: 12,
}
_COMPARISON, _PRODUCT, _CLOSEST = 4, 10, 20


def code_of(node: cst.CSTNode) -> str:
    """The text of an expression: operations as they are written, other kinds by the name of their node."""
    match node:
        case cst.Name(value=name):
            return name
        case cst.SimpleString(evaluated_value=text):
            return repr(text)
        case cst.Integer(evaluated_value=number):
            return digits(number)
        case cst.Comparison(left=left, comparisons=comparisons):
            rest = "".join(f" {c.operator.symbol} {_within(c.comparator, _COMPARISON + 1)}" for c in comparisons)
            return _within(left, _COMPARISON + 1) + rest
        case cst.BinaryOperation() | cst.BooleanOperation():
            strength = _binding(node)
            return f"{_within(node.left, strength)} {node.operator.symbol} {_within(node.right, strength + 1)}"
        case cst.UnaryOperation(operator=operator, expression=inner):
            return f"{operator.symbol}{_within(inner, _binding(node))}"
    return f"{type(node).__name__}({', '.join(_field(getattr(node, field)) for field in node.__slots__)})"


def digits(number: int) -> str:
    """A number as text; the largest in base 16, which Python never refuses to print."""
    return str(number) if abs(number) < 10**18 else hex(number)


def _binding(node: cst.CSTNode) -> int:
    """How closely an expression holds together."""
    match node:
        case cst.Comparison():
            return _COMPARISON
        case cst.BinaryOperation() | cst.BooleanOperation() | cst.UnaryOperation():
            return _BINDING.get(type(node.operator), _PRODUCT)
    return _CLOSEST


def _within(node: cst.CSTNode, strength: int) -> str:
    """The text of an operand, in brackets where the operation round it holds more closely."""
    return code_of(node) if _binding(node) >= strength else f"({code_of(node)})"


def _field(value: Any) -> str:
    if isinstance(value, cst.CSTNode):
        return code_of(value)
    if isinstance(value, list):
        return f"[{', '.join(_field(item) for item in value)}]"
    return repr(value)
