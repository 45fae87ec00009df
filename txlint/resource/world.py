"""Everything that can be looked up beyond one function: modules of the project, classes and their bases, what
functions give back. Answers depend only on the bytes of the modules that were asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING

from txlint.apis.model import Models
from txlint.project import Project
from txlint.resource.binding import NOTHING_GIVEN, Given
from txlint.resource.borrowing import is_known
from txlint.resource.held import ClassRef, FunctionRef
from txlint.resource.known import Listed
from txlint.resource.meaning import Meanings
from txlint.resource.results import DEPTH, Results
from txlint.resource.summary import Effects, ManagerEffects
from txlint.resource.usage import Usage
from txlint.resource.values import Scope
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Call, Manager, Path
from txlint.tree.index import Class, Function, Module
from txlint.tree.nodes import dotted

if TYPE_CHECKING:
    from txlint.resource.ambient import Ambient
    from txlint.resource.attributes import Kept
    from txlint.resource.constants import Constants
    from txlint.resource.handed import Handed


_ROUNDS = frozenset(("items", "keys", "values", "range", "enumerate", "zip"))
"""What a loop goes over that raises nothing itself."""


class World(Results):
    """One analysis' view of the project, rooted in the module that is being checked."""

    def __init__(self, models: Models, project: Project) -> None:
        super().__init__(models, project)
        self._scopes: dict[tuple[int, int], Scope] = {}
        self._meanings: dict[int, Meanings] = {}
        self._effects: dict[tuple[int, int, Given], Effects | None] = {}
        self._managers: dict[tuple[int, int, Given], ManagerEffects | None] = {}
        self._handed: dict[Function, Handed | None] = {}
        self._speaking: dict[Function, bool] = {}
        self.kept: dict[Class, tuple[Kept, ...]] = {}
        """Attributes of a class that hold what was made from another one."""
        self.usages: dict[tuple[tuple[Class, ...], str], Usage] = {}
        """What the methods of a class and of its bases do with an attribute."""
        self.enduring: dict[str, bool] = {}
        """Name of a module -> whether a failed statement does no harm to the transactions of its engines."""
        self.quiet: dict[Function, bool] = {}
        """Function of the project -> whether it raises nothing."""
        self.passed: dict[Module, dict[str, list[tuple[Function, Call]]]] = {}
        """Module -> name of a function that it passes on -> who passes it, in which call."""
        self.aliases: dict[Class, dict[str, str]] = {}
        self.borrowing: dict[tuple[Class, str, str], bool] = {}
        """(class, attribute, type of a handle behind it) -> whether the class does nothing but use it."""
        self.ambient: dict[tuple[Function, str], Ambient] = {}
        """(function of the project, library) -> what it sends over the library's own connection."""
        self.sent: dict[Function, str] = {}
        """Function of the project -> its parameter whose text it sends as a statement."""
        self.texts: dict[Function, dict[Call, dict[str, str]]] = {}
        """Function -> the strings that its names hold at its calls."""
        self.ending: dict[Module, dict[Function, frozenset[str]]] = {}
        """The functions of a module that commit or roll back, and which of the two they do."""
        self.endless: dict[Function, str] = {}
        """How functions end that never return."""
        self.chains: dict[tuple[Function, str], tuple[str, ...]] = {}

    @cached_property
    def blocking(self) -> Listed:
        """Calls that wait for something outside the database."""
        return Listed(self.models.blocking)

    @cached_property
    def sending(self) -> Listed:
        """Calls that enqueue a job or send a message."""
        return Listed(self.models.effects)

    @cached_property
    def constants(self) -> Constants:
        """Settings that are written down."""
        from txlint.resource.constants import Constants

        return Constants(self)

    def speaks(self, function: Function) -> bool:
        """Whether any name in a function could have to do with handles, see `Function.speaks_of_handles`, or in a
        manager of the project that it enters."""
        if function not in self._speaking:
            self._speaking[function] = function.speaks_of_handles
            self._speaking[function] = (
                function.speaks_of_handles
                or (bool(self.models.names) and function.mentions(self.models.names))
                or any(self._enters(function, manager) for manager in function.program.managers)
            )
        return self._speaking[function]

    def _enters(self, function: Function, manager: Manager) -> bool:
        scope = self.scope(function)
        call = scope.calls.get(manager.value.text) if isinstance(manager.value, Path) else None
        held = scope.callee(call) if call is not None else None
        if isinstance(held, ClassRef):
            enter = self.method(held.cls, "__aenter__" if manager.asynchronous else "__enter__")
            return enter is not None and enter.speaks_of_handles
        return isinstance(held, FunctionRef) and held.function.is_manager and held.function.speaks_of_handles

    @cached_property
    def _waiting(self) -> frozenset[str]:
        """Last names of the calls that wait for something outside the database, or send something."""
        paths: list[str] = []
        for table in (*self.models.blocking, *self.models.effects):
            paths += [*table.calls, *table.methods, *table.types]
            paths += [method for methods in table.types.values() for method in methods]
        return frozenset(path.rpartition(".")[2] for path in paths)

    def may_wait(self, function: Function) -> bool:
        """Whether a call in a function could wait for something outside the database, or send something."""
        return any(call.name in self._waiting for call in function.program.calls)

    def may_touch(self, ref: FunctionRef) -> bool:
        """Whether calling it could do something to a handle of its caller's."""
        function = ref.function
        return (
            function.may_touch
            or (bool(self.models.names) and function.mentions(self.models.names))
            or (ref.instance not in (None, function.cls) and any(m.may_touch for m in self._of_others(ref)))
        )

    def _of_others(self, ref: FunctionRef) -> Iterator[Function]:
        """Methods that a mixin calls, or one of a base, and that another class of the object has."""
        function, cls = ref.function, ref.instance
        for call in function.program.calls if cls is not None and function.receiver else ():
            method = self.method(cls, call.name) if cls is not None and call.receiver == function.receiver else None
            if method is not None and method.cls is not function.cls:
                yield method

    def scope(self, function: Function, instance: Class | None = None) -> Scope:
        key = (id(function), id(instance) if instance is not None else 0)
        if key not in self._scopes:
            self._scopes[key] = Scope(function, self, instance)
            self._keep.append((function, instance))
        return self._scopes[key]

    def meanings(self, scope: Scope) -> Meanings:
        """The resolved calls of a function; one table serves summaries and reports."""
        if id(scope) not in self._meanings:
            self._meanings[id(scope)] = Meanings(scope)
        return self._meanings[id(scope)]

    def handed(self, scope: Scope) -> Handed | None:
        """What the decorators of a function hand to it."""
        from txlint.resource.handed import handed_to

        key = scope.function
        if key not in self._handed:
            self._handed[key] = None
            self._handed[key] = handed_to(scope)
        return self._handed[key]

    def made_quietly(self, cls: Class) -> bool:
        """Whether making an object only assigns, in its `__init__` and in the methods of its own that this calls."""
        init = self.method(cls, "__init__") or self.method(cls, "__post_init__")
        return self.only_assigns(init, cls) if init is not None else is_known(self, cls)

    def only_assigns(self, function: Function, cls: Class | None, depth: int = 0) -> bool:
        """Whether a function only assigns, tests and logs, and so do the functions of the project that it calls."""
        if function not in self.quiet:
            self.quiet[function] = False
            self.quiet[function] = self._only_assigns(function, cls, depth)
        return self.quiet[function]

    def _only_assigns(self, function: Function, cls: Class | None, depth: int) -> bool:
        if depth > 2 or function.node is None or function.is_async or function.is_generator:
            return False
        if any(isinstance(node, cst.Raise | cst.Assert | cst.With) for node in walk(function.node.body)):
            return False
        loops = (node.iter for node in walk(function.node.body) if isinstance(node, cst.For))
        if not all(isinstance(each, cst.Call) and dotted(each.func).rpartition(".")[2] in _ROUNDS for each in loops):
            return False
        meanings = self.meanings(self.scope(function, cls if function.receiver else None))
        return all(
            (m := meanings(call)).quiet
            or call.name == "pop"
            or (m.function is not None and self.only_assigns(m.function.function, m.function.instance, depth + 1))
            for call in function.program.calls
        )

    def effects(self, ref: FunctionRef, given: Given = NOTHING_GIVEN) -> Effects | None:
        """What calling a function does to handles of others; None while that is being found out (recursion)."""
        key = (id(ref.function), id(ref.instance) if ref.instance is not None else 0, given)
        if key not in self._effects:
            self._effects[key] = None
            self._keep.append(ref)
            if not (self.speaks(ref.function) or ref.function.neighbours or self.may_wait(ref.function)):
                self._effects[key] = Effects()
            elif self._depth <= DEPTH:
                self._depth += 1
                try:
                    self._effects[key] = _summarise().effects_of(self, ref, given)
                finally:
                    self._depth -= 1
        return self._effects[key]

    def manager_effects(self, ref: FunctionRef, given: Given = NOTHING_GIVEN) -> ManagerEffects | None:
        """What a `contextmanager` function does on entering and on leaving."""
        key = (id(ref.function), id(ref.instance) if ref.instance is not None else 0, given)
        if key not in self._managers:
            self._managers[key] = None
            self._keep.append(ref)
            if self._depth <= DEPTH:
                self._depth += 1
                try:
                    self._managers[key] = _managing().manager_effects_of(self, ref, given)
                finally:
                    self._depth -= 1
        return self._managers[key]

    def class_manager_effects(self, cls: Class, asynchronous: bool) -> ManagerEffects | None:
        key = (id(cls), -1 if asynchronous else -2, NOTHING_GIVEN)
        if key not in self._managers:
            self._managers[key] = None
            self._keep.append(cls)
            self._managers[key] = _managing().class_manager_effects_of(self, cls, asynchronous)
        return self._managers[key]


def _summarise() -> ModuleType:
    """Summaries run the engine, which asks the world: the import has to wait."""
    from txlint.resource import summarise

    return summarise


def _managing() -> ModuleType:
    from txlint.resource import managing

    return managing
