"""Lowers conditions: tests that paths remember, with the events that computing them causes."""

from __future__ import annotations

from txlint.flow.program import And, Atom, Cond, Do, Not, Or, Test
from txlint.tree import cst
from txlint.tree.events import Call, Path
from txlint.tree.lowering import CONSTANTS, Body, Lowering
from txlint.tree.nodes import dotted
from txlint.tree.rounds import NEGATED


class Conditions(Lowering):
    """Lowers what `if`, `while` and `and` test."""

    def cond(self, node: cst.BaseExpression) -> Cond:
        match node:
            case cst.BooleanOperation(left=left, operator=op, right=right):
                a, b = self.cond(left), self.cond(right)
                return And(a, b) if isinstance(op, cst.And) else Or(a, b)
            case cst.UnaryOperation(operator=cst.Not(), expression=inner):
                return Not(self.cond(inner))
            case cst.Call(func=cst.Name("bool"), args=[cst.Arg(value=inner, keyword=None, star="")]):
                return self.cond(inner)
            case cst.Name(value="True" | "False" as value):
                return Test((), Atom("const", value))
            case cst.Name(value="None") | cst.Integer(evaluated_value=0):
                return Test((), Atom("const", "False"))
            case cst.Integer():
                return Test((), Atom("const", "True"))
            case cst.Name() | cst.Attribute() if dotted(node):
                path = self._meant(dotted(node))
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
        given = self.expr(node, events)
        if isinstance(node, cst.Subscript) and isinstance(given, Path) and given.text[:1] == "%":
            self._asked.add(given.text)
            return Test(tuple(events), Atom("truth", given.text))
        return Test(tuple(events), self._unknown_atom() if events else self._text_atom(node))

    def _comparison(
        self, node: cst.Comparison, left: cst.BaseExpression, op: cst.BaseCompOp, right: cst.BaseExpression
    ) -> Cond:
        events: Body = []
        for last in self._last_rounds:
            truth = last.asks(left, op, right)
            if truth is not None:
                last.asked = True
                test: Cond = Test((), Atom("truth", last.mark))
                return test if truth else Not(test)
        positive = not isinstance(op, cst.IsNot | cst.NotEqual | cst.NotIn)
        constant = right.value if isinstance(right, cst.Name) else ""
        subject = left.target if isinstance(left, cst.NamedExpr) else left
        path = self._path_of(subject)
        if constant in CONSTANTS and path and isinstance(op, cst.Is | cst.IsNot | cst.Equal | cst.NotEqual):
            self.expr(left, events)
            kind = "is-none" if constant == "None" else "truth"
            test = Test(tuple(events), self._atom(kind, path))
            return test if positive == (constant != "False") else Not(test)
        value = self.expr(left, events)
        if constant == "None" and isinstance(left, cst.Subscript) and isinstance(value, Path) and value.text[:1] == "%":
            # `sys.exc_info()[0] is None`: a part of what a call has just given.
            self._asked.add(value.text)
            test = Test(tuple(events), Atom("is-none", value.text))
            return test if positive else Not(test)
        if constant == "None" and isinstance(left, cst.Call | cst.Await) and isinstance(op, cst.Is | cst.IsNot):
            calls = [s.event for s in events if isinstance(s, Do) and isinstance(s.event, Call)]
            if calls:
                # A call that gives None is falsy; nothing else is known.
                test = Test(tuple(events), Atom("call", calls[-1].result, event=calls[-1]))
                return Not(test) if positive else test
        self.expr(right, events)
        if events:
            return Test(tuple(events), self._unknown_atom())
        if type(op) in NEGATED:
            # `n >= most` is the contrary of `n < most`, whichever of them is asked first.
            positive = False
            node = cst.Comparison(left, [cst.ComparisonTarget(NEGATED[type(op)](), right)])
        test = Test((), self._text_atom(node, positive))
        return test if positive else Not(test)
