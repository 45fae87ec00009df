"""Expressions of Python's own parser, as nodes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any

from txlint.tree import cst
from txlint.tree.strings import are_several

OPERATORS: dict[type[ast.AST], Any] = {
    ast.And: cst.And(), ast.Or: cst.Or(), ast.Not: cst.Not(), ast.UAdd: cst.Plus(), ast.USub: cst.Minus(),
    ast.Invert: cst.BitInvert(), ast.Add: cst.Add(), ast.Sub: cst.Subtract(), ast.Mult: cst.Multiply(),
    ast.MatMult: cst.MatrixMultiply(), ast.Div: cst.Divide(), ast.FloorDiv: cst.FloorDivide(), ast.Mod: cst.Modulo(),
    ast.Pow: cst.Power(), ast.LShift: cst.LeftShift(), ast.RShift: cst.RightShift(), ast.BitOr: cst.BitOr(),
    ast.BitXor: cst.BitXor(), ast.BitAnd: cst.BitAnd(), ast.Eq: cst.Equal(), ast.NotEq: cst.NotEqual(),
    ast.Lt: cst.LessThan(), ast.LtE: cst.LessThanEqual(), ast.Gt: cst.GreaterThan(), ast.GtE: cst.GreaterThanEqual(),
    ast.Is: cst.Is(), ast.IsNot: cst.IsNot(), ast.In: cst.In(), ast.NotIn: cst.NotIn(),
}  # fmt: skip

Parts = list[cst.FormattedStringText | cst.FormattedStringExpression]


class Expressions:
    """Turns expressions into nodes. A kind that is not known is a KeyError."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def expr(self, node: ast.expr) -> cst.BaseExpression:
        return _EXPRESSIONS[type(node)](self, node)

    def maybe(self, node: ast.expr | None) -> cst.BaseExpression | None:
        return None if node is None else self.expr(node)

    def text(self, node: ast.expr) -> str:
        """The text of an expression."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        rows = [line.encode() for line in self._lines[node.lineno - 1 : node.end_lineno]]
        rows[-1] = rows[-1][: node.end_col_offset]
        rows[0] = rows[0][node.col_offset :]
        return b"\n".join(rows).decode()

    def name(self, text: str, owner: ast.AST) -> cst.Name:
        """A name that Python's parser keeps as text in another node."""
        return cst.Name(text)

    def _name(self, node: ast.Name) -> cst.Name:
        return cst.Name(node.id)

    def _attribute(self, node: ast.Attribute) -> cst.Attribute:
        return cst.Attribute(self.expr(node.value), self.name(node.attr, node))

    def _call(self, node: ast.Call) -> cst.Call:
        func = self.expr(node.func)
        return cst.Call(func, self.arguments(node.args, node.keywords))

    def arguments(self, args: Sequence[ast.expr], keywords: Sequence[ast.keyword]) -> list[cst.Arg]:
        found = [self.argument(arg) for arg in args]
        if keywords:
            found += [self.keyword(keyword) for keyword in keywords]
            if args and isinstance(args[-1], ast.Starred):
                # `f(a=1, *b)`: only what is unpacked may follow a keyword.
                given: list[ast.expr | ast.keyword] = [*args, *keywords]
                places = [(node.lineno, node.col_offset) for node in given]
                found = [arg for _, arg in sorted(zip(places, found, strict=True), key=lambda pair: pair[0])]
        return found

    def argument(self, node: ast.expr) -> cst.Arg:
        if isinstance(node, ast.Starred):
            return cst.Arg(self.expr(node.value), None, "*")
        return cst.Arg(self.expr(node), None, "")

    def keyword(self, node: ast.keyword) -> cst.Arg:
        if node.arg is None:
            return cst.Arg(self.expr(node.value), None, "**")
        return cst.Arg(self.expr(node.value), self.name(node.arg, node), "")

    def _constant(self, node: ast.Constant) -> cst.BaseExpression:
        value: Any = node.value
        kind = type(value)
        if kind is str or kind is bytes:
            return cst.SimpleString(value)
        if kind is int:
            return cst.Integer(value)
        if kind is float:
            return cst.Float(value)
        if kind is complex:
            return cst.Imaginary(value)
        return cst.Ellipsis() if value is ... else cst.Name(str(value))

    def _await(self, node: ast.Await) -> cst.Await:
        return cst.Await(self.expr(node.value))

    def _binary(self, node: ast.BinOp) -> cst.BinaryOperation:
        left = self.expr(node.left)
        return cst.BinaryOperation(left, OPERATORS[type(node.op)], self.expr(node.right))

    def _boolean(self, node: ast.BoolOp) -> cst.BaseExpression:
        operator = OPERATORS[type(node.op)]
        made = self.expr(node.values[0])
        for value in node.values[1:]:
            made = cst.BooleanOperation(made, operator, self.expr(value))
        return made

    def _unary(self, node: ast.UnaryOp) -> cst.UnaryOperation:
        return cst.UnaryOperation(OPERATORS[type(node.op)], self.expr(node.operand))

    def _compare(self, node: ast.Compare) -> cst.Comparison:
        left = self.expr(node.left)
        operators = [OPERATORS[type(operator)] for operator in node.ops]
        pairs = zip(operators, node.comparators, strict=True)
        return cst.Comparison(left, [cst.ComparisonTarget(operator, self.expr(other)) for operator, other in pairs])

    def _conditional(self, node: ast.IfExp) -> cst.IfExp:
        return cst.IfExp(self.expr(node.test), self.expr(node.body), self.expr(node.orelse))

    def _named(self, node: ast.NamedExpr) -> cst.NamedExpr:
        return cst.NamedExpr(self.expr(node.target), self.expr(node.value))

    def _yield(self, node: ast.Yield) -> cst.Yield:
        return cst.Yield(self.maybe(node.value))

    def _yield_from(self, node: ast.YieldFrom) -> cst.Yield:
        return cst.Yield(cst.From(self.expr(node.value)))

    def _subscript(self, node: ast.Subscript) -> cst.Subscript:
        value, inner = self.expr(node.value), node.slice
        parts = inner.elts if isinstance(inner, ast.Tuple) and inner.elts and not self._in_brackets(inner) else [inner]
        return cst.Subscript(value, [cst.SubscriptElement(self._slice(part)) for part in parts])

    def _slice(self, node: ast.expr) -> cst.Index | cst.Slice:
        if isinstance(node, ast.Slice):
            return cst.Slice(self.maybe(node.lower), self.maybe(node.upper), self.maybe(node.step))
        return cst.Index(self.expr(node.value if isinstance(node, ast.Starred) else node))

    def _in_brackets(self, node: ast.Tuple) -> bool:
        """Whether a tuple has brackets of its own: more are opened before its first item than are closed behind it."""
        first = node.elts[0]
        inside = self.text(first)
        opened, _, rest = self.text(node).partition(inside)
        return opened.count("(") > rest.partition(",")[0].count(")")

    def elements(self, nodes: Sequence[ast.expr]) -> list[cst.Element | cst.StarredElement]:
        return [
            cst.StarredElement(self.expr(node.value)) if isinstance(node, ast.Starred) else cst.Element(self.expr(node))
            for node in nodes
        ]

    def _tuple(self, node: ast.Tuple) -> cst.Tuple:
        return cst.Tuple(self.elements(node.elts))

    def _list(self, node: ast.List) -> cst.List:
        return cst.List(self.elements(node.elts))

    def _set(self, node: ast.Set) -> cst.Set:
        return cst.Set(self.elements(node.elts))

    def _starred(self, node: ast.Starred) -> cst.StarredElement:
        return cst.StarredElement(self.expr(node.value))

    def _dict(self, node: ast.Dict) -> cst.Dict:
        return cst.Dict([
            cst.StarredDictElement(self.expr(value)) if key is None
            else cst.DictElement(self.expr(key), self.expr(value))
            for key, value in zip(node.keys, node.values, strict=True)
        ])  # fmt: skip

    def _loops(self, generators: Sequence[ast.comprehension]) -> cst.CompFor:
        first = generators[0]
        target, iterable = self.expr(first.target), self.expr(first.iter)
        ifs = [cst.CompIf(self.expr(test)) for test in first.ifs]
        inner = self._loops(generators[1:]) if len(generators) > 1 else None
        return cst.CompFor(target, iterable, ifs, inner, bool(first.is_async))

    def _list_comprehension(self, node: ast.ListComp) -> cst.ListComp:
        return cst.ListComp(self.expr(node.elt), self._loops(node.generators))

    def _set_comprehension(self, node: ast.SetComp) -> cst.SetComp:
        return cst.SetComp(self.expr(node.elt), self._loops(node.generators))

    def _generator(self, node: ast.GeneratorExp) -> cst.GeneratorExp:
        return cst.GeneratorExp(self.expr(node.elt), self._loops(node.generators))

    def _dict_comprehension(self, node: ast.DictComp) -> cst.DictComp:
        return cst.DictComp(self.expr(node.key), self.expr(node.value), self._loops(node.generators))

    def _lambda(self, node: ast.Lambda) -> cst.Lambda:
        return cst.Lambda(self.parameters(node.args), self.expr(node.body))

    def parameters(self, args: ast.arguments) -> cst.Parameters:
        plain = [*args.posonlyargs, *args.args]
        defaults: list[ast.expr | None] = [None] * (len(plain) - len(args.defaults))
        defaults += args.defaults
        found = [self.parameter(arg, default) for arg, default in zip(plain, defaults, strict=True)]
        named = [self.parameter(arg, default) for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True)]
        border = len(args.posonlyargs)
        star = self.parameter(args.vararg, None, "*") if args.vararg is not None else None
        stars = self.parameter(args.kwarg, None, "**") if args.kwarg is not None else None
        return cst.Parameters(found[border:], star, named, stars, found[:border])

    def parameter(self, arg: ast.arg, default: ast.expr | None, star: str = "") -> cst.Param:
        annotation = cst.Annotation(self.expr(arg.annotation)) if arg.annotation is not None else None
        return cst.Param(self.name(arg.arg, arg), annotation, self.maybe(default), star)

    def _formatted(self, node: ast.JoinedStr) -> cst.BaseString:
        parts = self._parts(node.values)
        return cst.ConcatenatedString(parts) if are_several(self.text(node)) else cst.FormattedString(parts)

    def _parts(self, values: Sequence[ast.expr]) -> Parts:
        parts: Parts = []
        for value in values:
            if isinstance(value, ast.Constant):
                if value.value == "":
                    continue  # which Python 3.12 leaves behind a nested field
                parts.append(cst.FormattedStringText(str(value.value)))
            else:
                spec: Any = getattr(value, "format_spec", None)
                inner = self._parts(spec.values) if isinstance(spec, ast.JoinedStr) else None
                parts.append(cst.FormattedStringExpression(self.expr(value.value), inner))  # type: ignore[attr-defined]
        return parts

    def _templated(self, node: Any) -> cst.TemplatedString:
        return cst.TemplatedString(self._parts(node.values))


_EXPRESSIONS: dict[type[ast.AST], Callable[[Any, Any], cst.BaseExpression]] = {
    ast.Name: Expressions._name,
    ast.Attribute: Expressions._attribute,
    ast.Call: Expressions._call,
    ast.Constant: Expressions._constant,
    ast.Await: Expressions._await,
    ast.BinOp: Expressions._binary,
    ast.BoolOp: Expressions._boolean,
    ast.UnaryOp: Expressions._unary,
    ast.Compare: Expressions._compare,
    ast.IfExp: Expressions._conditional,
    ast.NamedExpr: Expressions._named,
    ast.Yield: Expressions._yield,
    ast.YieldFrom: Expressions._yield_from,
    ast.Subscript: Expressions._subscript,
    ast.Tuple: Expressions._tuple,
    ast.List: Expressions._list,
    ast.Set: Expressions._set,
    ast.Starred: Expressions._starred,
    ast.Dict: Expressions._dict,
    ast.ListComp: Expressions._list_comprehension,
    ast.SetComp: Expressions._set_comprehension,
    ast.GeneratorExp: Expressions._generator,
    ast.DictComp: Expressions._dict_comprehension,
    ast.Lambda: Expressions._lambda,
    ast.JoinedStr: Expressions._formatted,
}
if hasattr(ast, "TemplateStr"):
    _EXPRESSIONS[ast.TemplateStr] = Expressions._templated
