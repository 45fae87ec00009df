"""Lowers one function from LibCST's tree to the small form, in one pass.

LibCST's nodes are dataclasses: they are read through their fields and dispatched on by type, never visited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import libcst as cst

from txlint.flow.program import (
    And,
    Atom,
    Block,
    Cond,
    Do,
    For,
    Handler,
    If,
    Jump,
    Not,
    Or,
    Raise,
    Stmt,
    Test,
    Try,
    Way,
    While,
    With,
)
from txlint.tree.events import (
    UNKNOWN,
    Arg,
    Await,
    Bind,
    Call,
    Capture,
    Const,
    Context,
    Enter,
    Leave,
    Manager,
    Next,
    Path,
    RaiseNew,
    Return,
    Seq,
    Store,
    Unbind,
    Use,
    Value,
    Yield,
    paths_in,
)

Body = list[Stmt]
_CONSTANTS = {"None": None, "True": True, "False": False}


@dataclass(slots=True)
class Program:
    """A function in small form, with what was noticed on the way."""

    block: Block
    calls: list[Call]
    managers: list[Manager]
    yields: list[Yield]
    returns: list[Return]
    binds: list[Bind]
    awaits: list[Await]
    stores: list[Store]
    relevant: frozenset[str]
    """Keys of tests that are worth remembering: met twice, or set to a constant and tested."""
    tested: Counter[str]
    loaded: Counter[str]
    """How often each plain name is read."""
    free: dict[str, list[cst.CSTNode]] = field(default_factory=dict)
    """Names that nested functions and lambdas read -> those functions."""
    annotations: dict[str, cst.BaseExpression] = field(default_factory=dict)
    imports: list[cst.Import | cst.ImportFrom] = field(default_factory=list)
    definitions: list[cst.FunctionDef | cst.ClassDef] = field(default_factory=list)
    outside: frozenset[str] = frozenset()
    """Names declared global or nonlocal."""


def dotted(node: cst.BaseExpression) -> str:
    """`a.b.c` for a chain of names, "" for anything else."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return ""
    parts.append(node.value)
    return ".".join(reversed(parts))


def named_types(clause: cst.ExceptHandler | cst.ExceptStarHandler) -> tuple[str, ...] | None:
    """The classes that an `except` clause names, as written, "?" for what is no name; None for a bare clause."""
    match clause.type:
        case None:
            return None
        case cst.Tuple(elements=elements):
            return tuple(dotted(e.value) or "?" for e in elements)
        case other:
            return (dotted(other) or "?",)


def names_read(node: cst.CSTNode) -> set[str]:
    """All plain names inside a node, those of nested functions included."""
    found: set[str] = set()
    stack: list[cst.CSTNode] = [node]
    while stack:
        item = stack.pop()
        kind = type(item)
        if kind is cst.Name:
            found.add(item.value)  # type: ignore[attr-defined]
        elif kind is cst.Attribute:
            stack.append(item.value)  # type: ignore[attr-defined]
        else:
            stack.extend(children(item))
    return found


_FIELDS: dict[type[Any], tuple[str, ...]] = {}
_SKIPPED = ("whitespace", "leading_lines", "lines_after", "lpar", "rpar", "semicolon", "header", "footer", "comma",
            "trailing")


def _fields(cls: type[Any]) -> tuple[str, ...]:
    """The fields of a node class that hold syntax, white space and punctuation left out."""
    if cls not in _FIELDS:
        fields = getattr(cls, "__dataclass_fields__", {}) if issubclass(cls, cst.CSTNode) else {}
        _FIELDS[cls] = tuple(k for k in fields if not k.startswith(_SKIPPED))
    return _FIELDS[cls]


_LEAVES = (str, type(None), bool, int, cst.MaybeSentinel)


def children(node: cst.CSTNode) -> list[cst.CSTNode]:
    """Direct children that are syntax."""
    found: list[cst.CSTNode] = []
    for key in _fields(type(node)):
        value = getattr(node, key)
        kind = type(value)
        if kind in _LEAVES:
            continue
        if kind is tuple or kind is list:
            found.extend(value)
        else:
            found.append(value)
    return found


def literal(node: cst.BaseExpression) -> str | None:
    """The text of a string literal, with `{}` where something is inserted; None where it is no string."""
    match node:
        case cst.SimpleString():
            value = node.evaluated_value
            return value if isinstance(value, str) else None
        case cst.ConcatenatedString(left=left, right=right):
            a, b = literal(left), literal(right)
            return None if a is None or b is None else a + b
        case cst.FormattedString(parts=parts):
            return "".join(p.value if isinstance(p, cst.FormattedStringText) else "{}" for p in parts)
        case cst.BinaryOperation(left=left, operator=cst.Add() | cst.Modulo()):
            return literal(left)
        case cst.Call(func=cst.Attribute(value=value, attr=cst.Name("format" | "strip"))):
            return literal(value)
    return None


class Lowerer:
    """Lowers one body. Use `lower_function` or `lower_module`."""

    def __init__(self, captures: bool = True) -> None:
        self._captures = captures
        self.program = Program((), [], [], [], [], [], [], [], frozenset(), Counter(), Counter())
        self._context: Context | None = None
        self._temps = 0
        self._constants: set[str] = set()
        self._outside: set[str] = set()
        self._opaque = 0

    # ------------------------------------------------------------------ statements

    def body(self, node: cst.BaseSuite | Sequence[cst.BaseStatement]) -> Block:
        out: Body = []
        statements = node.body if isinstance(node, cst.BaseSuite) else node
        for stmt in statements:
            if isinstance(stmt, cst.SimpleStatementLine):
                for small in stmt.body:
                    self._small(small, out)
            elif isinstance(stmt, cst.BaseSmallStatement):
                self._small(stmt, out)
            else:
                handle = _COMPOUND.get(type(stmt))
                if handle is not None:
                    handle(self, stmt, out)
        return tuple(out)

    def _small(self, node: cst.BaseSmallStatement, out: Body) -> None:
        match node:
            case cst.Expr(value=value):
                self.expr(value, out, use="discard")
            case cst.Assign(targets=targets, value=value):
                first = targets[0].target
                path = self._path_of(first)
                bound = self.expr(value, out, use="bind", target=path)
                for each in targets:
                    self._assign(each.target, bound, node, out)
                    if path and isinstance(bound, Path):
                        # `a = b = call()`: the second name is bound to what the first one holds.
                        bound = Path(path)
                    if path and isinstance(bound, Path):
                        bound = Path(path)
            case cst.AnnAssign(target=target, annotation=annotation, value=value):
                if path := self._path_of(target):
                    self.program.annotations.setdefault(path, annotation.annotation)
                if value is not None:
                    bound = self.expr(value, out, use="bind", target=self._path_of(target))
                    self._assign(target, bound, node, out)
            case cst.AugAssign(target=target, value=value):
                self.expr(value, out)
                self._assign(target, UNKNOWN, node, out)
            case cst.Return(value=value):
                result = Const(None) if value is None else self.expr(value, out, use="return")
                event = Return(result, node, self._context)
                self.program.returns.append(event)
                out.append(Do(event))
                out.append(Jump(Way.RETURN))
            case cst.Raise(exc=exc, cause=cause):
                if exc is None:
                    out.append(Raise(None))
                else:
                    if cause is not None:
                        self.expr(cause.item, out)
                    name = exc.func if isinstance(exc, cst.Call) else exc
                    if isinstance(exc, cst.Call):
                        for arg in exc.args:
                            self.expr(arg.value, out, use="arg")
                    out.append(Raise(RaiseNew(dotted(name), node)))
            case cst.Break():
                self._leave(node, out)
                out.append(Jump(Way.BREAK))
            case cst.Continue():
                self._leave(node, out)
                out.append(Jump(Way.CONTINUE))
            case cst.Assert(test=test, msg=msg):
                failed: Body = []
                if msg is not None:
                    self.expr(msg, failed)
                failed.append(Raise(RaiseNew("AssertionError", node)))
                out.append(If(self.cond(test), (), tuple(failed)))
            case cst.Del(target=target):
                for item in target.elements if isinstance(target, cst.Tuple) else [target]:
                    deleted = item.value if isinstance(item, cst.BaseElement) else item
                    path = self._path_of(deleted)
                    if path:
                        out.append(Do(Unbind(path, node)))
            case cst.Import() | cst.ImportFrom():
                self.program.imports.append(node)
            case cst.Global(names=names) | cst.Nonlocal(names=names):
                self._outside.update(item.name.value for item in names)

    def _leave(self, node: cst.CSTNode, out: Body) -> None:
        """A jump to a loop round a `finally` discards the exception that the suite runs for."""
        context = self._context
        while context is not None and context.kind != "loop":
            if context.kind == "final":
                out.append(Do(Leave(node, self._context)))
                return
            context = context.parent

    def _assign(self, target: cst.BaseExpression, value: Value, node: cst.CSTNode, out: Body) -> None:
        match target:
            case cst.Name() | cst.Attribute():
                path = self._path_of(target)
                if path:
                    if isinstance(value, Const):
                        self._constants.add(path)
                    event = Bind(path, value, node)
                    self.program.binds.append(event)
                    out.append(Do(event))
                elif paths_in(value):
                    self._store(value, "attribute", node, out)
            case cst.Tuple(elements=elements) | cst.List(elements=elements):
                for n, element in enumerate(elements):
                    match value:
                        case Seq(items) if len(items) == len(elements):
                            part: Value = items[n]
                        case Path(text):
                            part = Path(f"{text}[{n}]")
                        case _:
                            part = UNKNOWN
                    self._assign(element.value, part, node, out)
            case cst.Subscript():
                self.expr(target, out)
                path = self._path_of(target)
                if path and isinstance(value, Path):
                    self._store(value, "container", node, out)
                    out.append(Do(Bind(path, value, node)))
                elif paths_in(value):
                    self._store(value, "container", node, out)
            case cst.StarredElement(value=inner):
                self._assign(inner, UNKNOWN, node, out)

    def _store(self, value: Value, why: Literal["container", "attribute"], node: cst.CSTNode, out: Body) -> None:
        event = Store(value, why, node)
        self.program.stores.append(event)
        out.append(Do(event))

    def _path_of(self, node: cst.BaseExpression) -> str:
        """The path that an expression names without doing anything, or ""."""
        match node:
            case cst.Name(value=name):
                return "" if name in _CONSTANTS else name
            case cst.Attribute(value=value, attr=attr):
                base = self._path_of(value)
                return f"{base}.{attr.value}" if base else ""
            case cst.Subscript(value=value, slice=[cst.SubscriptElement(slice=cst.Index(value=index))]):
                base = self._path_of(value)
                if base and isinstance(index, cst.SimpleString | cst.Integer | cst.Name):
                    key = index.value if not isinstance(index, cst.SimpleString) else repr(index.evaluated_value)
                    return f"{base}[{key}]"
        return ""

    def _if(self, node: cst.If, out: Body) -> None:
        cond = self.cond(node.test)
        with _Within(self, "if", node, node):
            then = self.body(node.body)
        orelse: Body = []
        match node.orelse:
            case cst.If() as nested:
                self._if(nested, orelse)
            case cst.Else(body=body):
                with _Within(self, "if", node, None):
                    orelse.extend(self.body(body))
        out.append(If(cond, then, tuple(orelse)))

    def _while(self, node: cst.While, out: Body) -> None:
        with _Within(self, "loop", node):
            cond = self.cond(node.test)
            body = self.body(node.body)
        out.append(While(cond, body, self.body(node.orelse.body) if node.orelse else ()))

    def _for(self, node: cst.For, out: Body) -> None:
        source = self.expr(node.iter, out)
        with _Within(self, "loop", node):
            advance = (Do(Next(source, node.iter, node.asynchronous is not None, self._context)),)
            body: Body = []
            self._assign(node.target, UNKNOWN, node, body)
            body.extend(self.body(node.body))
        out.append(For(advance, tuple(body), self.body(node.orelse.body) if node.orelse else ()))

    def _try(self, node: cst.Try | cst.TryStar, out: Body) -> None:
        with _Within(self, "try", node):
            body = self.body(node.body)
        handlers = []
        for handler in node.handlers:
            name = ""
            if handler.name is not None and isinstance(handler.name.name, cst.Name):
                name = handler.name.name.value
            types = named_types(handler)
            with _Within(self, "handler", handler):
                handlers.append(Handler(types, self.body(handler.body), handler, name, isinstance(node, cst.TryStar)))
        orelse: Block = ()
        if node.orelse is not None:
            with _Within(self, "orelse", node):
                orelse = self.body(node.orelse.body)
        final: Block = ()
        if node.finalbody is not None:
            with _Within(self, "final", node):
                final = self.body(node.finalbody.body)
        out.append(Try(body, tuple(handlers), orelse, final))

    def _with(self, node: cst.With, out: Body) -> None:
        self._with_items(node, list(node.items), out)

    def _with_items(self, node: cst.With, items: list[cst.WithItem], out: Body) -> None:
        """`with a, b:` is two nested blocks: the second may raise after the first was entered."""
        if not items:
            out.extend(self.body(node.body))
            return
        item, *rest = items
        enter: Body = []
        value = self.expr(item.item, enter, use="with")
        target = item.asname.name if item.asname is not None else None
        path = self._path_of(target) if isinstance(target, cst.Name | cst.Attribute) else ""
        manager = Manager(value, self._temp(), path, node.asynchronous is not None, item.item, self._context)
        self.program.managers.append(manager)
        enter.append(Do(Enter(manager)))
        body: Body = []
        if target is not None:
            self._assign(target, Path(manager.result), item, body)
        with _Within(self, "with", node, manager):
            self._with_items(node, rest, body)
        out.append(With(tuple(enter), manager, tuple(body)))

    def _match(self, node: cst.Match, out: Body) -> None:
        self.expr(node.subject, out)
        rest: Block = ()
        for case in reversed(node.cases):
            bound: Body = []
            for name in _captured(case.pattern):
                bound.append(Do(Bind(name, UNKNOWN, case)))
            sure = _irrefutable(case.pattern)
            matched: Cond = Test((), Atom("const", "True") if sure else self._unknown_atom())
            if bound:
                matched = And(matched, Test(tuple(bound), Atom("const", "True")))
            if case.guard is not None:
                matched = And(matched, self.cond(case.guard))
            rest = (If(matched, self.body(case.body), rest),)
        out.extend(rest)

    def _def(self, node: cst.FunctionDef | cst.ClassDef, out: Body) -> None:
        """A nested definition runs later: what it reads is captured."""
        self.program.definitions.append(node)
        for decorator in node.decorators:
            self.expr(decorator.decorator, out, use="arg")
        if isinstance(node, cst.FunctionDef):
            for param in (*node.params.params, *node.params.kwonly_params, *node.params.posonly_params):
                if param.default is not None:
                    self.expr(param.default, out, use="arg")
        out.append(Do(Bind(node.name.value, UNKNOWN, node)))
        if self._captures:
            self._capture(node, node.name.value, out)

    def _capture(self, node: cst.CSTNode, target: str, out: Body) -> None:
        """A nested function or lambda holds what it reads for as long as it lives."""
        names = names_read(node)
        for read in names:
            self.program.free.setdefault(read, []).append(node)
        out.append(Do(Capture(frozenset(names), target, node)))

    # ------------------------------------------------------------------ conditions

    def cond(self, node: cst.BaseExpression) -> Cond:
        match node:
            case cst.BooleanOperation(left=left, operator=op, right=right):
                a, b = self.cond(left), self.cond(right)
                return And(a, b) if isinstance(op, cst.And) else Or(a, b)
            case cst.UnaryOperation(operator=cst.Not(), expression=inner):
                return Not(self.cond(inner))
            case cst.Name(value="True" | "False" as value):
                return Test((), Atom("const", value))
            case cst.Name(value="None") | cst.Integer(value="0"):
                return Test((), Atom("const", "False"))
            case cst.Integer():
                return Test((), Atom("const", "True"))
            case cst.Name() | cst.Attribute() if dotted(node):
                path = dotted(node)
                self._read(node)
                if path.rpartition(".")[2] == "TYPE_CHECKING":
                    return Test((), Atom("const", "False"))
                return Test((), self._atom("truth", path))
            case cst.Comparison(left=left, comparisons=[cst.ComparisonTarget(operator=op, comparator=right)]):
                return self._comparison(node, left, op, right)
            case cst.Call():
                events: Body = []
                result = self.expr(node, events, use="test")
                calls = [s.event for s in events if isinstance(s, Do) and isinstance(s.event, Call)]
                if calls and isinstance(result, Path) and calls[-1].result == result.text:
                    return Test(tuple(events), Atom("call", result.text, event=calls[-1]))
                return Test(tuple(events), self._unknown_atom())
            case cst.Await(expression=cst.Call()):
                events = []
                self.expr(node, events, use="test")
                calls = [s.event for s in events if isinstance(s, Do) and isinstance(s.event, Call)]
                atom = Atom("call", calls[-1].result, event=calls[-1]) if calls else self._unknown_atom()
                return Test(tuple(events), atom)
            case cst.NamedExpr(target=target):
                events = []
                self.expr(node, events)
                path = self._path_of(target)
                return Test(tuple(events), self._atom("truth", path) if path else self._unknown_atom())
        events = []
        self.expr(node, events)
        return Test(tuple(events), self._unknown_atom() if events else self._text_atom(node))

    def _comparison(self, node: cst.Comparison, left: cst.BaseExpression, op: cst.BaseCompOp,
                    right: cst.BaseExpression) -> Cond:
        events: Body = []
        positive = not isinstance(op, cst.IsNot | cst.NotEqual | cst.NotIn)
        constant = right.value if isinstance(right, cst.Name) else ""
        subject = left.target if isinstance(left, cst.NamedExpr) else left
        path = self._path_of(subject)
        if constant in _CONSTANTS and path and isinstance(op, cst.Is | cst.IsNot | cst.Equal | cst.NotEqual):
            self.expr(left, events)
            kind = "is-none" if constant == "None" else "truth"
            test: Cond = Test(tuple(events), self._atom(kind, path))
            return test if positive == (constant != "False") else Not(test)
        self.expr(left, events)
        if constant == "None" and isinstance(left, cst.Call | cst.Await) and isinstance(op, cst.Is | cst.IsNot):
            calls = [s.event for s in events if isinstance(s, Do) and isinstance(s.event, Call)]
            if calls:
                # A call that gives None is falsy; nothing else is known.
                test = Test(tuple(events), Atom("call", calls[-1].result, event=calls[-1]))
                return Not(test) if positive else test
        self.expr(right, events)
        if events:
            return Test(tuple(events), self._unknown_atom())
        test = Test((), self._text_atom(node, positive))
        return test if positive else Not(test)

    def _atom(self, kind: str, path: str) -> Atom:
        self._met(path)
        return Atom(kind, path, frozenset([path]))

    def _met(self, key: str) -> None:
        """Counts a test; one inside a loop is met again by the next round."""
        context = self._context
        while context is not None and context.kind not in ("loop", "comprehension"):
            context = context.parent
        self.program.tested[key] += 1 if context is None else 2

    def _unknown_atom(self) -> Atom:
        self._opaque += 1
        return Atom("text", f"?{self._opaque}")

    def _text_atom(self, node: cst.BaseExpression, positive: bool = True) -> Atom:
        """An expression of plain names and literals keeps its truth until a name is bound again."""
        parts: list[cst.CSTNode] = [node]
        names: set[str] = set()
        while parts:
            part = parts.pop()
            if isinstance(part, cst.Name):
                names.add(part.value)
            elif isinstance(part, cst.Attribute | cst.Subscript | cst.Call | cst.BaseComp | cst.Lambda | cst.Await):
                return self._unknown_atom()
            else:
                parts.extend(children(part))
        code = cst.Module([]).code_for_node(node)
        if not positive:
            code = code.replace("!=", "==").replace(" not in ", " in ").replace(" is not ", " is ")
        key = "(" + " ".join(code.split()) + ")"
        self._met(key)
        return Atom("text", key, frozenset(names))

    # ------------------------------------------------------------------ expressions

    def _temp(self) -> str:
        self._temps += 1
        return f"%{self._temps}"

    def _read(self, node: cst.CSTNode) -> None:
        """Counts the names that an expression without events reads."""
        while isinstance(node, cst.Attribute):
            node = node.value
        if isinstance(node, cst.Name):
            self.program.loaded[node.value] += 1

    def expr(self, node: cst.BaseExpression, out: Body, *, use: Use = "value", target: str = "") -> Value:
        """Appends the events of an expression, in evaluation order, and says where its value is."""
        match node:
            case cst.Name(value=name):
                if name in _CONSTANTS:
                    return Const(_CONSTANTS[name])
                self.program.loaded[name] += 1
                return Path(name)
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
                return Path(f"{base.text}[]") if isinstance(base, Path) else UNKNOWN
            case cst.Tuple(elements=elements) | cst.List(elements=elements) | cst.Set(elements=elements):
                return Seq(tuple(self.expr(e.value, out, use=use if use == "return" else "arg") for e in elements))
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
            case cst.Integer(value=digits):
                return Const(int(digits.replace("_", ""), 0)) if not digits.startswith("00") else Const(0)
            case cst.FormattedString(parts=parts):
                for part in parts:
                    if isinstance(part, cst.FormattedStringExpression):
                        self.expr(part.expression, out)
                return UNKNOWN
            case cst.StarredElement(value=value):
                return self.expr(value, out)
            case cst.Ellipsis() | cst.Float() | cst.Imaginary():
                return Const(0)
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

    def _either(self, left: cst.BaseExpression, right: cst.BaseExpression, is_and: bool, use: Use,
                out: Body) -> Value:
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

    def _joined(self, cond: Cond, then: Value, then_out: Body, other: Value, else_out: Body,
                node: cst.CSTNode, out: Body) -> Value:
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
        loop: cst.CompFor | None = node.for_in
        return self._comp_for(node, loop, out)

    def _comp_for(self, node: cst.BaseComp, loop: cst.CompFor | None, out: Body) -> Value:
        if loop is None:
            elements = [node.key, node.value] if isinstance(node, cst.DictComp) else [node.elt]  # type: ignore[attr-defined]
            for element in elements:
                value = self.expr(element, out, use="arg")
                if paths_in(value) and not isinstance(element, cst.Name | cst.Attribute):
                    self._store(value, "container", element, out)
            return UNKNOWN
        source = self.expr(loop.iter, out)
        with _Within(self, "comprehension", node):
            body: Body = []
            self._assign(loop.target, UNKNOWN, loop, body)
            inner: Body = []
            self._comp_for(node, loop.inner_for_in, inner)
            rest: Block = tuple(inner)
            for test in reversed(loop.ifs):
                rest = (If(self.cond(test.test), rest, ()),)
            body.extend(rest)
            advance = (Do(Next(source, loop.iter, loop.asynchronous is not None, self._context)),)
        if any(not (isinstance(s, Do) and isinstance(s.event, Bind)) for s in body) or loop.asynchronous is not None:
            out.append(For(advance, tuple(body), ()))
        return UNKNOWN

    def _call(self, node: cst.Call, out: Body, *, awaited: bool, use: Use, target: str) -> Value:
        receiver, name = "", ""
        match node.func:
            case cst.Name(value=name):
                self.program.loaded[name] += 1
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

    # ------------------------------------------------------------------ result

    def finish(self, block: Block, params: Sequence[str]) -> Program:
        program = self.program
        program.block = block
        program.outside = frozenset(self._outside)
        program.relevant = frozenset(
            key for key, times in program.tested.items()
            if times > 1 or key in self._constants or key in params or key.startswith("self.")
        )
        return program


class _Within:
    """Pushes a context for the time of a `with` block."""

    def __init__(self, lowerer: Lowerer, kind: Any, node: cst.CSTNode, info: Any = None) -> None:
        self._lowerer = lowerer
        self._context = Context(kind, node, lowerer._context, info)

    def __enter__(self) -> None:
        self._lowerer._context = self._context

    def __exit__(self, *_: object) -> None:
        self._lowerer._context = self._context.parent


_COMPOUND: dict[type[Any], Callable[[Lowerer, Any, Body], None]] = {
    cst.If: Lowerer._if,
    cst.While: Lowerer._while,
    cst.For: Lowerer._for,
    cst.Try: Lowerer._try,
    cst.TryStar: Lowerer._try,
    cst.With: Lowerer._with,
    cst.Match: Lowerer._match,
    cst.FunctionDef: Lowerer._def,
    cst.ClassDef: Lowerer._def,
}


def _captured(pattern: cst.CSTNode) -> list[str]:
    """Names that a pattern binds."""
    found = []
    stack: list[cst.CSTNode] = [pattern]
    while stack:
        item = stack.pop()
        if isinstance(item, cst.MatchAs | cst.MatchStar) and item.name is not None:
            found.append(item.name.value)
        if isinstance(item, cst.MatchMapping) and item.rest is not None:
            found.append(item.rest.value)
        stack.extend(child for child in children(item) if not isinstance(child, cst.BaseExpression))
    return found


def _irrefutable(pattern: cst.MatchPattern) -> bool:
    return isinstance(pattern, cst.MatchAs) and pattern.pattern is None


def parameters(node: cst.FunctionDef | cst.Lambda) -> list[cst.Param]:
    """All parameters, in order, `*args` and `**kwargs` last."""
    params = node.params
    found = [*params.posonly_params, *params.params, *params.kwonly_params]
    if isinstance(params.star_arg, cst.Param):
        found.append(params.star_arg)
    if params.star_kwarg is not None:
        found.append(params.star_kwarg)
    return found


def lower_function(node: cst.FunctionDef) -> Program:
    """The small form of one function or method."""
    lowerer = Lowerer()
    block = lowerer.body(node.body)
    return lowerer.finish(block, [p.name.value for p in parameters(node)])


def lower_module(node: cst.Module) -> Program:
    """The small form of a module's own statements."""
    lowerer = Lowerer(captures=False)
    return lowerer.finish(lowerer.body(node.body), ())
