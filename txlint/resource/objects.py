"""Objects as owners and borrowers: what becomes of a handle that an object of the project's is made with."""

from __future__ import annotations

from txlint.resource.borrowing import lends_only, only_used
from txlint.resource.constructors import kept_arguments
from txlint.resource.contexts import Contexts
from txlint.resource.fact import Fact
from txlint.resource.held import ClassRef
from txlint.resource.judging import CONTAINERS
from txlint.resource.meaning import Meaning
from txlint.resource.paths import holds_handle
from txlint.tree.events import Call, paths_in
from txlint.tree.index import Class


class Objects(Contexts):
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

    def _with_object(self, fact: Fact, call: Call, m: Meaning, index: int) -> Fact:
        """An object that was made with the handle is an argument."""
        assert fact.handle is not None
        if isinstance(m.callee, ClassRef):
            return self._into_object(fact, call, m.callee.cls, index)
        lent = (m.method is not None or m.quiet) and call.name not in CONTAINERS
        lent = lent or (
            m.function is not None
            and all(
                only_used(self.scope, m, path, fact.handle.type)
                for path in paths_in(call.args[index].value)
                if holds_handle(fact, path)
            )
        )
        return fact if lent else self._let_go(fact)
