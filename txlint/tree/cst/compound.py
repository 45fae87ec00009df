"""Compound statements and patterns."""

from __future__ import annotations

from collections.abc import Sequence

from txlint.tree.cst.base import BaseExpression, CSTNode
from txlint.tree.cst.expressions import Annotation, Arg, Name, Parameters
from txlint.tree.cst.statements import AsName, BaseCompoundStatement, BaseSuite


class Else(CSTNode):
    __slots__ = ("body",)

    def __init__(self, body: BaseSuite) -> None:
        self.body = body


class Finally(CSTNode):
    __slots__ = ("body",)

    def __init__(self, body: BaseSuite) -> None:
        self.body = body


class If(BaseCompoundStatement):
    __slots__ = ("test", "body", "orelse")

    def __init__(self, test: BaseExpression, body: BaseSuite, orelse: If | Else | None) -> None:
        self.test = test
        self.body = body
        self.orelse = orelse


class While(BaseCompoundStatement):
    __slots__ = ("test", "body", "orelse")

    def __init__(self, test: BaseExpression, body: BaseSuite, orelse: Else | None) -> None:
        self.test = test
        self.body = body
        self.orelse = orelse


class For(BaseCompoundStatement):
    __slots__ = ("target", "iter", "body", "orelse", "asynchronous")

    def __init__(
        self, target: BaseExpression, iter: BaseExpression, body: BaseSuite, orelse: Else | None, asynchronous: bool
    ) -> None:
        self.target = target
        self.iter = iter
        self.body = body
        self.orelse = orelse
        self.asynchronous = asynchronous


class ExceptHandler(CSTNode):
    __slots__ = ("body", "type", "name")

    def __init__(self, body: BaseSuite, type: BaseExpression | None, name: AsName | None) -> None:
        self.body = body
        self.type = type
        self.name = name


class ExceptStarHandler(CSTNode):
    __slots__ = ("body", "type", "name")

    def __init__(self, body: BaseSuite, type: BaseExpression, name: AsName | None) -> None:
        self.body = body
        self.type = type
        self.name = name


class Try(BaseCompoundStatement):
    __slots__ = ("body", "handlers", "orelse", "finalbody")

    def __init__(
        self, body: BaseSuite, handlers: Sequence[ExceptHandler], orelse: Else | None, finalbody: Finally | None
    ) -> None:
        self.body = body
        self.handlers = handlers
        self.orelse = orelse
        self.finalbody = finalbody


class TryStar(BaseCompoundStatement):
    __slots__ = ("body", "handlers", "orelse", "finalbody")

    def __init__(
        self, body: BaseSuite, handlers: Sequence[ExceptStarHandler], orelse: Else | None, finalbody: Finally | None
    ) -> None:
        self.body = body
        self.handlers = handlers
        self.orelse = orelse
        self.finalbody = finalbody


class WithItem(CSTNode):
    __slots__ = ("item", "asname")

    def __init__(self, item: BaseExpression, asname: AsName | None) -> None:
        self.item = item
        self.asname = asname


class With(BaseCompoundStatement):
    __slots__ = ("items", "body", "asynchronous")

    def __init__(self, items: Sequence[WithItem], body: BaseSuite, asynchronous: bool) -> None:
        self.items = items
        self.body = body
        self.asynchronous = asynchronous


class Decorator(CSTNode):
    __slots__ = ("decorator",)

    def __init__(self, decorator: BaseExpression) -> None:
        self.decorator = decorator


class FunctionDef(BaseCompoundStatement):
    __slots__ = ("name", "params", "body", "decorators", "returns", "asynchronous")

    def __init__(
        self,
        name: Name,
        params: Parameters,
        body: BaseSuite,
        decorators: Sequence[Decorator],
        returns: Annotation | None,
        asynchronous: bool,
    ) -> None:
        self.name = name
        self.params = params
        self.body = body
        self.decorators = decorators
        self.returns = returns
        self.asynchronous = asynchronous


class ClassDef(BaseCompoundStatement):
    __slots__ = ("name", "body", "bases", "keywords", "decorators")

    def __init__(
        self,
        name: Name,
        body: BaseSuite,
        bases: Sequence[Arg],
        keywords: Sequence[Arg],
        decorators: Sequence[Decorator],
    ) -> None:
        self.name = name
        self.body = body
        self.bases = bases
        self.keywords = keywords
        self.decorators = decorators


class MatchPattern(CSTNode):
    __slots__ = ()


class MatchValue(MatchPattern):
    __slots__ = ("value",)

    def __init__(self, value: BaseExpression) -> None:
        self.value = value


class MatchSingleton(MatchPattern):
    __slots__ = ("value",)

    def __init__(self, value: BaseExpression) -> None:
        self.value = value


class MatchAs(MatchPattern):
    __slots__ = ("pattern", "name")

    def __init__(self, pattern: MatchPattern | None, name: Name | None) -> None:
        self.pattern = pattern
        self.name = name


class MatchStar(CSTNode):
    __slots__ = ("name",)

    def __init__(self, name: Name | None) -> None:
        self.name = name


class MatchSequence(MatchPattern):
    __slots__ = ("patterns",)

    def __init__(self, patterns: Sequence[MatchPattern | MatchStar]) -> None:
        self.patterns = patterns


class MatchMappingElement(CSTNode):
    __slots__ = ("key", "pattern")

    def __init__(self, key: BaseExpression, pattern: MatchPattern) -> None:
        self.key = key
        self.pattern = pattern


class MatchMapping(MatchPattern):
    __slots__ = ("elements", "rest")

    def __init__(self, elements: Sequence[MatchMappingElement], rest: Name | None) -> None:
        self.elements = elements
        self.rest = rest


class MatchKeywordElement(CSTNode):
    __slots__ = ("key", "pattern")

    def __init__(self, key: Name, pattern: MatchPattern) -> None:
        self.key = key
        self.pattern = pattern


class MatchClass(MatchPattern):
    __slots__ = ("cls", "patterns", "kwds")

    def __init__(
        self, cls: BaseExpression, patterns: Sequence[MatchPattern | MatchStar], kwds: Sequence[MatchKeywordElement]
    ) -> None:
        self.cls = cls
        self.patterns = patterns
        self.kwds = kwds


class MatchOr(MatchPattern):
    __slots__ = ("patterns",)

    def __init__(self, patterns: Sequence[MatchPattern]) -> None:
        self.patterns = patterns


class MatchCase(CSTNode):
    __slots__ = ("pattern", "body", "guard")

    def __init__(self, pattern: MatchPattern, body: BaseSuite, guard: BaseExpression | None) -> None:
        self.pattern = pattern
        self.body = body
        self.guard = guard


class Match(BaseCompoundStatement):
    __slots__ = ("subject", "cases")

    def __init__(self, subject: BaseExpression, cases: Sequence[MatchCase]) -> None:
        self.subject = subject
        self.cases = cases
