"""Lowers expressions: their events in the order of evaluation."""

from __future__ import annotations

from txlint.flow.program import Block, Cond, Do, For, If, Test
from txlint.tree import cst
from txlint.tree.code import digits
from txlint.tree.conditions import Conditions
from txlint.tree.events import UNKNOWN, Arg, Await, Bind, Call, Const, Path, Seq, Use, Value, Yield, paths_in
from txlint.tree.lowering import CONSTANTS, Body, Within
from txlint.tree.nodes import children, literal
from txlint.tree.rounds import each_named


class Expressions(Conditions):
    """Lowers what has a value."""

    def expr(self, node: cst.BaseExpression, out: Body, *, use: Use = "value", target: str = "") -> Value:
        """Appends the events of an expression, in evaluation order, and says where its value is."""
        match node:
            case cst.Name(value=name):
                if name in CONSTANTS:
                    return Const(CONSTANTS[name])
                self.program.loaded[name] += 1
                return Path(self._meant(name))
            case cst.Attribute(value=value, attr=attr):
                base = self.expr(value, out)
                return Path(f"{base.text}.{attr.value}") if isinstance(base, Path) else UNKNOWN
            case cst.Call():
                return self._call(node, out, awaited=False, use=use, target=target)
            case cst.Await(expression=cst.Call() as call):
                return self._call(call, out, awaited=True, use=use, target=target)
            case cst.Await(expression=inner):
                awaited = self.expr(inner, out)
                result = self._temp()
                event = Await(awaited, result, node, self._context)
                self.program.awaits.append(event)
                out.append(Do(event))
                return Path(result)
            case cst.BooleanOperation(left=left, operator=op, right=right):
                return self._either(left, right, isinstance(op, cst.And), use, out)
            case cst.IfExp(test=test, body=body, orelse=orelse):
                cond = self.cond(test)
                then_out: Body = []
                else_out: Body = []
                then = self.expr(body, then_out, use=use)
                other = self.expr(orelse, else_out, use=use)
                return self._joined(cond, then, then_out, other, else_out, node, out)
            case cst.NamedExpr(target=named, value=value):
                bound = self.expr(value, out, use="bind", target=self._path_of(named))
                self._assign(named, bound, node, out)
                return Path(self._path_of(named)) if self._path_of(named) else bound
            case cst.Subscript(value=value, slice=elements):
                base = self.expr(value, out)
                for element in elements:
                    for part in children(element.slice):
                        if isinstance(part, cst.BaseExpression):
                            self.expr(part, out)
                text = self._path_of(node)
                if text:
                    return Path(text)
                match elements:
                    case [cst.SubscriptElement(slice=cst.Index(value=cst.Integer(evaluated_value=number)))]:
                        return Path(f"{base.text}[{digits(number)}]") if isinstance(base, Path) else UNKNOWN
                return Path(f"{base.text}[]") if isinstance(base, Path) else UNKNOWN
            case cst.Tuple(elements=elements) | cst.List(elements=elements) | cst.Set(elements=elements):
                parts = tuple(self.expr(e.value, out, use=use if use == "return" else "arg") for e in elements)
                return Seq(parts, isinstance(node, cst.Tuple))
            case cst.Dict(elements=pairs):
                items: list[Value] = []
                for pair in pairs:
                    if isinstance(pair, cst.DictElement):
                        self.expr(pair.key, out)
                    items.append(self.expr(pair.value, out, use="arg"))
                return Seq(tuple(items))
            case cst.Yield(value=value):
                return self._yield(node, value, out)
            case cst.Lambda():
                target = self._temp()
                self._capture(node, target, out)
                return Path(target)
            case cst.ListComp() | cst.SetComp() | cst.GeneratorExp() | cst.DictComp():
                return self._comprehension(node, out)
            case cst.SimpleString() | cst.ConcatenatedString():
                text_value = literal(node)
                return Const(text_value) if text_value is not None else UNKNOWN
            case cst.Integer(evaluated_value=number):
                return Const(number)
            case cst.FormattedString(parts=pieces):
                for piece in pieces:
                    if isinstance(piece, cst.FormattedStringExpression):
                        self.expr(piece.expression, out)
                return UNKNOWN
            case cst.StarredElement(value=value):
                return self.expr(value, out)
            case cst.Float(evaluated_value=number):
                return Const(number)
            case cst.Ellipsis() | cst.Imaginary():
                return UNKNOWN
        self._operands(node, out)
        return UNKNOWN

    def _operands(self, node: cst.CSTNode, out: Body) -> None:
        """Operators: their operands' events, left to right, without recursion along `a + b + c`."""
        spine: list[cst.CSTNode] = []
        while isinstance(node, cst.BinaryOperation):
            spine.append(node.right)
            node = node.left
        if spine:
            spine.append(node)
            for operand in reversed(spine):
                if isinstance(operand, cst.BaseExpression):
                    self.expr(operand, out)
            return
        for child in children(node):
            if isinstance(child, cst.BaseExpression):
                self.expr(child, out)
            elif isinstance(child, cst.ComparisonTarget):
                self.expr(child.comparator, out)

    def _either(self, left: cst.BaseExpression, right: cst.BaseExpression, is_and: bool, use: Use, out: Body) -> Value:
        """`a or b` and `a and b`, as values or as statements."""
        right_out: Body = []
        if use == "discard" or isinstance(left, cst.Comparison | cst.UnaryOperation):
            # The left side gives a truth value, or one that nobody reads.
            test = self.cond(left)
            value = self.expr(right, right_out, use=use if use == "discard" else "test")
            if use != "discard":
                then, other = ((value, right_out), (UNKNOWN, [])) if is_and else ((UNKNOWN, []), (value, right_out))
                return self._joined(test, *then, *other, left, out)
            out.append(If(test, tuple(right_out), ()) if is_and else If(test, (), tuple(right_out)))
            return UNKNOWN
        left_out: Body = []
        first = self.expr(left, left_out, use="test")
        second = self.expr(right, right_out, use="test")
        out.extend(left_out)
        if not right_out and not paths_in(first) and not paths_in(second):
            return UNKNOWN
        atom = self._atom("truth", first.text) if isinstance(first, Path) else self._unknown_atom()
        cond: Cond = Test((), atom)
        if is_and:
            return self._joined(cond, second, right_out, first, [], left, out)
        return self._joined(cond, first, [], second, right_out, left, out)

    def _joined(
        self, cond: Cond, then: Value, then_out: Body, other: Value, else_out: Body, node: cst.CSTNode, out: Body
    ) -> Value:
        result = self._temp()
        for value, branch in ((then, then_out), (other, else_out)):
            event = Bind(result, value, node)
            self.program.binds.append(event)
            branch.append(Do(event))
        out.append(If(cond, tuple(then_out), tuple(else_out)))
        return Path(result)

    def _yield(self, node: cst.Yield, value: cst.BaseExpression | cst.From | None, out: Body) -> Value:
        delegates = isinstance(value, cst.From)
        inner = value.item if isinstance(value, cst.From) else value
        given = UNKNOWN if inner is None else self.expr(inner, out, use="yield")
        event = Yield(given, node, delegates, self._context)
        self.program.yields.append(event)
        out.append(Do(event))
        return UNKNOWN

    def _comprehension(self, node: cst.BaseComp, out: Body) -> Value:
        loop: cst.CompFor = node.for_in  # type: ignore[attr-defined]
        return self._comp_for(node, loop, out)

    def _comp_for(self, node: cst.BaseComp, loop: cst.CompFor | None, out: Body) -> Value:
        if loop is None:
            elements = [node.key, node.value] if isinstance(node, cst.DictComp) else [node.elt]  # type: ignore[attr-defined]
            for element in elements:
                value = self.expr(element, out, use="arg")
                if paths_in(value) and not isinstance(element, cst.Name | cst.Attribute):
                    self._store(value, "container", element, out)
            return UNKNOWN
        plain = not isinstance(node, cst.DictComp) and isinstance(loop.target, cst.Name) and not loop.ifs
        elements = each_named(loop, node.elt) if plain and loop.inner_for_in is None else []  # type: ignore[attr-defined]
        for element in elements:
            target = loop.target.value  # type: ignore[attr-defined]
            self._named[target] = self._path_of(element)
            self._comp_for(node, None, out)
            del self._named[target]
        if elements:
            return UNKNOWN
        source = self.expr(loop.iter, out, use="iter")
        with Within(self, "comprehension", node):
            body: Body = []
            self._assign(loop.target, UNKNOWN, loop, body)
            inner: Body = []
            self._comp_for(node, loop.inner_for_in, inner)
            rest: Block = tuple(inner)
            for test in reversed(loop.ifs):
                rest = (If(self.cond(test.test), rest, ()),)
            body.extend(rest)
            advance = self._advance(source, loop)
        asks = isinstance(source, Path) or loop.asynchronous
        if asks or any(not (isinstance(s, Do) and isinstance(s.event, Bind)) for s in body):
            out.append(For(advance, tuple(body), ()))
        return UNKNOWN

    def _call(self, node: cst.Call, out: Body, *, awaited: bool, use: Use, target: str) -> Value:
        receiver, name = "", ""
        match node.func:
            case cst.Name(value=written):
                self.program.loaded[written] += 1
                receiver, _, name = self._meant(written).rpartition(".")
            case cst.Attribute(value=value, attr=attr):
                base = self.expr(value, out)
                receiver, name = (base.text if isinstance(base, Path) else "?"), attr.value
            case other:
                base = self.expr(other, out)
                receiver, name = (base.text if isinstance(base, Path) else "?"), "__call__"
        args = []
        for arg in node.args:
            keyword = arg.keyword.value if arg.keyword is not None else arg.star
            args.append(Arg(keyword, self.expr(arg.value, out, use="arg"), arg.value))
        event = Call(receiver, name, tuple(args), self._temp(), awaited, use, target, node, self._context)
        self.program.calls.append(event)
        out.append(Do(event))
        return Path(event.result)
