"""Names: what denotes a handle after an assignment, and when it is given to another owner."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from txlint.resource.balance import balances
from txlint.resource.errors import Errors
from txlint.resource.fact import Fact, Part, over
from txlint.resource.held import FunctionRef, Obj
from txlint.resource.paths import holds_cursor, holds_handle, is_within, is_wrapped, root_of, with_guard
from txlint.resource.rows import sessions_of_rows
from txlint.resource.stacks import SCOPE_ENDERS
from txlint.tree.events import Bind, Call, Capture, Const, Path, Seq, around, paths_in

REQUEST = "request"
"""What lives as long as the call that is given it, and ends nothing that is kept on it."""
_CLEANUP_ROLES = frozenset(("close", "release", "dispose", "rollback", "commit"))

_VALUES = frozenset(
    (
        "scalar",
        "get",
        "get_one",
        "flush",
        "merge",
        "fetchval",
        "fetchrow",
        "fetch",
        "fetch_all",
        "fetch_one",
        "fetch_val",
        "fetchone",
        "fetchall",
        "fetchmany",
        "execute_fetchall",
        "get_records",
        "get_first",
        "executemany",
    )
)
_STREAMS = frozenset(("stream", "stream_scalars", "run", "prepare", "cursor", "iterate"))


_SAVES = frozenset(("commit", "flush", "add", "add_all", "merge", "begin", "begin_nested", "bulk_save_objects"))


class Names(Errors):
    """The part of the machine that follows a handle from name to name."""

    def _captured(self, fact: Fact, names: frozenset[str], target: str, event: Capture) -> Fact:
        fact = self._forget_guards(fact, target)
        if fact.handle is None or not any(root_of(n) in names for n in (*fact.names, *(p.path for p in fact.parts))):
            return fact
        return fact._replace(parts=fact.parts | {Part(target, "closure", "", event)})

    def _bind(self, fact: Fact, target: str, value: Any, event: Bind) -> Fact:
        names: set[str] = set()
        parts: set[Part] = set()
        guard: str | None = None
        if isinstance(value, Const):
            guard = "N" if value.value is None else ("T" if value.value else "F")
        elif isinstance(value, Seq) and not value.items:
            guard = "F"
        elif isinstance(value, Path):
            guard = fact.guard(value.text)
            if guard is not None and value.text.startswith("%"):
                fact = self._forget_guards(fact, value.text)
            if fact.handle is not None:
                for name in fact.names:
                    if is_within(name, value.text):
                        names.add(target + name[len(value.text) :])
                for part in fact.parts:
                    if is_within(part.path, value.text):
                        parts.add(part._replace(path=target + part.path[len(value.text) :]))
                if self._is_method_with(fact, value.text):
                    fact = self._let_go(fact)
                bound = self._bound_method(fact, value.text)
                if bound is not None:
                    parts.add(bound._replace(path=target))
        elif isinstance(value, Seq) and fact.handle is not None:
            if any(holds_handle(fact, path) for path in paths_in(value)):
                fact = self._let_go(fact)
            places = [n for n, item in enumerate(value.items) if isinstance(item, Path) and item.text in fact.names]
            if places and not value.fixed and fact.res in ("open", "pending", "lazy"):
                # Whatever becomes of the list or dictionary, its contents cannot be followed by name.
                fact = fact._replace(res="escaped", marks=fact.marks | {"container"})
            names.update(f"{target}[{n}]" for n in places)
        before = fact
        fact = self._forget(self._modified(fact, target, event), target)
        if (
            isinstance(value, Path)
            and value.text.startswith("%")
            and fact.handle is not None
            and (names or parts)
            and value.text not in self.scope.managers
        ):
            # A temporary is read once; what a block entered is asked for once more when it is left.
            fact = self._forget(fact, value.text) if value.text.isalnum() or value.text[1:].isdigit() else fact
        if names or parts:
            fact = fact._replace(names=fact.names | names, parts=fact.parts | parts)
            itself = target in names or is_wrapped(fact, target) or holds_handle(fact, target)
            itself = itself or any(p.path == target and p.kind in ("closure", "closing") for p in parts)
            if itself or any(p.path == target for p in parts):
                fact = self._kept(fact, target, itself)
        if before.handle is not None:
            fact = self._switched(fact, target, value)
        tested = target in self.relevant or self.program.tested[target]
        if guard is None and tested and not names and isinstance(value, Path):
            held = self.scope.path(value.text) if value.text.startswith("%") else None
            if isinstance(held, Obj):
                guard = "T"
        if (
            guard is not None
            and isinstance(value, Path)
            and value.text.startswith("%")
            and (self.program.tested[target] or target.startswith("%"))
        ):
            return fact._replace(guards=with_guard(fact.guards, target, guard))
        return self._remember(fact, target, guard) if guard is not None and not names else fact

    def _modified(self, fact: Fact, target: str, event: Bind) -> Fact:
        """`order.paid = True` on a row of the session is a write that the session will send."""
        root, dot, _ = target.partition(".")
        if (
            dot
            and fact.handle is not None
            and fact.handle.type.kind == "session"
            and fact.wrote is None
            and (self._rows.get(root, "") in fact.names)
            and not self._decorates(root, event)
        ):
            return fact._replace(wrote=event)
        return fact

    def _decorates(self, row: str, event: Bind) -> bool:
        """Whether a loop only rounds rows off for their reader, `row.rating = ratings.get(row.id)`: nothing here
        saves them."""
        found = self.scope.calls.get(event.value.text) if isinstance(event.value, Path) else None
        if found is None or found.name != "get" or all(row != target for target, _ in self.program.rounds):
            return False
        asked = (path for arg in found.args for path in paths_in(arg.value))
        return any(path.startswith(f"{row}.") for path in asked) and not any(
            call.name in _SAVES for call in self.program.calls
        )

    @cached_property
    def _rows(self) -> dict[str, str]:
        return sessions_of_rows(self.scope)

    def _bound_method(self, fact: Fact, path: str) -> Part | None:
        """`end = tr.commit`: the method of a handle, or of its transaction object, under another name."""
        base, _, name = path.rpartition(".")
        if not base:
            return None
        owner = next((p for p in fact.parts if p.path == base and p.kind in ("tx", "pending_tx", "savepoint")), None)
        assert fact.handle is not None
        model = self.scope.models.types.get(owner.type) if owner is not None else fact.handle.type
        if owner is None and base not in fact.names:
            return None
        method = model.method(name) if model is not None else None
        if method is None or method.role not in _CLEANUP_ROLES:
            return None
        return Part(path, "bound", name, owner)

    def _kept(self, fact: Fact, target: str, itself: bool) -> Fact:
        """A handle that is assigned to an attribute or a global has an owner beyond this call."""
        assert fact.handle is not None
        if fact.handle.owner != "own" or fact.res not in ("open", "pending", "lazy"):
            return fact
        root = target.partition(".")[0].partition("[")[0]
        function = self.scope.function
        if "." not in target and "[" not in target:
            if root not in self.program.outside and function.node is not None:
                return fact
            return fact._replace(res="escaped")
        if not itself and fact.handle.type.kind not in ("engine", "pool"):
            return fact
        if root == REQUEST and self._closes(fact):
            # Whoever finds it there uses it, and leaves it to us to close it when the request is over.
            return fact._replace(res="open")
        if root == function.receiver and function.name in ("__enter__", "__aenter__") and itself:
            return fact._replace(marks=fact.marks | {"stored"})
        if root == function.receiver and itself and balances(self.scope, target[len(root) + 1 :], fact.handle.pooled):
            return fact._replace(marks=fact.marks | {"stored", "balanced"})
        return fact._replace(res="escaped")

    def _closes(self, fact: Fact) -> bool:
        """Whether this function itself closes the handle or gives it back, and not only where an error is handled."""
        assert fact.handle is not None
        closers = {m.name for m in fact.handle.type.methods if m.role in ("close", "release")}
        return any(
            call.receiver in fact.names
            and call.name in closers
            and all(outer.kind != "handler" for outer in around(call.context))
            for call in self.program.calls
        )

    def _switched(self, fact: Fact, target: str, value: Any) -> Fact:
        """`conn.autocommit = True`."""
        attr = min((target[len(n) + 1 :] for n in fact.names if target.startswith(f"{n}.")), key=len, default="")
        if not attr or fact.handle is None:
            return fact
        said = f"{attr}={value.value}" if isinstance(value, Const) else ""
        model = fact.handle.type.autocommit
        if said and said in model.attrs:
            tx = "none" if model.on_in_tx in ("commit", "rollback") else fact.tx
            return fact._replace(auto=True, tx=tx)
        if attr in ("autocommit", "isolation_level"):
            unknown = not isinstance(value, Const)
            return fact._replace(auto=unknown or (attr == "isolation_level" and "AUTOCOMMIT" in str(said)))
        return fact

    def _is_method_with(self, fact: Fact, path: str) -> bool:
        """Whether a path is a method of an object that was made with the handle: whoever gets it has the object."""
        base, _, _ = path.rpartition(".")
        return bool(base) and holds_handle(fact, base) and isinstance(self.scope.path(path), FunctionRef)

    def _let_go(self, fact: Fact) -> Fact:
        """The fact once somebody else may end the handle."""
        return fact._replace(res="escaped") if fact.res in ("open", "pending", "lazy") else fact

    def _give_away(self, fact: Fact, value: Any, why: str) -> Fact:
        if fact.handle is None:
            return fact
        for path in paths_in(value):
            itself = any(name == path or name.startswith(f"{path}[") for name in fact.names) or is_wrapped(fact, path)
            derived = any(p.path == path and not is_data(p) for p in fact.parts)
            if any(p.path == path and p.kind == "tx" for p in fact.parts):
                # Whoever gets the transaction object ends it.
                fact = over(fact)
                fact = fact._replace(marks=fact.marks | {"delegated"})
            # `return conn.close` or a stored bound method keeps the handle alive just the same.
            method_of = any(path.startswith(f"{n}.") and path[len(n) + 1 :] in SCOPE_ENDERS for n in fact.names)
            # An item of a client, as `client["shop"]` is, keeps it alive, too.
            method_of = method_of or any(path.startswith(f"{n}[") for n in fact.names)
            if itself or derived or method_of:
                marks = fact.marks | {why} if itself else fact.marks
                if fact.res in ("open", "pending", "lazy"):
                    return fact._replace(res="escaped", marks=marks)
                return fact._replace(marks=marks)
            if holds_handle(fact, path) or holds_cursor(fact, path) or self._is_method_with(fact, path):
                # An object that was made with the handle goes on using it.
                return self._let_go(fact)._replace(marks=fact.marks | {"container"})
        return fact


def is_data(part: Part) -> bool:
    """Whether the result of a statement is plain data, and no cursor that keeps the connection busy: what is awaited
    has been fetched."""
    if part.kind != "result" or not isinstance(part.event, Call):
        return False
    return part.event.name in _VALUES or (part.event.awaited and part.event.name not in _STREAMS)
