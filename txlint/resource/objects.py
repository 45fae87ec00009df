"""Objects as owners and borrowers: what becomes of a handle that an object of the project's is made with; and helpers
that work on what a library keeps for everybody, without being given it."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.ambient import WRITES, ambient
from txlint.resource.borrowing import lends_only, only_used
from txlint.resource.byhand import ByHand
from txlint.resource.constructors import kept_arguments
from txlint.resource.errors import Move
from txlint.resource.fact import Fact, Part, Raised, Trail
from txlint.resource.held import ClassRef
from txlint.resource.judging import CONTAINERS
from txlint.resource.meaning import ACTIVE_RECORDS, Meaning
from txlint.resource.paths import holds_handle
from txlint.resource.running import runs
from txlint.resource.told import told
from txlint.tree.events import Call, paths_in
from txlint.tree.index import Class


def only_looks(m: Meaning) -> bool:
    """Whether a call of a library keeps nothing of what it is given: it is known, and no container takes it in."""
    return (m.method is not None or m.quiet) and m.call.name not in CONTAINERS


class Objects(ByHand):
    """The part of the machine that follows a handle into the objects which are made with it."""

    def _into_object(self, fact: Fact, call: Call, cls: Class, index: int) -> Fact:
        """An object of the project's is made with the handle, or with an object that has it."""
        assert fact.handle is not None
        world = self.scope.world
        after = fact
        for given in paths_in(call.args[index].value):
            if not lends_only(world, cls, call, given, fact.handle.type):
                after = self._let_go(fact)
        kept = list(kept_arguments(world, cls, call))
        inside = {
            f"{call.result}.{attribute}{name[len(path) :]}"
            for path, attribute in kept
            for name in fact.names
            if name == path or name.startswith(f"{path}.")
        }
        return after._replace(names=after.names | inside)

    def _cursor_given(self, fact: Fact, call: Call, m: Meaning, cursor: Part) -> Fact:
        """A cursor is put into a container, or into an object that is made with it: it keeps its connection alive."""
        if not isinstance(m.callee, ClassRef):
            return self._let_go(fact)
        kept = kept_arguments(self.scope.world, m.callee.cls, call)
        inside = {cursor._replace(path=f"{call.result}.{attribute}") for path, attribute in kept if path == cursor.path}
        return fact._replace(parts=fact.parts | inside)

    def _with_object(self, fact: Fact, call: Call, m: Meaning, index: int) -> Fact:
        """An object that was made with the handle is an argument."""
        assert fact.handle is not None
        if isinstance(m.callee, ClassRef):
            return self._into_object(fact, call, m.callee.cls, index)
        lent = only_looks(m) or (
            m.function is not None
            and all(
                only_used(self.scope, m, path, fact.handle.type)
                for path in paths_in(call.args[index].value)
                if holds_handle(fact, path)
            )
        )
        return fact if lent else self._let_go(fact)

    def _by_ambient(self, fact: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move] | None:
        """A function of the project sends statements over the connection that the library keeps for everybody."""
        handle = fact.handle
        assert handle is not None and m.function is not None
        if not (handle.library in ACTIVE_RECORDS.values() and runs(self.scope.function, call, m.function.function)):
            return None
        sent = ambient(self.scope.world, m.function, handle.library)
        if not sent.sends:
            return None
        writes = sent.writes or (sent.told and told(self.scope, m) in WRITES)
        after = fact._replace(wrote=fact.wrote or (call if writes else None))
        moves = self._moves(after, after, trail, call, m)
        if not sent.fails:
            return moves
        return iter([*moves, self._error(self._spoiled(after), trail, Raised("db", handle.library), call)])
