"""What a path can hold, as far as it can be told without running anything: names, imports, annotations, assignments.

Inference is insensitive to flow: a name has the first value, in source order, that one of its bindings gives. It walks
small forms, resolves imports inside the project lazily, and gives up (None) rather than guess.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from txlint.apis.model import Begins, Models, Producer
from txlint.finding import Confidence
from txlint.resource.builtin import builtin
from txlint.resource.held import (
    ENTERS,
    Alias,
    Bound,
    ClassRef,
    External,
    FunctionRef,
    Held,
    Instance,
    Managed,
    Obj,
    Slot,
    Tupled,
)
from txlint.tree import cst
from txlint.tree.events import Call, Const, Manager, Path, Seq, Value
from txlint.tree.index import Class, Function
from txlint.tree.nodes import dotted, literal
from txlint.tree.python import expression_of

if TYPE_CHECKING:
    from txlint.resource.world import World


class Scope:
    """Looks paths up in one function: its locals, the functions round it, its module, then builtins."""

    def __init__(self, function: Function, world: World, instance: Class | None = None) -> None:
        self.function = function
        self.world = world
        self.instance = instance or (function.cls if function.receiver else None)
        self._memo: dict[str, Held | None] = {}
        self._busy: set[str] = set()
        program = function.program
        self._binds: dict[str, list[Value]] = {}
        for bind in program.binds:
            self._binds.setdefault(bind.target, []).append(bind.value)
        self.calls = {call.result: call for call in program.calls}
        self.managers = {m.result: m for m in program.managers}

    @property
    def models(self) -> Models:
        return self.world.models

    def path(self, text: str) -> Held | None:
        """What a path holds."""
        if text in self._memo:
            return self._memo[text]
        if text in self._busy or len(self._busy) > 60:
            return None
        self._busy.add(text)
        try:
            held = self._path(text)
            if held is None or isinstance(held, External):
                held = self._guessed(text, held) or held
            self._memo[text] = held
        finally:
            self._busy.discard(text)
        return held

    def _guessed(self, text: str, held: External | None) -> Held | None:
        found = self.world.guess(self, text, held)
        return self.world.assumed(held.path, found) if found is not None and held is not None else found

    def value(self, value: Value) -> Held | None:
        match value:
            case Path(text):
                return self.path(text)
            case Seq(items):
                return Tupled(tuple(self.value(i) for i in items))
        return None

    def _path(self, text: str) -> Held | None:
        if text in self._binds or text in self.function.program.annotations:
            held = self._bound(text)
            if held is not None:
                return held
        base, name = _split(text)
        if not base:
            return self._name(text)
        if text.endswith("]"):
            held = self.path(base)
            if isinstance(held, Tupled) and name.isdigit() and int(name) < len(held.items):
                return held.items[int(name)]
            if isinstance(held, External):
                return self.external(f"{held.path}[]", held.called)
            return self._put_into(base) if held is None or held == Tupled(()) else None
        held = self.path(base)
        return None if held is None else self.world.attribute(held, name)

    def _put_into(self, container: str) -> Held | None:
        """What the module puts into a container of its own: `_engines[name] = create_engine(…)`; engines and pools
        alone, which whoever reads them there borrows."""
        function = self.function
        if "." in container or container in self._binds or function.parent is not None:
            return None
        for other in function.module.functions.values():
            for store in other.program.stores:
                held = self.world.scope(other).value(store.value) if store.into == container else None
                if isinstance(held, Obj) and held.type.kind in ("engine", "pool", "factory"):
                    return lent(held)
        return None

    def _bound(self, text: str) -> Held | None:
        annotation = self.function.program.annotations.get(text)
        if annotation is not None:
            held = self.annotated(annotation)
            if held is not None:
                return held
        found: Held | None = None
        for value in self._binds.get(text, ()):
            held = self.value(value)
            if held is not None and (found is None or _rank(held) > _rank(found)):
                found = held
            elif isinstance(held, Obj) and isinstance(found, Obj) and held.type.is_async != found.type.is_async:
                # Of two kinds, as some setting says: calls of either are in place somewhere.
                found = replace(found, confidence=Confidence.LOW)
        return found

    def _name(self, name: str) -> Held | None:
        if name.startswith("%"):
            return self._temp(name)
        function = self.function
        if name == function.receiver and self.instance is not None:
            return ClassRef(self.instance) if function.has_decorator("classmethod") else Instance(self.instance)
        for param in function.params:
            if param.name.value == name:
                return self._param(param)
        if name in function.nested:
            return FunctionRef(function.nested[name])
        if name in function.nested_classes:
            return ClassRef(function.nested_classes[name])
        if function.node is not None and name in function.imports:
            return self.world.dotted(function.imports[name])
        if function.parent is not None:
            return self.world.scope(function.parent).path(name)
        if name in self._binds and function.node is not None and name not in function.program.outside:
            return None
        return self.world.module_attribute(function.module, name) or builtin(name)

    def _param(self, param: cst.Param) -> Held | None:
        held: Held | None = None
        if param.annotation is not None:
            held = self.annotated(param.annotation.annotation)
        if held is None and param.default is not None:
            held = self._dependency(param.default) or self._default(param.default)
        if held is None and self.function.decorators:
            handed = self.world.handed(self)
            held = handed.given if handed is not None and handed.param == param.name.value else None
        return held

    def _default(self, node: cst.BaseExpression) -> Held | None:
        """`def __init__(self, factory=Session)`: what makes handles unless the caller says otherwise."""
        path = dotted(node)
        parent, module = self.function.parent, self.function.module
        held = self.world.scope(parent if parent is not None else module.body).path(path) if path else None
        if isinstance(held, Obj) and held.type.kind in ("factory", "engine", "pool"):
            return lent(held)
        if isinstance(held, FunctionRef):
            return held if held.function.is_manager or isinstance(self.world.given(held), Obj) else None
        return held if isinstance(held, External) and held.path in self.models.producers else None

    def _dependency(self, node: cst.BaseExpression) -> Held | None:
        """`Depends(get_db)` gives what the dependency yields or returns, lent."""
        if not isinstance(node, cst.Call) or not node.args or node.args[0].keyword:
            return None
        if dotted(node.func).rpartition(".")[2] not in ("Depends", "Security", "Provide"):
            return None
        target = self._static(node.args[0].value)
        return lent(self.world.given(target)) if isinstance(target, FunctionRef) else None

    def _static(self, node: cst.BaseExpression) -> Held | None:
        path = dotted(node)
        return self.path(path) if path else None

    def annotated(self, node: cst.BaseExpression) -> Held | None:
        """The value that an annotation promises; borrowed, since a stranger made it."""
        match node:
            case cst.SimpleString() | cst.ConcatenatedString():
                text = literal(node)
                quoted = expression_of(text) if text else None
                return self.annotated(quoted) if quoted is not None else None
            case cst.BinaryOperation(left=left, operator=cst.BitOr(), right=right):
                return self.annotated(left) or self.annotated(right)
            case cst.Subscript(value=value, slice=elements):
                name = dotted(value).rpartition(".")[2]
                inner = [e.slice.value for e in elements if isinstance(e.slice, cst.Index)]
                if name == "Annotated" and inner:
                    held = self.annotated(inner[0])
                    for extra in inner[1:]:
                        held = held or self._dependency(extra)
                    return held
                if name in ("Optional", "Union", "Final", "ClassVar", "Awaitable"):
                    return next((h for i in inner if (h := self.annotated(i)) is not None), None)
                if name == "ContextVar" and inner:
                    content = self.annotated(inner[0])
                    return Slot(content) if content is not None else self.annotated(value)
                if name in ("Iterator", "Generator", "AsyncIterator", "AsyncGenerator", "Iterable"):
                    return None
                return self.annotated(value)
            case cst.Name() | cst.Attribute():
                held = self._static(node)
                match held:
                    case Alias():
                        return self.world.meant(held)
                    case ClassRef(cls):
                        obj = self.world.modelled(cls)
                        return replace(obj, owned=False) if obj is not None else Instance(cls)
                    case Obj(modelled) if modelled.kind != "module":
                        # A class with a small letter, as psycopg2's `connection`.
                        return lent(held)
                    case External(path, False):
                        found = self.models.by_path.get(path)
                        if found is not None:
                            return Obj(found, owned=False)
                        return External(path, True) if _is_class(path) else None
        return None

    def _temp(self, name: str) -> Held | None:
        if name in self.calls:
            return self.call(self.calls[name])
        if name in self.managers:
            return self.entered(self.managers[name])
        for call in self.function.program.calls:
            if call.result == name:
                return self.call(call)
        return self.awaited(name)

    def awaited(self, name: str) -> Held | None:
        """What awaiting a value gives; the small form keeps no other trace of it than the event."""
        event = self.world.awaits(self.function).get(name)
        return self.value(event.value) if event is not None else None

    def callee(self, call: Call) -> Held | None:
        """What is called."""
        text = call.receiver if call.name == "__call__" else call.callee
        if call.receiver == "?" or len(self._methods_at(text)) > 1:
            # `(conn.commit if ok else conn.rollback)()`: only a path knows which.
            return None
        return self.path(text)

    def _methods_at(self, text: str, depth: int = 3) -> frozenset[str]:
        """The methods of handles that a path may stand for."""
        found: set[str] = set()
        for value in self._binds.get(text, ()) if depth else ():
            if isinstance(value, Path):
                held = self.path(value.text) if value.text not in self._binds else None
                found |= {held.method.name} if isinstance(held, Bound) else self._methods_at(value.text, depth - 1)
        return frozenset(found)

    def call(self, call: Call) -> Held | None:
        """What a call gives."""
        if call.name in ENTERS and isinstance(self.path(call.receiver), Obj | Managed):
            asynchronous = call.name == "__aenter__"
            given = self.given_inside(Path(call.receiver), asynchronous=asynchronous)
            return lent(given) if call.awaited or not asynchronous else None
        return self.world.result(self, call, self.callee(call))

    def entered(self, manager: Manager) -> Held | None:
        """What `with … as x` binds to x."""
        return self.given_inside(manager.value, asynchronous=manager.asynchronous)

    def given_inside(self, value: Value, *, asynchronous: bool) -> Held | None:
        """What entering a value as a context manager gives."""
        held = self.value(value)
        match held:
            case Managed(ref):
                return lent(self.world.given(ref))
            case Obj():
                return replace(held, entered=True, closing=False)
            case Instance(cls):
                enter = self.world.method(cls, "__aenter__" if asynchronous else "__enter__")
                if enter is not None:
                    given = self.world.given(FunctionRef(enter, cls))
                    return given if given is not None else None
                return None
            case External(path, True):
                return self.external(path, True)
        return None

    def external(self, path: str, called: bool = False) -> Held | None:
        """A dotted path outside the project as a value: a modelled module or attribute, or just its name."""
        found = self.models.by_path.get(path)
        if found is not None and (
            called or found.kind == "module" or "[]" in path or path[path.rfind(".") + 1].islower()
        ):
            return Obj(found, owned=False)
        return External(path, called)


def _is_class(path: str) -> bool:
    """Whether an annotation names a class of a library, not a word of the type system."""
    root, _, rest = path.partition(".")
    return bool(rest) and root not in ("typing", "typing_extensions", "collections", "types", "builtins", "abc")


def lent(held: Held | None) -> Held | None:
    """The same value, to be ended by somebody else."""
    return replace(held, owned=False) if isinstance(held, Obj) else held


def _split(text: str) -> tuple[str, str]:
    """Base path and last attribute or subscript."""
    if text.endswith("]"):
        start = text.rfind("[")
        return text[:start], text[start + 1 : -1]
    base, dot, name = text.rpartition(".")
    if dot and "]" in name:
        start = text.rfind("[")
        return text[:start], text[start + 1 : -1]
    return base, name


def _rank(held: Held) -> int:
    match held:
        case Obj():
            return 3
        case Instance() | Bound() | ClassRef() | FunctionRef() | Tupled():
            return 2
    return 1


def producer_object(scope: Scope, producer: Producer, call: Call) -> Obj:
    """The object that a producing call gives, its keywords considered."""
    made = scope.models.types[producer.returns]
    begins: Begins | None = None
    for rule in producer.begins_by_kwarg:
        arg = call.arg(99, rule.kwarg)
        if arg is not None and _says(scope, arg.node, arg.value, rule.value):
            begins = rule.begins
    return Obj(made, owned=producer.owned, begins=begins, exit=producer.exit)


def _says(scope: Scope, node: cst.BaseExpression, value: Value, wanted: str) -> bool:
    if isinstance(value, Const):
        return repr(value.value) == wanted or str(value.value) == wanted
    # A parameter says what its default does, until somebody asks for something else.
    default = next((p.default for p in scope.function.params if value == Path(p.name.value)), None)
    return dotted(node) == wanted or (default is not None and dotted(default) == wanted)
