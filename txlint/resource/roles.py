"""Roles: what a method of a library does to the handle it is called on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from txlint.apis.model import Method, Type
from txlint.flow.program import Way
from txlint.resource.births import Births
from txlint.resource.errors import Move
from txlint.resource.fact import Fact, Part, Raised, Reached, Trail, over
from txlint.resource.meaning import Meaning
from txlint.resource.paths import with_guard
from txlint.resource.statements import is_release, only_reads, savepoint_name
from txlint.tree.events import Await, Call, Const, Path
from txlint.tree.nodes import dotted

_KEPT_UNRUN = frozenset(("discard", "bind", "arg", "value", "return", "iter"))
"""Uses of a call that leave a coroutine as it is."""
_LEAVE_LAZY = ("close", "release", "rollback", "commit", "guard", "acquire")
"""Roles that do not make a session take a connection."""
_RUN_LATER = frozenset(("commit", "rollback", "close", "release", "begin", "exec"))
"""What a coroutine is followed for until it is awaited."""


class Roles(Births):
    """The part of the machine that runs statements, begins, ends and closes."""

    def _role(
        self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method, model: Type, part: Part | None
    ) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        if method.await_ == "yes" and not call.awaited and call.use in _KEPT_UNRUN:
            # The coroutine does not run here; where it goes is another question.
            if call.use == "arg" and method.role in ("commit", "rollback", "close", "release", "begin"):
                return self._attempt(fact, trail, call, m, method, model, part)
            if call.use in ("bind", "value") and method.role in _RUN_LATER:
                fact = fact._replace(parts=fact.parts | {Part(call.result, "coroutine", model.id, (call, part))})
            return iter([(Way.NEXT, fact, trail)])
        return self._attempt(fact, trail, call, m, method, model, part)

    def _run(self, fact: Fact, trail: Trail, coroutine: Part, event: Await) -> Iterator[Move]:
        """What was called before is awaited now."""
        call, part = coroutine.event
        handle, model = fact.handle, self.scope.models.types[coroutine.type]
        method = model.method(call.name)
        assert handle is not None and method is not None
        failed = fact._replace(parts=fact.parts - {coroutine})
        for way, after, step in self._attempt(failed, trail, call, self.meaning(call), method, model, part):
            if way is Way.NEXT:
                yield way, after, step
                failed = failed if method.role in ("commit", "begin", "exec") else after
        if method.role == "commit" and failed.tx != "none":
            failed = failed._replace(tx="failed", marks=failed.marks | {("commit", call)})
        elif method.role == "exec":
            failed = self._spoiled(failed)
        yield self._error(failed, trail, Raised("db", handle.library), event)
        yield self._error(failed, trail, Raised("cancel"), event)

    def _attempt(
        self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method, model: Type, part: Part | None
    ) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        role = method.role
        if fact.res == "lazy" and role not in _LEAVE_LAZY and not method.idle:
            fact = fact._replace(res="open")
        match role:
            case "exec" | "read" | "reopen" | "write_pending":
                return self._statement(fact, trail, call, m, method)
            case "begin" if _is_nested(call) and model.method("begin_nested") is not None:
                return self._savepoint(fact, trail, call, m, model.method("begin_nested") or method)
            case "begin" if part is not None and part.kind.startswith("pending"):
                return self._begin_part(fact, trail, part, call, "")
            case "begin":
                return self._begin(fact, trail, call, m, method)
            case "savepoint":
                return self._savepoint(fact, trail, call, m, method)
            case "commit" | "rollback":
                return self._end(fact, trail, call, m, method, model, part)
            case "close" | "release":
                if part is not None and part.kind in ("cursor", "result", "factory"):
                    return self._moves(fact, fact, trail, call, m)
                after = self._close(fact, call)
                if role == "close" and handle.method is not None and handle.method.released_by == "pool":
                    after = after._replace(res=fact.res)
                return self._moves(after, after, ("close", call, trail), call, m)
            case "dispose":
                after = fact._replace(res="closed") if fact.res != "none" and part is None else fact
                return self._moves(after, after, trail, call, m)
            case "acquire" if fact.res == "lazy" and not method.owned and handle.type.kind == "session":
                return self._shown(fact, trail, call, m, method)
            case "acquire":
                return self._acquire(fact, trail, call, m, method)
            case "autocommit_on":
                on_in_tx = handle.type.autocommit.on_in_tx
                lost = fact.wrote if on_in_tx == "rollback" and fact.is_open and isinstance(fact.wrote, Call) else None
                after = fact._replace(auto=True, tx=fact.tx if on_in_tx == "raise" else "none", lost=fact.lost or lost)
                return self._moves(after, fact, ("close", call, trail) if lost else trail, call, m)
            case "autocommit_off":
                return self._moves(fact._replace(auto=False), fact, trail, call, m)
            case "savepoint_end" if "rollback" in method.name:
                calm = fact._replace(tx="open" if fact.tx == "aborted" else fact.tx, spoiled=None)
                return self._moves(calm, calm, trail, call, m)
            case "end" | "savepoint_end":
                return self._moves(fact, fact, trail, call, m)
        if method.returns == "self":
            fact = fact._replace(names=fact.names | {call.result})
        if switches_on(call, method.name, model):
            return self._moves(fact._replace(auto=True), fact, trail, call, m)
        return self._moves(fact, fact, trail, call, m)

    def _statement(self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method) -> Iterator[Move]:
        kind = m.kind if method.role == "exec" else ("write" if method.role == "write_pending" else "read")
        if method.commits_first and not fact.auto:
            fact = fact._replace(tx="none", wrote=None, begun=None, explicit=False)
        match kind:
            case "begin":
                return self._begin(fact, trail, call, m, method)
            case "commit" | "rollback":
                model = fact.handle.type if fact.handle is not None else None
                assert model is not None
                return self._end(fact, trail, call, m, Method(name=method.name, role=kind), model, None)
            case "savepoint" if self._is_outermost(fact, m):
                if is_release(m.text):
                    model = fact.handle.type if fact.handle is not None else None
                    assert model is not None
                    return self._end(fact, trail, call, m, Method(name=method.name, role="commit"), model, None)
                begun = fact._replace(marks=fact.marks | {("savepoint", savepoint_name(m.text))})
                return self._begin(begun, trail, call, m, method)
            case "savepoint" if fact.tx == "aborted":
                # Refused: there is none to go back to, later.
                late = fact._replace(marks=fact.marks | {"late-savepoint"})
                return iter([self._error(late, trail, raised, call) for raised in self._exceptions(m)])
            case "savepoint_rollback":
                if "late-savepoint" in fact.marks:
                    return self._moves(fact, fact, trail, call, m)
                wrote = None if "clean-savepoint" in fact.marks else fact.wrote
                calm = fact._replace(tx="open" if fact.tx == "aborted" else fact.tx, spoiled=None, wrote=wrote)
                # As a rollback it is taken not to fail.
                return (move for move in self._moves(calm, calm, trail, call, m) if move[0] is not Way.ERROR)
        if kind == "savepoint" and not is_release(m.text):
            clean = {"clean-savepoint"} if fact.wrote is None else set()
            fact = fact._replace(marks=fact.marks - {"clean-savepoint"} | clean)
        after = self._execute(fact, call, kind, method.role)
        if method.returns == "self":
            after = after._replace(names=after.names | {call.result})
        elif method.returns:
            returned = self.scope.models.types[method.returns]
            if returned.kind == "cursor":
                after = _derived(after, call, "cursor", returned.id)
        elif method.role in ("exec", "read"):
            after = _derived(after, call, "result", "dbapi.cursor")
        step = ("begin", call, trail) if after.begun is call and fact.begun is not call else trail
        failed = self._spoiled(after._replace(parts=fact.parts, wrote=fact.wrote), call)
        return self._moves(after, failed, step, call, m)

    def _is_outermost(self, fact: Fact, m: Meaning) -> bool:
        """Whether a savepoint is the transaction itself: made where none is open, or the one that was."""
        assert fact.handle is not None
        if not fact.handle.type.savepoint_begins:
            return False
        return ("savepoint", savepoint_name(m.text)) in fact.marks if is_release(m.text) else fact.tx == "none"

    def _execute(self, fact: Fact, call: Call, kind: str, role: str) -> Fact:
        handle = fact.handle
        assert handle is not None
        self._goes_on(fact)
        if fact.is_open:
            fact = fact._replace(marks=fact.marks | {"several"})
        opens = (
            not fact.auto
            and fact.tx == "none"
            and "delegated" not in fact.marks
            and (
                (handle.begins == "any" and kind not in ("neutral",) and role != "write_pending")
                or (handle.begins == "dml" and kind == "write")
            )
        )
        if opens and handle.type.kind == "module":
            opens = False
        if opens:
            fact = fact._replace(tx="open", begun=call, explicit=False)
        writes = kind in ("write", "hidden_write", "ddl", "lock") and role != "read"
        if writes and not isinstance(fact.wrote, Call) and kind != "lock":
            pending = role == "write_pending" and handle.type.kind == "session"
            if fact.is_open or pending:
                fact = fact._replace(wrote=call)
        if handle.type.kind == "session" and fact.wrote is not None and role != "write_pending":
            # What was kept is sent with this statement, or before it.
            fact = fact._replace(marks=fact.marks | {"flushed"})
        if "maybe-ended" in fact.marks and fact.is_open:
            # It is open from here on in any case.
            fact = fact._replace(marks=fact.marks - {"maybe-ended"})
        if kind == "lock":
            fact = fact._replace(marks=fact.marks | {"locked"})
        if fact.is_open and not (role and only_reads(kind, self.meaning(call).text)):
            fact = fact._replace(marks=fact.marks | {"may-write"})
        if handle.type.ddl_commits and kind == "ddl":
            fact = fact._replace(tx="none", wrote=None, begun=None, explicit=False)
        return fact

    def _goes_on(self, fact: Fact) -> None:
        """Notes a statement that follows an explicit end inside a block."""
        for mark in fact.marks:
            if isinstance(mark, tuple) and mark[0] == "manual" and fact.managed:
                self.record.reached.setdefault(("more", mark[1]), []).append(Reached(fact, None, None))

    def _begin(self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        if method.returns == "self":
            fact = fact._replace(names=fact.names | {call.result})
        if fact.res == "pending" and handle.type.kind == "transaction":
            fact = fact._replace(res="open")
        returned = self.scope.models.types.get(method.returns) if method.returns else None
        if returned is not None and returned.kind in ("connection", "session"):
            # engine.begin(): the connection is a handle of its own.
            return self._moves(fact, fact, trail, call, m)
        if (
            returned is not None
            and not call.awaited
            and (method.bare == "nothing" or returned.begins_at in ("start", "enter"))
            and not method.begins_at_call
        ):
            part = Part(call.result, "pending_tx", returned.id, call)
            return iter([(Way.NEXT, fact._replace(parts=fact.parts | {part}), trail)])
        if fact.is_open and method.role == "begin" and method.if_open == "savepoint":
            part = Part(call.result, "savepoint", method.returns, call)
            return self._moves(fact._replace(parts=fact.parts | {part}), fact, trail, call, m)
        if fact.is_open:
            self.record.reached.setdefault(("begin", call), []).append(Reached(fact, trail, None))
        after = fact._replace(tx="open", begun=call, explicit=True, wrote=None if not fact.is_open else fact.wrote)
        if returned is not None:
            after = after._replace(parts=after.parts | {Part(call.result, "tx", returned.id, call)})
        if method.fail == "bool":
            failed = fact._replace(guards=with_guard(fact.guards, call.result, "F"))
            after = after._replace(guards=with_guard(after.guards, call.result, "T"))
            if call.use == "arg":
                # A helper looks at the answer: it raises where nothing has begun.
                part = Part(call.result, "pending_tx", "", call)
                return iter([(Way.NEXT, fact._replace(parts=fact.parts | {part}), trail)])
            if call.use not in ("test", "bind"):
                return iter([(Way.NEXT, after, ("begin", call, trail))])
            return iter([(Way.NEXT, after, ("begin", call, trail)), (Way.NEXT, failed, trail)])
        return self._moves_begin(after, fact, trail, call, m)

    def _moves_begin(self, after: Fact, failed: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move]:
        yield Way.NEXT, after, ("begin", call, trail)
        for raised in self._exceptions(m):
            yield self._error(failed, trail, raised, call)

    def _savepoint(self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        pending = not call.awaited and method.bare == "nothing"
        part = Part(call.result, "pending_savepoint" if pending else "savepoint", method.returns, call)
        after = fact
        if method.returns:
            after = fact._replace(parts=fact.parts | {part})
        if not pending and not fact.explicit and not fact.managed and handle.begins == "any":
            after = after._replace(marks=after.marks | {("savepoint-only", call)})
        if method.if_open == "savepoint" and call.use == "discard":
            after = after._replace(marks=after.marks | {"nested"})
        if not pending and after.tx == "none" and handle.begins == "any" and not fact.auto:
            after = after._replace(tx="open", begun=call, explicit=False)
        return self._moves(after, fact, trail, call, m)

    def _begin_part(self, fact: Fact, trail: Trail, part: Part, event: Any, result: str) -> Iterator[Move]:
        """A transaction object that was made without effect begins now: started, awaited or entered."""
        handle = fact.handle
        assert handle is not None
        undone = part.kind == "pending_savepoint" or fact.is_open
        yield self._error(fact, trail, Raised("db", "undone") if undone else Raised("db", handle.library), event)
        if self.scope.function.is_async:
            yield self._error(fact, trail, Raised("cancel"), event)
        parts = frozenset(p for p in fact.parts if p.event is not part.event or p.kind != part.kind)
        same = {p for p in fact.parts if p.event is part.event and p.kind == part.kind}
        nested = part.kind == "pending_savepoint" or fact.is_open
        if nested and not fact.explicit and all(m is event or self.call_of(m) is event for m, _ in fact.managed):
            fact = fact._replace(marks=fact.marks | {("savepoint-only", event)})
        kind: Any = "savepoint" if nested else "tx"
        parts |= {p._replace(kind=kind) for p in same}
        if result:
            parts |= {part._replace(kind=kind, path=result)}
        after = fact._replace(parts=parts)
        if not nested:
            after = after._replace(tx="open", begun=event, explicit=True, wrote=None)
        elif part.kind == "pending_savepoint" and fact.tx == "none" and handle.begins == "any":
            after = after._replace(tx="open", begun=event)
        yield Way.NEXT, after, ("begin", event, trail)

    def _end(
        self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method, model: Type, part: Part | None
    ) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        commit = method.role == "commit"
        if commit and part is None:
            fact = fact._replace(
                marks=frozenset(k for k in fact.marks if not (isinstance(k, tuple) and k[0] == "savepoint-only"))
            )
        inner = part is not None and part.kind in ("savepoint", "pending_savepoint")
        if inner or (part is None and "nested" in fact.marks):
            after = fact if inner else fact._replace(marks=fact.marks - {"nested"})
            if not commit and fact.tx == "aborted":
                after = after._replace(tx="open", spoiled=None)
            # A commit that failed has ended nothing.
            return self._moves(after, fact if commit and not inner else after, trail, call, m)
        ended = over(fact)
        if handle.type.kind == "transaction" and fact.res == "open":
            ended = ended._replace(res="closed")
        if handle.begins == "always" and not fact.auto:
            ended = ended._replace(tx="open", begun=call)
        step: Trail = ("end", call, trail)
        if method.fail == "bool" and commit:
            good = ended._replace(guards=with_guard(ended.guards, call.result, "T"))
            if call.use not in ("test", "bind"):
                return iter([(Way.NEXT, good, step)])
            bad = fact._replace(guards=with_guard(fact.guards, call.result, "F"))
            return iter([(Way.NEXT, good, step), (Way.NEXT, bad, trail)])
        if part is None or part.kind == "tx":
            ended = self._manually(ended, fact, trail, call)
        if not commit:
            return self._moves(ended, ended, step, call, m)
        failed = (
            fact._replace(tx="failed", begun=fact.begun or call, wrote=fact.wrote)
            if (fact.tx != "none" or handle.type.kind == "session")
            else fact
        )
        failed = failed._replace(marks=failed.marks | {("commit", call)})
        return self._moves(ended, failed, step, call, m)

    def _manually(self, ended: Fact, fact: Fact, trail: Trail, call: Call) -> Fact:
        """The ended fact, where a block is there to end the transaction: noted for the rule about such ends."""
        manual = next((how for _, how in fact.managed if how != "ok"), "")
        if not manual:
            return ended
        self.record.reached.setdefault(("manual", call), []).append(Reached(fact, trail, manual))
        return ended._replace(marks=ended.marks | {("manual", call)})

    def _close(self, fact: Fact, event: Any) -> Fact:
        handle = fact.handle
        assert handle is not None
        lost = fact.lost
        # An attribute may have been set for the reader's sake alone.
        if isinstance(fact.wrote, Call) and (fact.is_open or handle.type.kind == "session") and not fact.auto:
            lost = lost or fact.wrote
        return over(fact)._replace(res="closed", lost=lost)

    def _shown(self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method) -> Iterator[Move]:
        """A session that shows the connection it works on has taken one by then."""
        for way, after, step in self._acquire(fact, trail, call, m, method):
            yield way, after._replace(res="open") if after.res == "lazy" and way is Way.NEXT else after, step

    def _acquire(self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        returned = self.scope.models.types.get(method.returns) if method.returns else None
        after = fact
        if returned is not None and returned.kind == "cursor":
            after = fact._replace(parts=fact.parts | {Part(call.result, "cursor", returned.id, call)})
            if fact.res == "lazy":
                after = after._replace(res="open")
        elif returned is not None and not method.owned:
            after = fact._replace(names=fact.names | {call.result})
        elif returned is not None and handle.type.kind in ("engine", "pool"):
            after = fact._replace(parts=fact.parts | {Part(call.result, "factory", handle.type.id, call)})
        elif returned is None and handle.type.kind == "connection" and method.name in ("connect", "open"):
            # `database.connect()` on a shared object: from here on there is something to close.
            if handle.owner != "own" and fact.res == "closed":
                # Closed and opened anew: it is as it was.
                after = fact._replace(res="none")
            elif handle.owner != "own" and fact.res == "none" and not call.args:
                after = fact._replace(res="open", marks=fact.marks | {("connected", call)})
            if method.fail == "bool":
                after = fact
        elif method.returns == "self":
            after = fact._replace(names=fact.names | {call.result})
        elif returned is None and method.name == "cursor":
            after = fact._replace(parts=fact.parts | {Part(call.result, "cursor", "dbapi.cursor", call)})
        return self._moves(after, fact, trail, call, m)


def _is_nested(call: Call) -> bool:
    """`session.begin(nested=True)` makes a savepoint."""
    return any(a.keyword == "nested" and isinstance(a.value, Const) and a.value.value is True for a in call.args)


def _derived(fact: Fact, call: Call, kind: Any, type_id: str) -> Fact:
    """The fact with one more part, unless the result is thrown away."""
    if call.use == "discard":
        return fact
    return fact._replace(parts=fact.parts | {Part(call.result, kind, type_id, call)})


def switches_on(call: Call, name: str, model: Type) -> bool:
    """Whether a call is one of those that switch autocommit on."""
    said = f"{name}({', '.join(_argument_text(a) for a in call.args)})"
    return any(said == s or (said.startswith(s[:-1]) and s.endswith(")")) for s in model.autocommit.calls)


def _argument_text(arg: Any) -> str:
    value = arg.value.value if isinstance(arg.value, Const) else dotted(arg.node).rpartition(".")[2] or "?"
    if isinstance(arg.value, Path):
        return f"{arg.keyword}={value}" if arg.keyword else value
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return f"{arg.keyword}={shown}" if arg.keyword else shown
