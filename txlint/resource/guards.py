"""Tests and guards: what a fact knows of the truth of a test, and what a test makes of a fact."""

from __future__ import annotations

from txlint.flow.program import Atom
from txlint.resource.fact import Fact, over
from txlint.resource.paths import is_within, without_guards_on
from txlint.resource.values import Scope
from txlint.tree.events import Call, Const, Path
from txlint.tree.lowering import FILLS, Program

_IN_TRANSACTION = frozenset(("in_transaction", "is_in_transaction", "in_atomic_block", "is_active"))
_EMPTIES = ("pop", "popleft", "remove", "discard", "clear", "difference_update")
_CLOSED = frozenset(("closed", "is_closed"))
_DATA = frozenset(("tuple", "list", "dict", "set", "str", "bytes", "int", "float", "bool"))
_CONNECTED = frozenset(("is_connected", "is_open", "isOpen", "open", "is_usable"))


class Guards:
    """The part of the machine that answers tests and forgets what was bound again."""

    scope: Scope
    program: Program
    relevant: frozenset[str]
    flags: frozenset[str]
    """Paths that may be false without being None."""

    def assume(self, fact: Fact, test: Atom, truth: bool) -> Fact | None:
        kind, key = test.kind, test.key
        if kind == "const":
            return fact if (key == "True") == truth else None
        if kind == "call":
            return self._assume_call(fact, test, truth)
        if kind in ("truth", "is-none") and fact.handle is not None:
            known = self._known(fact, key)
            if known is not None:
                if kind == "is-none":
                    return None if truth else fact
                return fact if known == truth else None
            base, _, name = key.rpartition(".")
            if kind == "truth" and base in fact.names and name in _CLOSED:
                return over(fact) if truth else fact
            if kind == "truth" and base in fact.names and name in _CONNECTED:
                return fact if truth else over(fact)
        held = fact.guard(key)
        if kind == "is-none":
            if held is not None and (held != "f" or key not in self.flags):
                # `a or make()` was made: what is false there is None.
                return fact if (held in ("N", "f")) == truth else None
            return self._remember(fact, key, "N" if truth else "n")
        if held in ("T", "F", "N", "f"):
            return fact if (held == "T") == truth else None
        return self._remember(fact, key, "T" if truth else "f")

    def _known(self, fact: Fact, key: str) -> bool | None:
        """The truth of a path that denotes the handle, or of a question that is asked of it."""
        if key in fact.names:
            return None if fact.res == "pending" and fact.handle is not None and fact.handle.param else True
        if any(p.path == key and p.kind != "result" for p in fact.parts):
            return True
        base, _, name = key.rpartition(".")
        if name == "is_active" and fact.tx != "failed" and any(p.path == base and p.kind == "tx" for p in fact.parts):
            return fact.is_open
        if base and base in fact.names:
            if name in _CLOSED:
                return fact.res == "closed" if fact.res in ("open", "closed") else None
            if name == "in_transaction":
                return fact.is_open or fact.tx == "failed"
            if name == "is_active" and fact.handle is not None and fact.handle.type.kind in ("session", "connection"):
                # Only a failed flush makes a SQLAlchemy session inactive, and an unused one is active; "connection"
                # stands for a parameter of unknown type.
                return None if fact.tx in ("aborted", "failed") else True
        return None

    def _assume_call(self, fact: Fact, test: Atom, truth: bool) -> Fact | None:
        call = test.event
        assert isinstance(call, Call)
        if _asks_for_data(fact, call):
            return None if truth else fact
        if fact.handle is not None and call.receiver in fact.names:
            if call.name in _IN_TRANSACTION and fact.handle.owner != "borrowed":
                return fact if (fact.is_open or fact.tx == "failed") == truth else None
            if call.name in _CLOSED:
                if fact.res in ("open", "closed"):
                    return fact if (fact.res == "closed") == truth else None
                return over(fact) if truth else fact
            if call.name in _CONNECTED:
                if fact.res in ("open", "closed"):
                    return fact if (fact.res == "open") == truth else None
                return fact if truth else over(fact)
        if _has_what_is_asked(fact, call):
            return fact if truth else None
        held = fact.guard(call.result)
        if held in ("T", "F", "N"):
            return fact if (held == "T") == truth else None
        if call.result in fact.names:
            return fact if truth else None
        return fact

    def _remember(self, fact: Fact, key: str, value: str) -> Fact:
        if key not in self.relevant and not key.startswith("%"):
            return fact
        guards = frozenset(g for g in fact.guards if g[0] != key) | {(key, value)}
        return fact._replace(guards=guards)

    def _filled(self, fact: Fact, call: Call) -> Fact:
        """The fact once something was put into a list or taken out of it: `if failed:` asks for that."""
        if call.name in FILLS:
            return self._remember(fact, call.receiver, "T")
        return self._forget_guards(fact, call.receiver) if call.name in _EMPTIES else fact

    def _forget_guards(self, fact: Fact, target: str) -> Fact:
        if not fact.guards:
            return fact
        kept = without_guards_on(fact.guards, target)
        return fact if kept is fact.guards else fact._replace(guards=kept)

    def _forget(self, fact: Fact, target: str) -> Fact:
        """The fact once a path no longer means what it meant."""
        fact = self._forget_guards(fact, target)
        if fact.handle is None:
            return fact
        names = frozenset(n for n in fact.names if not is_within(n, target))
        parts = frozenset(p for p in fact.parts if not is_within(p.path, target))
        if names == fact.names and parts == fact.parts:
            return fact
        return fact._replace(names=names, parts=parts)


def _has_what_is_asked(fact: Fact, call: Call) -> bool:
    """`hasattr(conn, "rollback")` of a handle whose type has it."""
    if fact.handle is None or call.callee != "hasattr" or len(call.args) != 2:
        return False
    asked, name = call.args[0].value, call.args[1].value
    known = isinstance(name, Const) and isinstance(name.value, str) and fact.handle.type.method(name.value) is not None
    return known and isinstance(asked, Path) and asked.text in fact.names


def _asks_for_data(fact: Fact, call: Call) -> bool:
    """`isinstance(session, tuple)`: no handle is one of Python's own containers or plain values."""
    if call.callee != "isinstance" or len(call.args) != 2 or fact.handle is None or fact.res == "pending":
        return False
    asked, classes = (arg.value for arg in call.args)
    return isinstance(asked, Path) and asked.text in fact.names and isinstance(classes, Path) and classes.text in _DATA
