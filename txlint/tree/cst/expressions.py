"""Names, calls, operations and parameters."""

from __future__ import annotations

from collections.abc import Sequence

from txlint.tree.cst.base import BaseCompOp, BaseExpression, CSTNode, Operator


class Name(BaseExpression):
    __slots__ = ("value",)
    __match_args__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


class Attribute(BaseExpression):
    __slots__ = ("value", "attr")

    def __init__(self, value: BaseExpression, attr: Name) -> None:
        self.value = value
        self.attr = attr


class Arg(CSTNode):
    """An argument; `star` is "*", "**" or empty."""

    __slots__ = ("value", "keyword", "star")

    def __init__(self, value: BaseExpression, keyword: Name | None, star: str) -> None:
        self.value = value
        self.keyword = keyword
        self.star = star


class Call(BaseExpression):
    __slots__ = ("func", "args")

    def __init__(self, func: BaseExpression, args: Sequence[Arg]) -> None:
        self.func = func
        self.args = args


class Await(BaseExpression):
    __slots__ = ("expression",)

    def __init__(self, expression: BaseExpression) -> None:
        self.expression = expression


class BinaryOperation(BaseExpression):
    __slots__ = ("left", "operator", "right")

    def __init__(self, left: BaseExpression, operator: Operator, right: BaseExpression) -> None:
        self.left = left
        self.operator = operator
        self.right = right


class BooleanOperation(BaseExpression):
    __slots__ = ("left", "operator", "right")

    def __init__(self, left: BaseExpression, operator: Operator, right: BaseExpression) -> None:
        self.left = left
        self.operator = operator
        self.right = right


class UnaryOperation(BaseExpression):
    __slots__ = ("operator", "expression")

    def __init__(self, operator: Operator, expression: BaseExpression) -> None:
        self.operator = operator
        self.expression = expression


class ComparisonTarget(CSTNode):
    __slots__ = ("operator", "comparator")

    def __init__(self, operator: BaseCompOp, comparator: BaseExpression) -> None:
        self.operator = operator
        self.comparator = comparator


class Comparison(BaseExpression):
    __slots__ = ("left", "comparisons")

    def __init__(self, left: BaseExpression, comparisons: Sequence[ComparisonTarget]) -> None:
        self.left = left
        self.comparisons = comparisons


class IfExp(BaseExpression):
    __slots__ = ("test", "body", "orelse")

    def __init__(self, test: BaseExpression, body: BaseExpression, orelse: BaseExpression) -> None:
        self.test = test
        self.body = body
        self.orelse = orelse


class NamedExpr(BaseExpression):
    __slots__ = ("target", "value")

    def __init__(self, target: BaseExpression, value: BaseExpression) -> None:
        self.target = target
        self.value = value


class From(CSTNode):
    __slots__ = ("item",)

    def __init__(self, item: BaseExpression) -> None:
        self.item = item


class Yield(BaseExpression):
    __slots__ = ("value",)

    def __init__(self, value: BaseExpression | From | None) -> None:
        self.value = value


class Index(CSTNode):
    __slots__ = ("value",)

    def __init__(self, value: BaseExpression) -> None:
        self.value = value


class Slice(CSTNode):
    __slots__ = ("lower", "upper", "step")

    def __init__(self, lower: BaseExpression | None, upper: BaseExpression | None, step: BaseExpression | None) -> None:
        self.lower = lower
        self.upper = upper
        self.step = step


class SubscriptElement(CSTNode):
    __slots__ = ("slice",)

    def __init__(self, slice: Index | Slice) -> None:
        self.slice = slice


class Subscript(BaseExpression):
    __slots__ = ("value", "slice")

    def __init__(self, value: BaseExpression, slice: Sequence[SubscriptElement]) -> None:
        self.value = value
        self.slice = slice


class Annotation(CSTNode):
    __slots__ = ("annotation",)

    def __init__(self, annotation: BaseExpression) -> None:
        self.annotation = annotation


class Param(CSTNode):
    __slots__ = ("name", "annotation", "default", "star")

    def __init__(self, name: Name, annotation: Annotation | None, default: BaseExpression | None, star: str) -> None:
        self.name = name
        self.annotation = annotation
        self.default = default
        self.star = star


class Parameters(CSTNode):
    __slots__ = ("params", "star_arg", "kwonly_params", "star_kwarg", "posonly_params")

    def __init__(
        self,
        params: Sequence[Param],
        star_arg: Param | None,
        kwonly_params: Sequence[Param],
        star_kwarg: Param | None,
        posonly_params: Sequence[Param],
    ) -> None:
        self.params = params
        self.star_arg = star_arg
        self.kwonly_params = kwonly_params
        self.star_kwarg = star_kwarg
        self.posonly_params = posonly_params


class Lambda(BaseExpression):
    __slots__ = ("params", "body")

    def __init__(self, params: Parameters, body: BaseExpression) -> None:
        self.params = params
        self.body = body
