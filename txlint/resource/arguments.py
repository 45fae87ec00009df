"""Handles as arguments: what becomes of a handle that a call is given, by models and by summaries of the project."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from txlint.apis.model import Method
from txlint.flow.program import Way
from txlint.resource.aliases import canonical
from txlint.resource.attributes import kept_in
from txlint.resource.borrowing import into_result
from txlint.resource.each import closed_by
from txlint.resource.errors import Move
from txlint.resource.fact import Fact, Handle, Part, Raised, Reached, Trail, over
from txlint.resource.held import ClassRef, Obj, Tupled
from txlint.resource.judging import CONTAINERS, own_savepoint
from txlint.resource.meaning import Meaning
from txlint.resource.names import REQUEST, is_data
from txlint.resource.objects import Objects, only_looks
from txlint.resource.paths import holds_cursor, holds_handle, is_wrapped, with_guard
from txlint.resource.sources import taken_from
from txlint.resource.stacks import SCOPE_ENDERS, gives_back, put_on
from txlint.resource.summary import Effects
from txlint.resource.told import told
from txlint.resource.values import Scope
from txlint.tree.events import Call, Path, paths_in

_SETS_UP = ("init", "setup", "set_up", "set_engine", "configure", "register", "bind", "install")
"""What functions are called that keep an engine for everybody: `model.init_model(engine)`."""


class Arguments(Objects):
    """The part of the machine that passes handles on."""

    def _act_on_argument(self, fact: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move] | None:
        handle = fact.handle
        assert handle is not None
        if m.django and handle.library == m.orm and fact.is_open:
            write = call if m.django == "write" else fact.wrote
            locked = {"locked"} if call.name == "select_for_update" else set()
            after = fact._replace(wrote=fact.wrote or write, marks=fact.marks | locked)
            return self._moves(after, after if own_savepoint(m) else self._spoiled(after, call), trail, call, m)
        if handle.type.kind == "transaction" and (m.django or self._of_module(m, handle)):
            self._goes_on(fact)
        if fact.is_open and handle.type.kind == "transaction" and self._of_module(m, handle):
            if m.kind in ("commit", "rollback"):
                ended = self._manually(over(fact), fact, trail, call)
                return self._moves(ended, fact, trail, call, m)
            after = fact._replace(wrote=fact.wrote or (call if m.kind in ("write", "hidden_write", "ddl") else None))
            return self._moves(after, self._spoiled(after), trail, call, m)
        if m.method is not None and m.method.ends_taken and taken_from(handle, call):
            closed = self._close(fact, call)
            return self._moves(closed, closed, ("close", call, trail), call, m)
        if m.acts_on is not None:
            index = m.acts_on.arg
            arg = call.arg(index) if index is not None else None
            if (arg is None and index is None and handle.type.id == m.acts_on.type) or (
                arg is not None and any(p in fact.names for p in paths_in(arg.value))
            ):
                method = Method(name=call.name, role=m.acts_on.role, fail=m.acts_on.fail, await_=m.acts_on.await_)
                return self._role(fact, trail, call, m, method, handle.type, None)
        if m.function is not None and not m.function.function.is_manager:
            effects = self.effects_for(fact, m)
            if effects is not None:
                moves = self._by_summary(fact, trail, call, m, effects)
                if moves is not None:
                    return moves
            around = self._by_ambient(fact, trail, call, m) if fact.is_open else None
            if around is not None:
                return around
            if closed_by(fact, call, m):
                closed = self._close(fact, call)
                return self._moves(closed, closed, trail, call, m)
        for index, arg in enumerate(call.args):
            for path in paths_in(arg.value):
                itself = path in fact.names or is_wrapped(fact, path)
                part = next((p for p in fact.parts if p.path == path and not is_data(p)), None)
                if not itself and part is None and self._is_method_with(fact, path):
                    after = fact if m.quiet and call.name not in CONTAINERS else self._let_go(fact)
                    return self._moves(after, after, trail, call, m)
                if not itself and part is None and path != self.scope.function.receiver and holds_cursor(fact, path):
                    after = fact if m.function is not None or only_looks(m) else self._let_go(fact)
                    return self._moves(after, after, trail, call, m)
                if not itself and part is None and holds_handle(fact, path):
                    after = fact if path == REQUEST else self._with_object(fact, call, m, index)
                    return self._moves(after, after, trail, call, m)
                if not itself and part is None:
                    base, _, ender = path.rpartition(".")
                    if (
                        ender in ("rollback", "commit", "abort")
                        and m.method is None
                        and fact.is_open
                        and (base in fact.names or any(p.path == base and p.kind == "tx" for p in fact.parts))
                    ):
                        # Whoever got the bound method ends the transaction.
                        given = over(fact)
                        return self._moves(given._replace(marks=given.marks | {"delegated"}), fact, trail, call, m)
                    owner = next((n for n in fact.names if path.startswith(f"{n}.")), None)
                    if (
                        owner is not None
                        and path[len(owner) + 1 :] in SCOPE_ENDERS
                        and m.method is None
                        and fact.res in ("open", "lazy", "pending")
                        and call.name not in ("wait_for", "shield")
                    ):
                        return self._moves(put_on(fact, self.scope, call), fact, trail, call, m)
                    continue
                if part is not None and part.kind == "pending_tx" and not part.type:
                    begun = fact._replace(
                        parts=fact.parts - {part}, tx="open", begun=part.event, explicit=True, wrote=None
                    )
                    return self._moves(begun, fact._replace(parts=fact.parts - {part}), trail, call, m)
                return self._passed(fact, trail, call, m, index, itself, arg.keyword)
        return None

    def _of_module(self, m: Meaning, handle: Handle) -> bool:
        """Whether a statement goes over the connection of a library's module, whose transaction the handle is."""
        if m.obj is None or m.method is None or m.method.role not in ("exec", "read"):
            return False
        library = m.obj.type.library
        return library == handle.library and any(
            t.kind == "module" and t.library == library and t.swallowed == handle.type.swallowed
            for t in self.scope.models.types.values()
        )

    def _passed(
        self, fact: Fact, trail: Trail, call: Call, m: Meaning, index: int, itself: bool, keyword: str
    ) -> Iterator[Move]:
        """The handle, or something made from it, is an argument."""
        handle = fact.handle
        assert handle is not None
        if m.method is not None and m.method.role == "release" and m.method.arg == index and itself:
            return self._role(fact, trail, call, m, m.method, handle.type, None)
        if m.wrapper is not None:
            result = call.result
            match m.wrapper.effect:
                case "pass":
                    return self._moves(self._alias(fact, result, call, index), fact, trail, call, m)
                case "close" | "aclose":
                    if itself:
                        part = Part(result, "closing", handle.type.id, call)
                        return self._moves(fact._replace(parts=fact.parts | {part}), fact, trail, call, m)
                    return self._moves(self._alias(fact, result, call, index), fact, trail, call, m)
                case "stack" | "transfer":
                    paths = paths_in(call.args[index].value)
                    closing = {p for p in fact.parts if p.path in paths and p.kind == "closing"}
                    after = self._alias(fact._replace(parts=fact.parts - closing), result, call, index)
                    if closing:
                        # What entering `closing(conn)` gives is the connection.
                        after = after._replace(names=after.names | {result})
                    if closing or (itself and gives_back(call)):
                        after = put_on(after, self.scope, call)
                    elif itself:
                        after = self._let_go(after)
                    return self._moves(after, fact, trail, call, m)
                case "first" if itself:
                    # Only a session is of use when its generator has closed it.
                    dropped = handle.type.lazy and all(p.startswith("%") for p in paths_in(call.args[index].value))
                    after = self._alias(fact, result, call, index) if dropped else self._let_go(fact)
                    return self._moves(after, fact, trail, call, m)
                case "use":
                    used = fact._replace(res="open") if fact.res == "lazy" else fact
                    return self._moves(used, used, trail, call, m)
        if itself and _fills(self.scope, call):
            return self._moves(self._let_go(fact), fact, trail, call, m)
        if itself and keyword and keyword == handle.type.joined_by and call.name in handle.type.joining:
            after = self._execute(fact, call, "write", "")
            return self._moves(after, self._spoiled(after), trail, call, m)
        passed = next((p for p in fact.parts if p.path in paths_in(call.args[index].value)), None)
        if passed is not None and passed.kind == "closure":
            # Called before the await is over, or kept by somebody for later.
            after = (
                fact if call.awaited or fact.res not in ("open", "lazy", "pending") else fact._replace(res="escaped")
            )
            return self._moves(after, after, trail, call, m)
        if handle.type.kind in ("engine", "pool"):
            # What is made from an engine keeps it alive: its factories and sessions.
            after = fact._replace(parts=fact.parts | {Part(call.result, "factory", handle.type.id, call)})
            if m.transfer or _sets_up(m, self.scope):
                after = after._replace(res="escaped") if fact.res == "open" else after
            return self._moves(after, after, trail, call, m)
        if not itself and passed is not None and passed.kind == "cursor" and m.transfer:
            after = self._cursor_given(fact, call, m, passed)
            return self._moves(after, after, trail, call, m)
        if not itself:
            after = fact
            if m.transfer and passed is not None and passed.kind == "tx":
                # Whoever gets the transaction object ends it.
                after = over(fact)
                after = after._replace(marks=after.marks | {"delegated"})
            return self._moves(after, fact, trail, call, m)
        if m.function is not None and into_result(self.scope.world, m, fact.names, handle.type):
            after = self._let_go(fact)
            return self._moves(after, after, trail, call, m)
        if m.transfer and not (m.made is not None and m.made.type.kind == "session"):
            if isinstance(m.callee, ClassRef):
                after = self._into_object(fact, call, m.callee.cls, index)
                return self._moves(after, after, trail, call, m)
            after = self._let_go(fact)
            if call.name in CONTAINERS:
                after = after._replace(marks=after.marks | {"container"})
            return self._moves(after, after, trail, call, m)
        if _is_closer(call.name) and m.function is None and m.made is None and m.method is None:
            closed = self._close(fact, call)
            return self._moves(closed, closed, ("close", call, trail), call, m)
        lent = fact.res in ("open", "pending", "lazy")
        straight = lent and len(fact.names) == 1 and next(iter(fact.names)).startswith("%")
        if straight and m.function is None and m.made is None and m.method is None and not m.quiet:
            after = fact._replace(res="escaped")
            return self._moves(after, after, trail, call, m)
        if fact.res == "lazy" and handle.type.kind == "session" and m.function is None and not m.quiet:
            # Whoever is given a session uses it; who is given a database to be, most often binds models to it.
            fact = fact._replace(res="open")
        if keyword in ("using_db", "using", "session", "conn", "connection"):
            self._goes_on(fact)
        failed = self._spoiled(fact) if fact.is_open and keyword == "using_db" else fact
        if m.function is None and m.method is None and self._awaits_refusal(call):
            sent = self._spoiled(self._execute(fact, call, "unknown", "exec"), call)
            refused = self._error(sent, trail, Raised("db", handle.library), call)
            return chain(self._moves(fact, failed, trail, call, m), [refused])
        return self._moves(fact, failed, trail, call, m)

    def _alias(self, fact: Fact, result: str, call: Call, index: int) -> Fact:
        for path in paths_in(call.args[index].value):
            if path in fact.names:
                fact = fact._replace(names=fact.names | {result})
                if fact.res == "pending" and call.awaited:
                    fact = self._opened(fact, call)
            else:
                parts = {p._replace(path=result) for p in fact.parts if p.path == path}
                fact = fact._replace(parts=fact.parts | parts)
        return fact

    def _by_summary(self, fact: Fact, trail: Trail, call: Call, m: Meaning, effects: Effects) -> Iterator[Move] | None:
        """A function of the project acts on the handle that it is given, or on an attribute of its object."""
        for path, effect in effects.on.items():
            target = self._outer_path(m, path)
            if target is None or target not in fact.names:
                continue
            return self._apply(fact, trail, call, m, effect)
        if fact.is_open and m.function is not None and m.function.instance is not None:
            for owner, part in kept_in(self.scope.world.scope(m.function.function, m.function.instance)):
                kept = effects.on.get(part.path) if part.kind == "tx" else None
                if kept is not None and self._outer_path(m, owner) in fact.names:
                    # `work.commit()` ends the transaction object that it keeps beside its connection.
                    return self._apply(fact, trail, call, m, kept)
        return None

    def _outer_path(self, m: Meaning, path: str) -> str | None:
        """A path of the callee as the caller names it."""
        if path.startswith("@"):
            return path
        root = path.partition(".")[0]
        if root in m.arguments:
            return canonical(self.scope, m.arguments[root] + path[len(root) :])
        if "." not in path and "global " + path in (m.effects.shared if m.effects else ()):
            return path
        return None

    def _apply(self, fact: Fact, trail: Trail, call: Call, m: Meaning, effect: Any) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        if effect.uses:
            self._goes_on(fact)
        after = failed = fact
        cut_short: Fact | None = None
        kind = told(self.scope, m) if effect.sends or effect.executes else "unknown"
        if kind in ("begin", "commit", "rollback") and not (effect.may_end or effect.closes or effect.swallows):
            return self._role(fact, trail, call, m, Method(name=kind, role=kind), handle.type, None)
        writes = effect.writes or kind in ("write", "hidden_write", "ddl")
        goes_on = not (effect.closes or effect.ends or effect.restarts or effect.begins)
        executes = effect.executes or (goes_on and (writes or kind == "lock"))
        if effect.sends and not executes:
            # A statement of its own comes before what ends the transaction, and may fail.
            cut_short = self._spoiled(self._execute(fact, call, "write" if writes else "read", ""), call)
        if effect.keeps and fact.res in ("open", "lazy", "pending"):
            after = failed = after._replace(res="escaped")
        if effect.closes:
            after = self._closed_by(after, effect, call)
            if effect.ends_on_error or _is_closer(call.name):
                failed = self._close(failed, call)
        elif effect.ends:
            after = self._manually(over(after), fact, trail, call)
            if effect.commits:
                after = after._replace(marks=after.marks | {"commit"})
            if effect.ends_on_error:
                failed = after
            elif effect.commits:
                failed = failed._replace(tx="failed") if failed.tx != "none" else failed
        elif effect.restarts:
            # An object that begins anew whenever it ends one: what it has begun holds nothing before its first use.
            after = over(after)
        elif effect.begins:
            if effect.renews:
                failed = over(fact)
            elif fact.is_open:
                self.record.reached.setdefault(("begin", call), []).append(Reached(fact, trail, None))
            after = after._replace(tx="open", begun=call, explicit=True, wrote=call if effect.writes else None)
            trail = ("begin", call, trail)
            after = after._replace(parts=after.parts | _given_transactions(self.scope, call))
        elif executes:
            pends = effect.pends and kind == "unknown"
            what = "write" if writes else "lock" if kind == "lock" else "read"
            if handle.begins == "dml" and effect.writes and not effect.opens:
                what = "ddl"
            after = self._execute(fact, call, what, "write_pending" if pends else "")
            if effect.executes and not (writes or effect.may_write or kind == "lock"):
                after = after._replace(marks=after.marks - ({"may-write"} - fact.marks))
            failed = after if pends else self._spoiled(after, call)
            if effect.may_commit:
                after = after._replace(marks=after.marks | {"maybe-committed"})
        elif effect.maybe_ends:
            committed = {"maybe-committed"} if effect.commits else set()
            after = after._replace(marks=(after.marks - {"locked"}) | {"maybe-ended"} | committed)
        if fact.res == "lazy" and effect.uses:
            after = after._replace(res="open") if after.res == "lazy" else after
            failed = failed._replace(res="open") if failed.res == "lazy" else failed
        if effect.returns_it:
            after = after._replace(names=after.names | {call.result})
        if effect.cursor:
            after = after._replace(parts=after.parts | {Part(call.result, "cursor", effect.cursor, call)})
        if effect.swallows and fact.tx == "aborted" and not effect.may_end:
            # Its statements fail, too, which it swallows.
            return iter([(Way.NEXT, _answered(fact, call, effect.gives_bad), trail)])
        moves = self._moves(_answered(after, call, effect.gives_good), failed, trail, call, m)
        if cut_short is not None and not (effect.ends_on_error or effect.closes):
            raised = (self._error(cut_short, trail, one, call) for one in self._exceptions(m))
            moves = iter([*moves, *raised])
        if effect.swallows and after.tx == "open" and (spoiled := self._spoiled(after, call)).tx == "aborted":
            spoiled = _answered(spoiled._replace(spoiled=call), call, effect.gives_bad)
            return iter([*moves, (Way.NEXT, spoiled, trail)])
        return moves


def _fills(scope: Scope, call: Call) -> bool:
    """`proxy.initialize(PostgresqlDatabase(…))`: who has the stand-in has what it stands for."""
    held = scope.path(call.receiver) if call.receiver else None
    return isinstance(held, Obj) and held.type.filled_by == call.name


def _answered(fact: Fact, call: Call, value: str) -> Fact:
    """The fact once a call has given back a constant that somebody may look at."""
    if not value or call.use == "discard":
        return fact
    return fact._replace(guards=with_guard(fact.guards, call.result, value))


def _is_closer(name: str) -> bool:
    """Whether a function of the project is there to close, by its name: its failure is its own affair."""
    return "_and_" not in name and any(word in name.lower() for word in ("close", "release", "dispose", "disconnect"))


def _given_transactions(scope: Scope, call: Call) -> frozenset[Part]:
    """Transaction objects that a function of the project returns, alone or in a tuple."""
    held = scope.path(call.result)
    items = [(call.result, held)]
    if isinstance(held, Tupled):
        items = [(f"{call.result}[{n}]", item) for n, item in enumerate(held.items)]
    return frozenset(
        Part(path, "tx", item.type.id, call)
        for path, item in items
        if isinstance(item, Obj) and item.type.kind == "transaction"
    )


def _sets_up(m: Meaning, scope: Scope) -> bool:
    """Whether a function keeps what it is given for others: it assigns it to a global, or its name says so."""
    if m.function is None:
        root = m.call.receiver.partition(".")[0]
        if root in scope._binds and root not in scope.function.program.outside:
            # `Maker.configure(bind=engine)` of a factory that the function has made itself.
            return False
        return m.call.name.lstrip("_").startswith(_SETS_UP)
    function = m.function.function
    params = {p.name.value for p in function.params}
    return any(
        isinstance(bind.value, Path)
        and bind.value.text in params
        and (bind.target in function.program.outside or "." in bind.target)
        for bind in function.program.binds
    )
