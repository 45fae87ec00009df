"""Statements of Python's own parser, as nodes."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from txlint.tree import cst
from txlint.tree.python_expressions import OPERATORS, Expressions


class Statements(Expressions):
    """Turns a module into nodes."""

    def module(self, node: ast.Module) -> cst.Module:
        return cst.Module([self.stmt(each) for each in node.body])

    def suite(self, body: Sequence[ast.stmt]) -> cst.BaseSuite:
        first = body[0]
        on_own_line = not self._lines[first.lineno - 1][: first.col_offset].strip()
        statements = [self.stmt(each) for each in body]
        return cst.IndentedBlock(statements) if on_own_line else cst.SimpleStatementSuite(statements)

    def stmt(self, node: ast.stmt) -> cst.BaseStatement:
        return _STATEMENTS[type(node)](self, node)

    def _expr(self, node: ast.Expr) -> cst.Expr:
        return cst.Expr(self.expr(node.value))

    def _assign(self, node: ast.Assign) -> cst.Assign:
        targets = [cst.AssignTarget(self.expr(target)) for target in node.targets]
        return cst.Assign(targets, self.expr(node.value))

    def _annotated(self, node: ast.AnnAssign) -> cst.AnnAssign:
        return cst.AnnAssign(self.expr(node.target), cst.Annotation(self.expr(node.annotation)), self.maybe(node.value))

    def _augmented(self, node: ast.AugAssign) -> cst.AugAssign:
        return cst.AugAssign(self.expr(node.target), OPERATORS[type(node.op)], self.expr(node.value))

    def _return(self, node: ast.Return) -> cst.Return:
        return cst.Return(self.maybe(node.value))

    def _raise(self, node: ast.Raise) -> cst.Raise:
        exc = self.maybe(node.exc)
        return cst.Raise(exc, cst.From(self.expr(node.cause)) if node.cause is not None else None)

    def _pass(self, node: ast.Pass) -> cst.Pass:
        return cst.Pass()

    def _break(self, node: ast.Break) -> cst.Break:
        return cst.Break()

    def _continue(self, node: ast.Continue) -> cst.Continue:
        return cst.Continue()

    def _assert(self, node: ast.Assert) -> cst.Assert:
        return cst.Assert(self.expr(node.test), self.maybe(node.msg))

    def _delete(self, node: ast.Delete) -> cst.Del:
        if len(node.targets) == 1:
            return cst.Del(self.expr(node.targets[0]))
        return cst.Del(cst.Tuple(self.elements(node.targets)))

    def _global(self, node: ast.Global) -> cst.Global:
        return cst.Global([cst.NameItem(cst.Name(name)) for name in node.names])

    def _nonlocal(self, node: ast.Nonlocal) -> cst.Nonlocal:
        return cst.Nonlocal([cst.NameItem(cst.Name(name)) for name in node.names])

    def _import(self, node: ast.Import) -> cst.Import:
        return cst.Import([_alias(each) for each in node.names])

    def _import_from(self, node: ast.ImportFrom) -> cst.ImportFrom:
        module = _dotted(node.module) if node.module else None
        if node.names[0].name == "*":
            return cst.ImportFrom(module, cst.ImportStar(), node.level)
        return cst.ImportFrom(module, [_alias(each) for each in node.names], node.level)

    def _type_alias(self, node: Any) -> cst.TypeAlias:
        return cst.TypeAlias(cst.Name(node.name.id), self.expr(node.value))

    # ------------------------------------------------------------------ compound statements

    def _orelse(self, body: Sequence[ast.stmt]) -> cst.Else | None:
        return cst.Else(self.suite(body)) if body else None

    def _if(self, node: ast.If) -> cst.If:
        test, body = self.expr(node.test), self.suite(node.body)
        rest = node.orelse
        if len(rest) == 1 and isinstance(rest[0], ast.If) and rest[0].col_offset == node.col_offset:
            nested = self.stmt(rest[0])
            assert isinstance(nested, cst.If)
            return cst.If(test, body, nested)
        return cst.If(test, body, self._orelse(rest))

    def _while(self, node: ast.While) -> cst.While:
        return cst.While(self.expr(node.test), self.suite(node.body), self._orelse(node.orelse))

    def _for(self, node: ast.For | ast.AsyncFor) -> cst.For:
        target, iterable = self.expr(node.target), self.expr(node.iter)
        body, orelse = self.suite(node.body), self._orelse(node.orelse)
        return cst.For(target, iterable, body, orelse, type(node) is ast.AsyncFor)

    def _try(self, node: ast.Try) -> cst.Try:
        body = self.suite(node.body)
        handlers = [self.handler(each) for each in node.handlers]
        return cst.Try(body, handlers, self._orelse(node.orelse), self._finally(node.finalbody))

    def _try_star(self, node: ast.TryStar) -> cst.TryStar:
        body = self.suite(node.body)
        handlers = [self.star_handler(each) for each in node.handlers]
        return cst.TryStar(body, handlers, self._orelse(node.orelse), self._finally(node.finalbody))

    def _finally(self, body: Sequence[ast.stmt]) -> cst.Finally | None:
        return cst.Finally(self.suite(body)) if body else None

    def handler(self, node: ast.ExceptHandler) -> cst.ExceptHandler:
        caught, name = self.maybe(node.type), _as_name(node.name)
        return cst.ExceptHandler(self.suite(node.body), caught, name)

    def star_handler(self, node: ast.ExceptHandler) -> cst.ExceptStarHandler:
        assert node.type is not None
        caught, name = self.expr(node.type), _as_name(node.name)
        return cst.ExceptStarHandler(self.suite(node.body), caught, name)

    def _with(self, node: ast.With | ast.AsyncWith) -> cst.With:
        items = [self._item(each) for each in node.items]
        return cst.With(items, self.suite(node.body), type(node) is ast.AsyncWith)

    def _item(self, node: ast.withitem) -> cst.WithItem:
        item, target = self.expr(node.context_expr), node.optional_vars
        return cst.WithItem(item, cst.AsName(self.expr(target)) if target is not None else None)

    def _decorators(self, nodes: Sequence[ast.expr]) -> list[cst.Decorator]:
        return [cst.Decorator(self.expr(node)) for node in nodes]

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> cst.FunctionDef:
        decorators, params = self._decorators(node.decorator_list), self.parameters(node.args)
        returns = cst.Annotation(self.expr(node.returns)) if node.returns is not None else None
        name, is_async = self.name(node.name, node), type(node) is ast.AsyncFunctionDef
        return cst.FunctionDef(name, params, self.suite(node.body), decorators, returns, is_async)

    def _class(self, node: ast.ClassDef) -> cst.ClassDef:
        decorators = self._decorators(node.decorator_list)
        bases, keywords = self.arguments(node.bases, ()), self.arguments((), node.keywords)
        return cst.ClassDef(self.name(node.name, node), self.suite(node.body), bases, keywords, decorators)

    # ------------------------------------------------------------------ match

    def _match(self, node: ast.Match) -> cst.Match:
        subject = self.expr(node.subject)
        return cst.Match(subject, [self._case(each) for each in node.cases])

    def _case(self, node: ast.match_case) -> cst.MatchCase:
        pattern, guard = self._pattern(node.pattern), self.maybe(node.guard)
        return cst.MatchCase(pattern, self.suite(node.body), guard)

    def _pattern(self, node: ast.pattern) -> cst.MatchPattern:
        match node:
            case ast.MatchValue(value):
                return cst.MatchValue(self.expr(value))
            case ast.MatchSingleton(value):
                return cst.MatchSingleton(cst.Name(str(value)))
            case ast.MatchAs(pattern, name):
                inner = self._pattern(pattern) if pattern is not None else None
                return cst.MatchAs(inner, cst.Name(name) if name is not None else None)
            case ast.MatchOr(patterns):
                return cst.MatchOr([self._pattern(each) for each in patterns])
            case ast.MatchSequence(patterns):
                return cst.MatchSequence([self._part(each) for each in patterns])
            case ast.MatchMapping(keys, patterns, rest):
                pairs = zip(keys, patterns, strict=True)
                elements = [cst.MatchMappingElement(self.expr(key), self._pattern(each)) for key, each in pairs]
                return cst.MatchMapping(elements, cst.Name(rest) if rest is not None else None)
            case ast.MatchClass(cls, patterns, attributes, values):
                named = zip(attributes, values, strict=True)
                kwds = [cst.MatchKeywordElement(cst.Name(name), self._pattern(each)) for name, each in named]
                return cst.MatchClass(self.expr(cls), [self._part(each) for each in patterns], kwds)
        raise KeyError(type(node))

    def _part(self, node: ast.pattern) -> cst.MatchPattern | cst.MatchStar:
        if isinstance(node, ast.MatchStar):
            return cst.MatchStar(cst.Name(node.name) if node.name is not None else None)
        return self._pattern(node)


def _alias(node: ast.alias) -> cst.ImportAlias:
    return cst.ImportAlias(_dotted(node.name), _as_name(node.asname))


def _as_name(name: str | None) -> cst.AsName | None:
    return cst.AsName(cst.Name(name)) if name is not None else None


def _dotted(text: str) -> cst.Name | cst.Attribute:
    first, *rest = text.split(".")
    made: cst.Name | cst.Attribute = cst.Name(first)
    for part in rest:
        made = cst.Attribute(made, cst.Name(part))
    return made


_STATEMENTS: dict[type[ast.AST], Callable[[Any, Any], cst.BaseStatement]] = {
    ast.Expr: Statements._expr,
    ast.Assign: Statements._assign,
    ast.AnnAssign: Statements._annotated,
    ast.AugAssign: Statements._augmented,
    ast.Return: Statements._return,
    ast.Raise: Statements._raise,
    ast.Pass: Statements._pass,
    ast.Break: Statements._break,
    ast.Continue: Statements._continue,
    ast.Assert: Statements._assert,
    ast.Delete: Statements._delete,
    ast.Global: Statements._global,
    ast.Nonlocal: Statements._nonlocal,
    ast.Import: Statements._import,
    ast.ImportFrom: Statements._import_from,
    ast.If: Statements._if,
    ast.While: Statements._while,
    ast.For: Statements._for,
    ast.AsyncFor: Statements._for,
    ast.Try: Statements._try,
    ast.TryStar: Statements._try_star,
    ast.With: Statements._with,
    ast.AsyncWith: Statements._with,
    ast.FunctionDef: Statements._function,
    ast.AsyncFunctionDef: Statements._function,
    ast.ClassDef: Statements._class,
    ast.Match: Statements._match,
}
if hasattr(ast, "TypeAlias"):
    _STATEMENTS[ast.TypeAlias] = Statements._type_alias


def tree_of(text: str, lines: Sequence[str]) -> cst.Module | None:
    """The tree of a module; None where Python does not read it, or knows what is not known here."""
    parsed = parsed_by_python(text)
    if parsed is None:
        return None
    try:
        return Statements(lines).module(parsed)
    except (KeyError, RecursionError):
        return None


def parsed_by_python(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def expression_of(text: str) -> cst.BaseExpression | None:
    """The tree of an expression, over one line or many; None where the text is none."""
    wrapped = f"({text})"
    match parsed_by_python(wrapped):
        case ast.Module(body=[ast.Expr(value=value)]):
            try:
                return Statements(re.split(r"\r\n|\r|\n", wrapped)).expr(value)
            except (KeyError, RecursionError):
                return None
    return None
