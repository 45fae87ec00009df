"""Lowers one function to the small form, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

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
    Raise,
    Rounds,
    Test,
    Try,
    Way,
    While,
    With,
)
from txlint.tree import cst
from txlint.tree.events import UNKNOWN, Bind, Const, Enter, Leave, Manager, Path, RaiseNew, Return, Unbind, around
from txlint.tree.expressions import Expressions
from txlint.tree.lowering import Body, Program, Within
from txlint.tree.nodes import captured_names, dotted, is_irrefutable, is_test, named_types, names_read, parameters
from txlint.tree.rounds import NOWHERE, LastRound, each_named, happens


class Lowerer(Expressions):
    """Lowers one body. Use `lower_function` or `lower_module`."""

    def body(self, node: cst.BaseSuite | Sequence[cst.BaseStatement]) -> Block:
        out: Body = []
        statements = node.body if isinstance(node, cst.BaseSuite) else node
        for stmt in statements:
            if isinstance(stmt, cst.BaseSmallStatement):
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
            case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(flag))], value=value) if is_test(value):
                self._flag(flag, value, node, out)
            case cst.AnnAssign(target=cst.Name(flag), value=cst.BaseExpression() as value) if is_test(value):
                self._flag(flag, value, node, out)
            case cst.Assign(targets=targets, value=value):
                first = targets[0].target
                path = self._path_of(first)
                bound = self.expr(value, out, use="bind", target=path)
                for each in targets:
                    self._assign(each.target, bound, node, out)
                    if path and isinstance(bound, Path):
                        # `a = b = call()`: the second name is bound to what the first one holds.
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

    def _flag(self, name: str, value: cst.BaseExpression, node: cst.CSTNode, out: Body) -> None:
        """`own = conn is None`: whoever asks for the one learns about the other."""
        self._asked = set()
        cond = self.cond(value)
        self._flags.setdefault(name, set()).update(self._asked)
        branches = tuple(Bind(name, Const(truth), node) for truth in (True, False))
        self.program.binds.extend(branches)
        out.append(If(cond, *((Do(bind),) for bind in branches)))

    def _leave(self, node: cst.CSTNode, out: Body) -> None:
        """A jump to a loop round a `finally` discards the exception that the suite runs for."""
        inner = next((c for c in around(self._context) if c.kind in ("loop", "final")), None)
        if inner is not None and inner.kind == "final":
            out.append(Do(Leave(node, self._context)))

    def _if(self, node: cst.If, out: Body) -> None:
        cond = self.cond(node.test)
        with Within(self, "if", node, node):
            then = self.body(node.body)
        orelse: Body = []
        match node.orelse:
            case cst.If() as nested:
                self._if(nested, orelse)
            case cst.Else(body=body):
                with Within(self, "if", node, None):
                    orelse.extend(self.body(body))
        out.append(If(cond, then, tuple(orelse)))

    def _while(self, node: cst.While, out: Body) -> None:
        flags, before = set(self._constants), len(self.program.binds)
        with Within(self, "loop", node):
            cond = self.cond(node.test)
            body = self.body(node.body)
        counted = {b.target for b in self.program.binds[before:] if isinstance(b.node, cst.AugAssign)} & flags
        if isinstance(node.test, cst.Comparison) and counted & names_read(node.test) and not happens(cond):
            # `n = 0; while n < most: … n += 1` is taken to have a first round.
            out.append(If(cond, (), NOWHERE))
        out.append(While(cond, body, self.body(node.orelse.body) if node.orelse else ()))

    def _for(self, node: cst.For, out: Body) -> None:
        elements = each_named(node, node.body)
        if elements and isinstance(node.target, cst.Name):
            self._rounds(node, node.target.value, elements, out)
            return
        source = self.expr(node.iter, out, use="iter")
        if isinstance(node.target, cst.Name):
            self.program.rounds.append((node.target.value, source))
        with Within(self, "loop", node):
            advance = self._advance(source, node)
            body: Body = []
            self._assign(node.target, UNKNOWN, node, body)
            last = LastRound.of(node, self._temp())
            if last is not None:
                self._last_rounds.append(last)
            rest = self.body(node.body)
            if last is not None:
                self._last_rounds.pop()
        orelse = self.body(node.orelse.body) if node.orelse else ()
        if last is not None and last.asked:
            # There is a first round, and another one behind a round that was known not to be the last.
            is_last = Test((), Atom("truth", last.mark))
            out.append(Do(Bind(last.mark, Const(False), node)))
            body.append(If(is_last, NOWHERE, ()))
            body.append(Do(Bind(last.mark, UNKNOWN, node)))
            orelse = (If(is_last, orelse, NOWHERE),)
        out.append(For(advance, (*body, *rest), orelse))

    def _rounds(self, node: cst.For, target: str, elements: Sequence[cst.BaseExpression], out: Body) -> None:
        """`for item in (cur, conn): item.close()`: a round each for `cur` and for `conn`."""
        rounds = []
        with Within(self, "loop", node):
            for element in elements:
                body: Body = []
                self._assign(node.target, UNKNOWN, node, body)
                self._read(element)
                self._named[target] = self._path_of(element)
                body.extend(self.body(node.body))
                del self._named[target]
                rounds.append(tuple(body))
        out.append(Rounds(tuple(rounds), self.body(node.orelse.body) if node.orelse else ()))

    def _try(self, node: cst.Try | cst.TryStar, out: Body) -> None:
        with Within(self, "try", node):
            body = self.body(node.body)
        handlers = []
        for handler in node.handlers:
            name = ""
            if handler.name is not None and isinstance(handler.name.name, cst.Name):
                name = handler.name.name.value
            types = named_types(handler)
            with Within(self, "handler", handler):
                handlers.append(Handler(types, self.body(handler.body), handler, name, isinstance(node, cst.TryStar)))
        orelse: Block = ()
        if node.orelse is not None:
            with Within(self, "orelse", node):
                orelse = self.body(node.orelse.body)
        final: Block = ()
        if node.finalbody is not None:
            with Within(self, "final", node):
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
        manager = Manager(value, self._temp(), path, node.asynchronous, item.item, self._context)
        self.program.managers.append(manager)
        enter.append(Do(Enter(manager)))
        body: Body = []
        if target is not None:
            self._assign(target, Path(manager.result), item, body)
        with Within(self, "with", node, manager):
            self._with_items(node, rest, body)
        out.append(With(tuple(enter), manager, tuple(body)))

    def _match(self, node: cst.Match, out: Body) -> None:
        self.expr(node.subject, out)
        rest: Block = ()
        for case in reversed(node.cases):
            bound: Body = []
            for name in captured_names(case.pattern):
                bound.append(Do(Bind(name, UNKNOWN, case)))
            sure = is_irrefutable(case.pattern)
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


def lower_function(node: cst.FunctionDef) -> Program:
    """The small form of one function or method."""
    lowerer = Lowerer()
    block = lowerer.body(node.body)
    return lowerer.finish(block, [p.name.value for p in parameters(node)])


def lower_module(node: cst.Module) -> Program:
    """The small form of a module's own statements."""
    lowerer = Lowerer(captures=False)
    return lowerer.finish(lowerer.body(node.body), ())
