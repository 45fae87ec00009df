"""The ground of all nodes, and the operators."""

from __future__ import annotations

from typing import ClassVar


class CSTNode:
    """A node. It is compared by identity; its fields stand in `__slots__`, in LibCST's order."""

    __slots__: tuple[str, ...] = ()


class BaseExpression(CSTNode):
    __slots__ = ()


class Operator(CSTNode):
    """An operator; `symbol` is how it is written."""

    __slots__ = ()
    symbol: ClassVar[str] = ""


class And(Operator):
    __slots__ = ()
    symbol = "and"


class Or(Operator):
    __slots__ = ()
    symbol = "or"


class Not(Operator):
    __slots__ = ()
    symbol = "not "


class Plus(Operator):
    __slots__ = ()
    symbol = "+"


class Minus(Operator):
    __slots__ = ()
    symbol = "-"


class BitInvert(Operator):
    __slots__ = ()
    symbol = "~"


class Add(Operator):
    __slots__ = ()
    symbol = "+"


class Subtract(Operator):
    __slots__ = ()
    symbol = "-"


class Multiply(Operator):
    __slots__ = ()
    symbol = "*"


class MatrixMultiply(Operator):
    __slots__ = ()
    symbol = "@"


class Divide(Operator):
    __slots__ = ()
    symbol = "/"


class FloorDivide(Operator):
    __slots__ = ()
    symbol = "//"


class Modulo(Operator):
    __slots__ = ()
    symbol = "%"


class Power(Operator):
    __slots__ = ()
    symbol = "**"


class LeftShift(Operator):
    __slots__ = ()
    symbol = "<<"


class RightShift(Operator):
    __slots__ = ()
    symbol = ">>"


class BitOr(Operator):
    __slots__ = ()
    symbol = "|"


class BitXor(Operator):
    __slots__ = ()
    symbol = "^"


class BitAnd(Operator):
    __slots__ = ()
    symbol = "&"


class BaseCompOp(Operator):
    __slots__ = ()


class Equal(BaseCompOp):
    __slots__ = ()
    symbol = "=="


class NotEqual(BaseCompOp):
    __slots__ = ()
    symbol = "!="


class LessThan(BaseCompOp):
    __slots__ = ()
    symbol = "<"


class LessThanEqual(BaseCompOp):
    __slots__ = ()
    symbol = "<="


class GreaterThan(BaseCompOp):
    __slots__ = ()
    symbol = ">"


class GreaterThanEqual(BaseCompOp):
    __slots__ = ()
    symbol = ">="


class Is(BaseCompOp):
    __slots__ = ()
    symbol = "is"


class IsNot(BaseCompOp):
    __slots__ = ()
    symbol = "is not"


class In(BaseCompOp):
    __slots__ = ()
    symbol = "in"


class NotIn(BaseCompOp):
    __slots__ = ()
    symbol = "not in"
