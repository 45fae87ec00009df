"""Suites and small statements."""

from __future__ import annotations

from collections.abc import Sequence

from txlint.tree.cst.base import BaseExpression, CSTNode, Operator
from txlint.tree.cst.expressions import Annotation, Attribute, From, Name


class BaseStatement(CSTNode):
    __slots__ = ()


class BaseSmallStatement(BaseStatement):
    __slots__ = ()


class BaseCompoundStatement(BaseStatement):
    __slots__ = ()


class BaseSuite(CSTNode):
    """The statements of a block, those of one line each by itself."""

    __slots__ = ()
    body: Sequence[BaseStatement]


class IndentedBlock(BaseSuite):
    __slots__ = ("body",)

    def __init__(self, body: Sequence[BaseStatement]) -> None:
        self.body = body


class SimpleStatementSuite(BaseSuite):
    """Statements that stand on the line of what they belong to."""

    __slots__ = ("body",)

    def __init__(self, body: Sequence[BaseStatement]) -> None:
        self.body = body


class Module(CSTNode):
    __slots__ = ("body",)

    def __init__(self, body: Sequence[BaseStatement]) -> None:
        self.body = body


class Expr(BaseSmallStatement):
    __slots__ = ("value",)

    def __init__(self, value: BaseExpression) -> None:
        self.value = value


class AssignTarget(CSTNode):
    __slots__ = ("target",)

    def __init__(self, target: BaseExpression) -> None:
        self.target = target


class Assign(BaseSmallStatement):
    __slots__ = ("targets", "value")

    def __init__(self, targets: Sequence[AssignTarget], value: BaseExpression) -> None:
        self.targets = targets
        self.value = value


class AnnAssign(BaseSmallStatement):
    __slots__ = ("target", "annotation", "value")

    def __init__(self, target: BaseExpression, annotation: Annotation, value: BaseExpression | None) -> None:
        self.target = target
        self.annotation = annotation
        self.value = value


class AugAssign(BaseSmallStatement):
    __slots__ = ("target", "operator", "value")

    def __init__(self, target: BaseExpression, operator: Operator, value: BaseExpression) -> None:
        self.target = target
        self.operator = operator
        self.value = value


class Return(BaseSmallStatement):
    __slots__ = ("value",)

    def __init__(self, value: BaseExpression | None) -> None:
        self.value = value


class Raise(BaseSmallStatement):
    __slots__ = ("exc", "cause")

    def __init__(self, exc: BaseExpression | None, cause: From | None) -> None:
        self.exc = exc
        self.cause = cause


class Pass(BaseSmallStatement):
    __slots__ = ()


class Break(BaseSmallStatement):
    __slots__ = ()


class Continue(BaseSmallStatement):
    __slots__ = ()


class Assert(BaseSmallStatement):
    __slots__ = ("test", "msg")

    def __init__(self, test: BaseExpression, msg: BaseExpression | None) -> None:
        self.test = test
        self.msg = msg


class Del(BaseSmallStatement):
    __slots__ = ("target",)

    def __init__(self, target: BaseExpression) -> None:
        self.target = target


class NameItem(CSTNode):
    __slots__ = ("name",)

    def __init__(self, name: Name) -> None:
        self.name = name


class Global(BaseSmallStatement):
    __slots__ = ("names",)

    def __init__(self, names: Sequence[NameItem]) -> None:
        self.names = names


class Nonlocal(BaseSmallStatement):
    __slots__ = ("names",)

    def __init__(self, names: Sequence[NameItem]) -> None:
        self.names = names


class AsName(CSTNode):
    __slots__ = ("name",)

    def __init__(self, name: BaseExpression) -> None:
        self.name = name


class ImportAlias(CSTNode):
    __slots__ = ("name", "asname")

    def __init__(self, name: Name | Attribute, asname: AsName | None) -> None:
        self.name = name
        self.asname = asname


class ImportStar(CSTNode):
    __slots__ = ()


class Import(BaseSmallStatement):
    __slots__ = ("names",)

    def __init__(self, names: Sequence[ImportAlias]) -> None:
        self.names = names


class ImportFrom(BaseSmallStatement):
    """`level` counts the dots."""

    __slots__ = ("module", "names", "level")

    def __init__(self, module: Name | Attribute | None, names: Sequence[ImportAlias] | ImportStar, level: int) -> None:
        self.module = module
        self.names = names
        self.level = level


class TypeAlias(BaseSmallStatement):
    __slots__ = ("name", "value")

    def __init__(self, name: Name, value: BaseExpression) -> None:
        self.name = name
        self.value = value
