"""What calls give: objects of libraries, and what functions of the project return or yield."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from txlint.apis.model import Begins, Method, Models, Producer
from txlint.finding import Confidence
from txlint.project import Project
from txlint.resource import slots
from txlint.resource.autocommit import autocommitted
from txlint.resource.classes import Classes
from txlint.resource.evidence import ORM
from txlint.resource.held import (
    Bound,
    ClassRef,
    External,
    FunctionRef,
    Held,
    Instance,
    Managed,
    Obj,
    Partial,
    SuperRef,
    Tupled,
)
from txlint.resource.receivers import guess
from txlint.resource.rows import instance_given
from txlint.resource.servers import endures, is_postgres
from txlint.resource.values import Scope, lent, producer_object
from txlint.tree.events import Call, Const, Path, Seq

if TYPE_CHECKING:
    from txlint.resource.constants import Constants

CACHED = ("lru_cache", "cache", "cached", "cached_property", "memoize", "singleton", "alru_cache")
_CLOSED = ("connection", "session")
"""What `contextlib.closing` is followed for beyond the function that calls it."""
_BINDERS = ("functools.partial", "partial", "asgiref.sync.async_to_sync", "asgiref.sync.sync_to_async")
"""What gives a function that calls the given one."""
DEPTH = 12
"""How deep functions are followed."""


class Results(Classes):
    """The part of the world that knows what calls give."""

    def __init__(self, models: Models, project: Project) -> None:
        super().__init__(models, project)
        self._given: dict[tuple[int, int], Held | None] = {}
        self._depth = 0

    @property
    def constants(self) -> Constants:
        raise NotImplementedError

    def result(self, scope: Scope, call: Call, callee: Held | None) -> Held | None:
        """What a call gives, from the value that is called."""
        if call.name == "get" and (variable := slots.got(scope, call)) is not None:
            return variable
        if call.name == "super" and not call.receiver and scope.instance is not None and scope.function.cls is not None:
            return SuperRef(scope.instance, scope.function.cls)
        match callee:
            case External(path, called):
                return self._external_call(scope, call, path, called)
            case Bound(obj, method):
                given = instance_given(scope, call, obj) or self._method_result(obj, method)
                # `return self.con.execute(…)` of a library whose method gives the connection itself.
                return lent(given) if method.returns == "self" and not is_local(scope, call.receiver) else given
            case Obj(found):
                called_ = found.method("__call__")
                made = self._method_result(callee, called_) if called_ is not None else None
                is_session = isinstance(made, Obj) and made.type.kind == "session"
                kept = called_ is not None and called_.returns == "self" and not is_local(scope, call.callee)
                return lent(made) if kept or (is_session and _on_lent_connection(scope, call)) else made
            case ClassRef(cls):
                own = self.modelled(cls)
                if own is None:
                    return Instance(self.makings.instance(scope, call, cls))
                return self.assumed(f"{cls.module.name}.{cls.qualname}", own)
            case FunctionRef(function):
                return Managed(callee) if function.is_manager else self._as_asked(scope, call, callee)
            case Partial(target):
                return self.result(scope, call, target)
            case Instance(cls):
                method_ = self.method(cls, "__call__")
                return self.given(FunctionRef(method_, cls)) if method_ is not None else None
        wrapper = self.models.wrappers.get(f".{call.name}") if callee is None and call.receiver and call.args else None
        if wrapper is not None and wrapper.effect == "stack":
            return lent(scope.given_inside(call.args[0].value, asynchronous=call.awaited))
        return None

    def _method_result(self, obj: Obj, method: Method) -> Held | None:
        if method.returns == "self":
            return obj
        if not method.returns:
            return None
        pooled = obj.type.kind == "pool" and self.models.types[method.returns].kind in ("connection", "session")
        return Obj(
            self.models.types[method.returns],
            owned=method.owned and not obj.lends,
            begins=obj.begins,
            method=method,
            lends=obj.lends,
            pooled=pooled,
            confidence=obj.confidence,
            custom=obj.custom,
            aborts=obj.aborts,
            endures=obj.endures,
        )

    def _external_call(self, scope: Scope, call: Call, path: str, called: bool) -> Held | None:
        producer = self.models.producers.get(path)
        if producer is not None and not called:
            others = self._other_drivers(scope, call, producer)
            mildest = next((p for p in others if self.models.types[p.returns].drop == "refcount"), producer)
            made = producer_object(scope, mildest, call)
            if made.begins is None and producer.begins_by_kwarg:
                made = replace(made, begins=self._begins_unpacked(scope, call, producer))
            if made.type.swallowed == "driver" and is_postgres(scope, call):
                made = replace(made, aborts=True)
            if made.type.kind in ("session", "factory") and made.type.library in ORM and endures(scope):
                made = replace(made, endures=True)
            if made.type.kind == "session" and _on_lent_connection(scope, call):
                return lent(made)
            if others:
                made = replace(made, confidence=made.confidence.at_most(Confidence.MEDIUM))
            return replace(made, custom=True) if self._of_own_class(scope, call) else made
        wrapper = self.models.wrappers.get(path)
        if wrapper is not None and not called:
            if wrapper.effect == "proxy" and call.args:
                target = scope.value(call.args[0].value)
                given = self.given(target) if isinstance(target, FunctionRef) else None
                return replace(given, owned=False, lends=True) if isinstance(given, Obj) else External(path, True)
            if wrapper.effect in ("pass", "close", "aclose", "first") and call.args:
                held = scope.value(call.args[0].value)
                closes = wrapper.effect not in ("pass", "first") and isinstance(held, Obj) and held.type.kind in _CLOSED
                return replace(held, closing=True) if closes and isinstance(held, Obj) else held
            return External(path, True)
        if called and call.args and wrapper is not None and wrapper.effect == "stack":
            return lent(scope.given_inside(call.args[0].value, asynchronous=call.awaited))
        if path in _BINDERS and call.args:
            target = scope.value(call.args[0].value)
            return Partial(target) if target is not None else None
        if path == "super" or path.endswith(".super"):
            return None
        found = self.models.by_path.get(path)
        if found is not None and not called:
            return Obj(found)
        return External(path, True)

    def _as_asked(self, scope: Scope, call: Call, ref: FunctionRef) -> Held | None:
        """What a function of the project gives, with the autocommit that the caller's own keywords ask of the library's
        call, to which the function hands them on by `**`."""
        held = self.given(ref)
        star = ref.function.node.params.star_kwarg if ref.function.node is not None else None
        if star is None or not isinstance(held, Obj) or held.begins is not None:
            return held
        inner = self.scope(ref.function, ref.instance)
        for made in ref.function.program.calls:
            handed = any(arg.keyword == "**" and arg.value == Path(star.name.value) for arg in made.args)
            callee = inner.callee(made) if handed else None
            producer = self.models.producers.get(callee.path) if isinstance(callee, External) else None
            if producer is not None and producer.returns == held.type.id:
                asked = producer_object(scope, producer, call).begins
                return replace(held, begins=asked or self._begins_unpacked(scope, call, producer))
        return held

    def _begins_unpacked(self, scope: Scope, call: Call, producer: Producer) -> Begins | None:
        """When transactions begin as settings behind `**` say."""
        for arg in call.args:
            if arg.keyword == "**":
                entries = self.constants.unpacked(arg.node, scope.function).entries
                for rule in producer.begins_by_kwarg:
                    if rule.kwarg in entries and str(entries[rule.kwarg].value) == rule.value:
                        return rule.begins
        return None

    def _other_drivers(self, scope: Scope, call: Call, producer: Producer) -> list[Producer]:
        """What the call is where the module imports another driver under the same name."""
        root, _, rest = call.callee.partition(".")
        paths = scope.function.module.alternatives(root)
        found = (self.models.producers.get(f"{path}.{rest}" if rest else path) for path in sorted(paths))
        return [other for other in found if other is not None and other.library != producer.library]

    def _of_own_class(self, scope: Scope, call: Call) -> bool:
        """Whether `class_=` names a class that no model describes."""
        arg = call.arg(99, "class_")
        held = scope.value(arg.value) if arg is not None else None
        return isinstance(held, ClassRef) or (isinstance(held, External) and held.path not in self.models.by_path)

    def given(self, ref: FunctionRef) -> Held | None:
        """What calling a function of the project gives: the value of its returns, or of its yields for a manager."""
        function = ref.function
        key = (id(function), id(ref.instance) if ref.instance is not None else 0)
        if key in self._given:
            return self._given[key]
        self._given[key] = None
        if self._depth > DEPTH:
            return None
        self._depth += 1
        try:
            held = self.assumed(f"{function.module.name}.{function.qualname}", self._given_value(ref))
        finally:
            self._depth -= 1
        self._given[key] = held
        self._keep.append(ref)
        return held

    def _given_value(self, ref: FunctionRef) -> Held | None:
        function = ref.function
        scope = self.scope(function, ref.instance if function.receiver else None)
        program = function.program
        values = [y.value for y in program.yields] if program.yields else [r.value for r in program.returns]
        best: Held | None = None
        for value in values:
            if isinstance(value, Const):
                continue
            held = _given_pair(scope, value) if isinstance(value, Seq) else scope.value(value)
            if held is None:
                continue
            if isinstance(held, Obj) and isinstance(value, Path) and not is_local(scope, value.text):
                held = replace(held, owned=False, keeper=(function, value.text))
            if isinstance(held, Obj) and isinstance(value, Path) and _autocommits(scope, value.text, held):
                held = replace(held, begins="never")
            if best is None or (isinstance(best, External) and not isinstance(held, External)):
                best = held
            elif isinstance(best, Tupled) and isinstance(held, Obj):
                # Callers ask which of the two it is, and one of them is followed.
                best = held
            elif isinstance(held, Obj) and isinstance(best, Obj) and not held.owned:
                best = replace(best, owned=False)
        if isinstance(best, Obj) and function.has_decorator(*CACHED):
            best = replace(best, owned=False, keeper=(function, ""))
        if best is None or isinstance(best, External):
            node = function.node
            if node is not None and node.returns is not None and not program.yields:
                annotated = scope.annotated(node.returns.annotation)
                if annotated is not None:
                    return annotated
        return best

    def guess(self, scope: Scope, text: str, held: External | None) -> Held | None:
        """What a path without a known value holds, judged by how it is used."""
        return guess(scope, text, held)


def gives_new(world: Results, ref: FunctionRef) -> bool:
    """Whether a function of the project does nothing but make the object that it gives: the caller is its owner."""
    function = ref.function
    returned = [r.value for r in function.program.returns if not isinstance(r.value, Const)]
    if function.is_async or function.is_generator or function.has_decorator(*CACHED) or not returned:
        return False
    scope = world.scope(function, ref.instance if function.receiver else None)
    made = [scope.calls.get(value.text) if isinstance(value, Path) else None for value in returned]
    return all(call is not None and isinstance(scope.callee(call), ClassRef) for call in made)


def _given_pair(scope: Scope, value: Seq) -> Tupled | None:
    """A tuple that a function gives; None where nothing in it is known."""
    items = [scope.value(item) for item in value.items]
    given = tuple(
        lent(held) if isinstance(held, Obj) and isinstance(item, Path) and not is_local(scope, item.text) else held
        for item, held in zip(value.items, items, strict=True)
    )
    return Tupled(given) if any(held is not None for held in given) else None


def _autocommits(scope: Scope, path: str, held: Obj) -> bool:
    """Whether the function switches autocommit on for what it gives."""
    return held.type.kind == "connection" and held.type.begins != "always" and autocommitted(scope, path, held.type)


def _on_lent_connection(scope: Scope, call: Call) -> bool:
    """`Session(bind=connection)`: closing such a session closes nothing, its owner is whoever owns the connection."""
    arg = call.arg(0, "bind")
    if arg is None or not isinstance(arg.value, Path):
        return False
    held = scope.path(arg.value.text)
    if isinstance(held, Obj):
        return held.type.kind == "connection"
    bound = scope._binds.get(arg.value.text, ())
    text = bound[0].text if len(bound) == 1 and isinstance(bound[0], Path) else arg.value.text
    made = scope.calls.get(text)
    name = made.name if made is not None else text.rpartition(".")[2]
    return name in ("get_bind", "bind", "connection", "conn")


def is_local(scope: Scope, text: str) -> bool:
    """Whether a value was made in this function and is kept nowhere else, by whichever of its names."""
    seen: set[str] = set()
    stack = [text]
    while stack:
        text = stack.pop()
        if text in seen:
            continue
        seen.add(text)
        if not _stays(scope, text):
            return False
        if not text.startswith("%"):
            stack += [value.text for value in scope._binds.get(text, ()) if isinstance(value, Path)]
    return True


def _stays(scope: Scope, text: str) -> bool:
    """The same, of one of its names."""
    root = text.partition(".")[0].partition("[")[0]
    if "." in text or "[" in text:
        return False
    if root.startswith("%"):
        call = scope.calls.get(root)
        return call is not None or root in scope.managers or root in scope._binds
    if root in scope.function.program.outside:
        return False
    for bind in scope.function.program.binds:
        # `self._conn = conn` beside `return conn`: the object keeps it, the caller borrows it.
        if isinstance(bind.value, Path) and bind.value.text == root and ("." in bind.target or "[" in bind.target):
            return False
    for store in scope.function.program.stores:
        # `connections[key] = conn`: the container keeps it.
        if isinstance(store.value, Path) and store.value.text == root:
            return False
    for call in scope.function.program.calls:
        # `ctx.with_resource(session)`: the stack ends it.
        wrapper = scope.models.wrappers.get(f".{call.name}")
        if wrapper is not None and wrapper.effect == "stack" and any(arg.value == Path(root) for arg in call.args):
            return False
    return root in scope._binds
