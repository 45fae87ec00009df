"""Literals, displays and comprehensions."""

from __future__ import annotations

from collections.abc import Sequence

from txlint.tree.cst.base import BaseExpression, CSTNode


class BaseElement(CSTNode):
    """An item of a tuple, list or set."""

    __slots__ = ()


class Element(BaseElement):
    __slots__ = ("value",)

    def __init__(self, value: BaseExpression) -> None:
        self.value = value


class StarredElement(BaseElement, BaseExpression):
    __slots__ = ("value",)

    def __init__(self, value: BaseExpression) -> None:
        self.value = value


class Tuple(BaseExpression):
    __slots__ = ("elements",)

    def __init__(self, elements: Sequence[Element | StarredElement]) -> None:
        self.elements = elements


class List(BaseExpression):
    __slots__ = ("elements",)

    def __init__(self, elements: Sequence[Element | StarredElement]) -> None:
        self.elements = elements


class Set(BaseExpression):
    __slots__ = ("elements",)

    def __init__(self, elements: Sequence[Element | StarredElement]) -> None:
        self.elements = elements


class DictElement(CSTNode):
    __slots__ = ("key", "value")

    def __init__(self, key: BaseExpression, value: BaseExpression) -> None:
        self.key = key
        self.value = value


class StarredDictElement(CSTNode):
    __slots__ = ("value",)

    def __init__(self, value: BaseExpression) -> None:
        self.value = value


class Dict(BaseExpression):
    __slots__ = ("elements",)

    def __init__(self, elements: Sequence[DictElement | StarredDictElement]) -> None:
        self.elements = elements


class CompIf(CSTNode):
    __slots__ = ("test",)

    def __init__(self, test: BaseExpression) -> None:
        self.test = test


class CompFor(CSTNode):
    __slots__ = ("target", "iter", "ifs", "inner_for_in", "asynchronous")

    def __init__(
        self,
        target: BaseExpression,
        iter: BaseExpression,
        ifs: Sequence[CompIf],
        inner_for_in: CompFor | None,
        asynchronous: bool,
    ) -> None:
        self.target = target
        self.iter = iter
        self.ifs = ifs
        self.inner_for_in = inner_for_in
        self.asynchronous = asynchronous


class BaseComp(BaseExpression):
    """A comprehension."""

    __slots__ = ()


class ListComp(BaseComp):
    __slots__ = ("elt", "for_in")

    def __init__(self, elt: BaseExpression, for_in: CompFor) -> None:
        self.elt = elt
        self.for_in = for_in


class SetComp(BaseComp):
    __slots__ = ("elt", "for_in")

    def __init__(self, elt: BaseExpression, for_in: CompFor) -> None:
        self.elt = elt
        self.for_in = for_in


class GeneratorExp(BaseComp):
    __slots__ = ("elt", "for_in")

    def __init__(self, elt: BaseExpression, for_in: CompFor) -> None:
        self.elt = elt
        self.for_in = for_in


class DictComp(BaseComp):
    __slots__ = ("key", "value", "for_in")

    def __init__(self, key: BaseExpression, value: BaseExpression, for_in: CompFor) -> None:
        self.key = key
        self.value = value
        self.for_in = for_in


class StarredDictComp(BaseComp):
    __slots__ = ("value", "for_in")

    def __init__(self, value: BaseExpression, for_in: CompFor) -> None:
        self.value = value
        self.for_in = for_in


class BaseString(BaseExpression):
    __slots__ = ()


class SimpleString(BaseString):
    """A literal without replacement fields, or several that stand side by side."""

    __slots__ = ("evaluated_value",)

    def __init__(self, evaluated_value: str | bytes) -> None:
        self.evaluated_value = evaluated_value


class FormattedStringText(CSTNode):
    """The text between replacement fields, escapes evaluated."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


class FormattedStringExpression(CSTNode):
    __slots__ = ("expression", "format_spec")

    def __init__(
        self, expression: BaseExpression, format_spec: Sequence[FormattedStringText | FormattedStringExpression] | None
    ) -> None:
        self.expression = expression
        self.format_spec = format_spec


class FormattedString(BaseString):
    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[FormattedStringText | FormattedStringExpression]) -> None:
        self.parts = parts


class ConcatenatedString(BaseString):
    """Literals side by side of which one has replacement fields."""

    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[FormattedStringText | FormattedStringExpression]) -> None:
        self.parts = parts


class TemplatedString(BaseString):
    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[FormattedStringText | FormattedStringExpression]) -> None:
        self.parts = parts


class BaseNumber(BaseExpression):
    __slots__ = ()


class Integer(BaseNumber):
    __slots__ = ("evaluated_value",)
    __match_args__ = ("evaluated_value",)

    def __init__(self, evaluated_value: int) -> None:
        self.evaluated_value = evaluated_value


class Float(BaseNumber):
    __slots__ = ("evaluated_value",)

    def __init__(self, evaluated_value: float) -> None:
        self.evaluated_value = evaluated_value


class Imaginary(BaseNumber):
    __slots__ = ("evaluated_value",)

    def __init__(self, evaluated_value: complex) -> None:
        self.evaluated_value = evaluated_value


class Ellipsis(BaseExpression):
    __slots__ = ()
