"""Entering a block: what a context manager acquires or begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from txlint.apis.model import Type
from txlint.flow.interpret import Frame
from txlint.flow.program import RAISED, Way
from txlint.resource.decorators import round_every_yield
from txlint.resource.errors import Move
from txlint.resource.exits import Exits, unmanaged
from txlint.resource.fact import Fact, Handle, Part, Raised, Trail
from txlint.resource.held import External, Instance, Managed, Obj
from txlint.resource.servers import speaks_postgres
from txlint.resource.summary import ManagerEffects
from txlint.tree.events import Manager, Path


class Contexts(Exits):
    """The part of the machine that enters blocks."""

    def _enter(self, fact: Fact, trail: Trail, manager: Manager, frame: Frame) -> Iterator[Move]:
        path = manager.value.text if isinstance(manager.value, Path) else ""
        handle = fact.handle
        effects = self.managed_by(manager)
        if handle is None:
            yield from self._enter_zero(fact, trail, manager, effects)
            return
        event = self.call_of(manager) or manager
        fact = self._forget(fact, manager.result)
        if path and path in fact.names and (effects is None or handle.origin is event):
            yield from self._enter_handle(fact, trail, manager, event)
            return
        part = next((p for p in fact.parts if p.path == path), None) if path else None
        if part is not None:
            if part.kind == "closing":
                closing = part._replace(path=manager.result)
                name = f"{manager.result}.{handle.wraps}" if handle.wraps else manager.result
                yield Way.NEXT, fact._replace(names=fact.names | {name}, parts=fact.parts | {closing}), trail
            elif part.kind.startswith("pending"):
                managed = fact._replace(managed=fact.managed | {(manager, self._manual_end(part.type, part.kind))})
                for way, begun, step in self._begin_part(managed, trail, part, event, manager.result):
                    yield way, unmanaged(begun, manager) if way in RAISED else begun, step
            else:
                after = fact._replace(parts=fact.parts | {part._replace(path=manager.result)})
                if part.kind in ("tx", "savepoint"):
                    after = after._replace(managed=after.managed | {(manager, self._manual_end(part.type, part.kind))})
                yield Way.NEXT, after, trail
            return
        after = fact
        if (handle.wraps and f"{path}.{handle.wraps}" in fact.names) or self._gives_itself(manager):
            # `__enter__` gives the object itself, as those do that acquire when they are made.
            kept = {manager.result + name[len(path) :] for name in fact.names if name.startswith(f"{path}.")}
            after = fact._replace(names=fact.names | kept)
        if handle.type.kind == "module" and fact.is_open and self._begins_within(manager, handle):
            # The module's transaction is open already: the block makes a savepoint in it.
            after = after._replace(marks=fact.marks | {("savepoint-only", event)})
        if effects is not None:
            shown = {
                f"{manager.result}.{name}"
                for inner, name in effects.shows
                if self._paths(manager, effects, inner) in fact.names
            }
            after = after._replace(names=after.names | shown)
            for inner, effect in effects.enter.items():
                if self._paths(manager, effects, inner) in fact.names:
                    after = self._by_effect(after, effect, event)
                    if effects.ends(inner):
                        after = after._replace(managed=after.managed | {(manager, effects.manual_end)})
        yield Way.NEXT, after, trail
        yield from self._entry_errors(fact, trail, manager, effects)

    def _begins_within(self, manager: Manager, handle: Handle) -> bool:
        """Whether a block begins a transaction of the library whose module is the handle."""
        m = self.meaning_of(manager)
        return (
            m is not None
            and m.made is not None
            and m.made.type.kind == "transaction"
            and (m.made.type.library == handle.library)
        )

    def _entry_errors(
        self, fact: Fact, trail: Trail, manager: Manager, effects: ManagerEffects | None
    ) -> Iterator[Move]:
        """Entering may raise where it runs code: an `async with`, a manager of the project, or what acquires or begins
        only when it is entered. A handle that is open already is entered in silence."""
        if effects is None and self._is_open_already(manager):
            return
        library = self._begun_on_entry(manager)
        if library:
            inner = fact.handle is not None and fact.is_open and self._nested(fact, fact.handle, manager)
            yield self._error(fact, trail, Raised("db", "undone") if inner else Raised("db", library), manager)
        elif manager.asynchronous or (effects is not None and not effects.enters_quietly):
            yield self._error(fact, trail, Raised("any"), manager)
        if manager.asynchronous:
            yield self._error(fact, trail, Raised("cancel"), manager)

    def _is_open_already(self, manager: Manager) -> bool:
        """`async with conn:` over a connection that was made, and awaited, before."""
        held = self.scope.value(manager.value)
        if (
            not isinstance(manager.value, Path)
            or not isinstance(held, Obj)
            or held.type.kind not in ("connection", "session")
        ):
            return False
        values = (manager.value, *self.scope._binds.get(manager.value.text, ()))
        made = (self.scope.calls.get(value.text) for value in values if isinstance(value, Path))
        return not any(self._is_pending(self.meaning(call)) for call in made if call is not None)

    def _begun_on_entry(self, manager: Manager) -> str:
        """The library of a call that acquires or begins when its result is entered, "" where none does."""
        m = self.meaning_of(manager)
        if m is None or m.function is not None:
            return ""
        if (m.method is not None and m.method.bare == "nothing") or (m.made is not None and self._is_pending(m)):
            return m.obj.type.library if m.obj is not None else m.made.type.library if m.made is not None else ""
        return ""

    def _enter_zero(self, fact: Fact, trail: Trail, manager: Manager, effects: ManagerEffects | None) -> Iterator[Move]:
        yield Way.NEXT, fact, trail
        yield from self._entry_errors(fact, trail, manager, effects)
        block = self._uncalled_block(manager) or self._wrapped_block(manager)
        if block is not None:
            call = self.call_of(manager)
            name = call.callee if call is not None and call.receiver != "?" else block.id
            made = Handle(block, "own", name, block.begins, origin=manager, exit=block.exit)
            made = self.handles.setdefault(manager, made)
            ends = block.exit.manual_end if block.exit is not None else "ok"
            born = fact._replace(handle=made, names=frozenset([manager.result]), res="open", tx="open")
            born = born._replace(begun=manager, explicit=True, managed=frozenset([(manager, ends)]))
            yield Way.NEXT, born, ("begin", manager, trail)
            return
        yield from self._held_by_object(fact, trail, manager, effects)
        held = self.scope.path(manager.result)
        behind = effects.cursor_of if effects is not None else None
        kinds = ("connection", "session") if behind is None else ("cursor",)
        if not isinstance(held, Obj) or held.type.kind not in kinds:
            return
        m = self.meaning_of(manager)
        if m is not None and m.made is not None and effects is None:
            return
        if effects is None and isinstance(manager.value, Path) and isinstance(self.scope.path(manager.value.text), Obj):
            return
        handle = self.handles.get(manager)
        if handle is None:
            handle = self.handles[manager] = Handle(
                type=held.type if behind is None else behind.type,
                owner="borrowed",
                path=manager.target or "connection",
                begins=behind.begins if behind is not None else held.begins or held.type.begins,
                origin=manager,
                exit=effects.exit_of_given if effects is not None else None,
                confidence=held.confidence,
                custom=held.custom or effects is None,
                aborts=held.aborts or speaks_postgres(self.scope, held.type),
                endures=held.endures,
            )
        if behind is None:
            born = fact._replace(handle=handle, names=frozenset([manager.result]))
        else:
            cursor = Part(manager.result, "cursor", held.type.id, manager)
            born = fact._replace(handle=handle, parts=frozenset([cursor]))
        if effects is not None and effects.gives_open:
            born = born._replace(tx="open", begun=manager, explicit=True)
        if handle.exit is not None and handle.exit.ok == "commit":
            born = born._replace(managed=frozenset([(manager, effects.manual_end if effects is not None else "ok")]))
        yield Way.NEXT, born, trail

    def _held_by_object(
        self, fact: Fact, trail: Trail, manager: Manager, effects: ManagerEffects | None
    ) -> Iterator[Move]:
        """`with UnitOfWork() as work:` acquires `work.session`, which leaving the block ends."""
        value = manager.value.text if isinstance(manager.value, Path) else ""
        if effects is None or not effects.holds or not value or self._there_at_entry(value):
            return
        if isinstance(self.scope.value(manager.value), Managed):
            bases = [manager.result]
        else:
            bases = [value, manager.result] if self._gives_itself(manager) else [value]
        for holding in effects.holds:
            inner = holding.handle
            handle = self.handles.get((manager, holding.name))
            if handle is None:
                shown = manager.target or (value if not value.startswith("%") else "")
                handle = self.handles[manager, holding.name] = replace(
                    inner,
                    owner="borrowed",
                    path=f"{shown}.{holding.name}" if shown else holding.name,
                    origin=manager,
                    exit=holding.exit,
                    wraps=holding.name,
                )
            if holding.name == effects.gives:
                continue
            parts = {part._replace(path=f"{base}.{part.path}") for base in bases for part in holding.parts}
            parts |= {part._replace(path=manager.result) for part in holding.parts if part.path == effects.gives}
            names = frozenset(f"{base}.{path}" for base in bases for path in holding.paths)
            born = fact._replace(handle=handle, names=names, parts=frozenset(parts))
            if holding.is_open:
                born = born._replace(tx="open", begun=manager, explicit=True)
            if holding.exit.ok == "commit":
                born = born._replace(managed=frozenset([(manager, "ok")]))
            yield Way.NEXT, born, trail

    def _gives_itself(self, manager: Manager) -> bool:
        """Whether entering an object of the project gives that object."""
        held = self.scope.value(manager.value)
        return isinstance(held, Instance) and held == self.scope.path(manager.result)

    def _there_at_entry(self, path: str) -> bool:
        """Whether what an object keeps is known from the start of the function: it is a parameter's, or a module's."""
        root = path.partition(".")[0]
        params = {param.name.value for param in self.scope.function.params}
        return not path.startswith("%") and (root in params or root not in self.scope._binds)

    def _uncalled_block(self, manager: Manager) -> Type | None:
        """The transaction of a block over a library's object that need not be called: `with db_session:`."""
        held = self.scope.value(manager.value)
        if not isinstance(held, External) or held.called or self.call_of(manager) is not None:
            return None
        producer = self.scope.models.producers.get(held.path)
        if producer is None or "context" not in producer.form:
            return None
        made = self.scope.models.types[producer.returns]
        return made if made.kind == "transaction" else None

    def _wrapped_block(self, manager: Manager) -> Type | None:
        """`with traced_atomic():` over a manager of the project that yields inside a block of a library whose
        transaction nobody has to hand on, as Django's."""
        m = self.meaning_of(manager)
        if m is None or m.function is None or isinstance(self.scope.path(manager.result), Obj):
            return None
        made = round_every_yield(self.scope.world, m.function.function)
        shared = made is not None and any(
            t.kind == "module" and t.library == made.library for t in self.scope.models.types.values()
        )
        return made if shared else None

    def _enter_handle(self, fact: Fact, trail: Trail, manager: Manager, event: Any) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        exit_ = self._exit(handle, manager)
        after = fact._replace(names=fact.names | {manager.result})
        was_pending = fact.res == "pending"
        if was_pending:
            after = self._opened(after, handle.origin or event)
        by_itself = handle.begins == "never" or fact.auto
        begins = exit_ is not None and (exit_.begins_tx or (exit_.begins_autocommit and by_itself))
        if handle.method is not None and handle.method.role == "begin" and was_pending:
            begins = True
        if begins and after.tx == "none":
            if after.res == "lazy":
                after = after._replace(res="open")
            after = after._replace(tx="open", begun=event, explicit=True)
        if exit_ is not None and (exit_.ok == "commit" or handle.type.kind == "transaction"):
            after = after._replace(managed=after.managed | {(manager, exit_.manual_end)})
        yield Way.NEXT, after, trail
        if was_pending:
            yield self._error(
                fact._replace(res="none", names=frozenset(), tx="none"), trail, Raised("db", handle.library), manager
            )
        if manager.asynchronous and was_pending:
            lost = fact._replace(res="none", names=frozenset(), tx="none")
            yield self._error(lost, trail, Raised("cancel"), manager)

    def _manual_end(self, type_id: str, kind: str) -> str:
        """What an explicit commit inside a block over a transaction object does."""
        model = self.scope.models.types.get(type_id)
        if kind.endswith("savepoint") or model is None or model.exit is None:
            return "ok"
        return model.exit.manual_end
