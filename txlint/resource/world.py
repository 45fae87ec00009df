"""Everything that can be looked up beyond one function: modules of the project, classes and their bases, what
functions give back. Answers depend only on the bytes of the modules that were asked."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING

import libcst as cst

from txlint.apis.model import Begins, Method, Models, Producer
from txlint.prefilter import WORDS, is_helper
from txlint.project import Project
from txlint.resource.meaning import Meanings
from txlint.resource.receivers import guess
from txlint.resource.summary import Effects, ManagerEffects
from txlint.resource.values import (
    Bound,
    ClassRef,
    External,
    FunctionRef,
    Held,
    Instance,
    Managed,
    ModuleRef,
    Obj,
    Partial,
    Scope,
    SuperRef,
    lent,
    producer_object,
)
from txlint.tree.events import Await, Call, Const, Path, Seq
from txlint.tree.index import Class, Function, Module, module_of
from txlint.tree.lower import dotted
from txlint.tree.syntax import Unparsable, parse

if TYPE_CHECKING:
    from txlint.resource.constants import Constants

_CACHED = ("lru_cache", "cache", "cached", "cached_property", "memoize", "singleton", "alru_cache")
_DEPTH = 12


class World:
    """One analysis' view of the project, rooted in the module that is being checked."""

    def __init__(self, models: Models, project: Project) -> None:
        self.models = models
        self.project = project
        self.read: set[str] = set()
        """Files of other modules that an answer depended on."""
        self._modules: dict[str, Module | None] = {}
        self._scopes: dict[tuple[int, int], Scope] = {}
        self._given: dict[tuple[int, int], Held | None] = {}
        self._attributes: dict[tuple[int, str], Held | None] = {}
        self._awaits: dict[int, dict[str, Await]] = {}
        self._meanings: dict[int, Meanings] = {}
        self._effects: dict[tuple[int, int], Effects | None] = {}
        self._managers: dict[tuple[int, int], ManagerEffects | None] = {}
        self._owning: dict[tuple[int, str], tuple[str, Obj] | None] = {}
        self.chains: dict[tuple[Function, str], tuple[str, ...]] = {}
        self._depth = 0
        self._keep: list[object] = []

    @cached_property
    def _words(self) -> frozenset[bytes]:
        return WORDS | {name.encode() for name in self.models.names}

    def speaks(self, function: Function) -> bool:
        """Whether any name in a function could have to do with handles; see `Function.speaks_of_handles`."""
        if function.speaks_of_handles or not self.models.names:
            return function.speaks_of_handles
        return function.mentions(self.models.names)

    def may_touch(self, function: Function) -> bool:
        """Whether calling it could do something to a handle of its caller's."""
        return function.may_touch or (bool(self.models.names) and function.mentions(self.models.names))

    @cached_property
    def constants(self) -> Constants:
        """Settings that are written down."""
        from txlint.resource.constants import Constants

        return Constants(self)

    # ------------------------------------------------------------------ modules

    def add(self, module: Module) -> None:
        if module.name:
            self._modules[module.name] = module

    def module(self, name: str) -> Module | None:
        """A module of the project by absolute dotted name."""
        if name not in self._modules:
            self._modules[name] = None
            filename = self.project.find(name)
            data = self.project.read(filename) if filename is not None else None
            if filename is not None and data is not None:
                self.read.add(filename)
                if not is_helper(data, self._words) and not filename.endswith("__init__.py"):
                    return None
                try:
                    source = parse(data, filename)
                except Unparsable:
                    return None
                self._modules[name] = module_of(source, name)
        return self._modules[name]

    def dotted(self, path: str) -> Held | None:
        """What an absolute dotted path names, in the project or outside."""
        parts = path.split(".")
        for n in range(len(parts), 0, -1):
            module = self.module(".".join(parts[:n]))
            if module is not None:
                held: Held | None = ModuleRef(module)
                for part in parts[n:]:
                    held = self.attribute(held, part) if held is not None else None
                return held
        return self._outside(path)

    def _outside(self, path: str) -> Held:
        """What a dotted path names that lies outside of the project, or that the project describes in its settings."""
        found = self.models.by_path.get(path)
        if found is not None and found.kind == "module":
            return Obj(found, owned=False)
        base, _, name = path.rpartition(".")
        owner = self.models.by_path.get(base)
        if owner is not None and owner.kind == "module" and (method := owner.method(name)) is not None:
            return Bound(Obj(owner, owned=False), method)
        if found is not None and path not in self.models.producers and path[path.rfind(".") + 1].islower():
            return Obj(found, owned=False)
        return External(path)

    def module_attribute(self, module: Module, name: str) -> Held | None:
        """A module's global name."""
        key = (id(module), name)
        if key in self._attributes:
            return self._attributes[key]
        self._attributes[key] = None
        path = f"{module.name}.{name}"
        if path in self.models.own:
            held: Held | None = self._outside(path)
        else:
            held = self.assumed(path, self._module_attribute(module, name))
        self._attributes[key] = held
        return held

    def assumed(self, path: str, held: Held | None) -> Held | None:
        """A value as the settings say that it is; what is not known by itself keeps its path, to be judged by use."""
        said = self.models.assumed.get(path)
        if not said or not (held is None or isinstance(held, (Obj, External))):
            return held
        if not isinstance(held, Obj):
            return External(path, True)
        ended = "ended by the framework" in said
        return replace(
            held,
            begins="never" if "autocommit" in said else held.begins,
            owned=held.owned and not ended,
            lends=held.lends or ended,
        )

    def _function(self, method: Function, cls: Class | None = None) -> Held:
        """A method, or, where the settings describe it, its path."""
        path = f"{method.module.name}.{method.qualname}"
        return External(path) if path in self.models.own else FunctionRef(method, cls)

    def _module_attribute(self, module: Module, name: str) -> Held | None:
        if name in module.functions:
            return FunctionRef(module.functions[name])
        if name in module.classes:
            return ClassRef(module.classes[name])
        bound = self.scope(module.body)._bound(name)
        if bound is None and name not in module.imports:
            bound = self._assigned_elsewhere(module, name)
        if bound is not None:
            return lent(bound)
        if name in module.imports:
            return self.dotted(module.imports[name])
        submodule = self.module(f"{module.name}.{name}") if module.name and module.is_package else None
        if submodule is not None:
            return ModuleRef(submodule)
        for star in module.star_imports:
            other = self.module(star)
            if other is not None and other is not module and _exported(other, name):
                held = self.module_attribute(other, name)
                if held is not None:
                    return held
        return None

    def _assigned_elsewhere(self, module: Module, name: str) -> Held | None:
        """A global that a function of the module fills (`global pool`)."""
        if not any(b.target == name for b in module.body.program.binds) and name not in module.body.program.annotations:
            return None
        for function in module.functions.values():
            if name in function.program.outside:
                held = self.scope(function)._bound(name)
                if held is not None:
                    return held
        return None

    # ------------------------------------------------------------------ classes

    def scope(self, function: Function, instance: Class | None = None) -> Scope:
        key = (id(function), id(instance) if instance is not None else 0)
        if key not in self._scopes:
            self._scopes[key] = Scope(function, self, instance)
            self._keep.append((function, instance))
        return self._scopes[key]

    def awaits(self, function: Function) -> dict[str, Await]:
        """Result path -> the await that gives it."""
        if id(function) not in self._awaits:
            self._awaits[id(function)] = {event.result: event for event in function.program.awaits}
        return self._awaits[id(function)]

    def bases(self, cls: Class) -> list[Held]:
        """The values of a class's base expressions."""
        scope = self.scope(cls.parent) if cls.parent is not None else self.scope(cls.module.body)
        found = []
        for base in cls.bases:
            path = dotted(base.value if isinstance(base, cst.Subscript) else base)
            held = scope.path(path) if path else None
            if held is not None:
                found.append(held)
        return found

    def mro(self, cls: Class) -> list[Class]:
        """The class and its bases in the project, depth first, each once."""
        order: list[Class] = []
        stack = [cls]
        while stack and len(order) < 30:
            item = stack.pop(0)
            if item in order:
                continue
            order.append(item)
            stack = [b.cls for b in self.bases(item) if isinstance(b, ClassRef)] + stack
        return order

    def owning(self, cls: Class) -> tuple[str, Obj] | None:
        """The attribute under which an object keeps a connection that it acquires when it is made, and that a method of
        it closes or gives back: such an object counts as the connection."""
        key = (id(cls), "()")
        if "ended by the framework" in self.models.assumed.get(f"{cls.module.name}.{cls.qualname}", ()):
            return None
        if key not in self._owning:
            self._owning[key] = None
            self._keep.append(cls)
            self._owning[key] = self._find_owning(cls)
        return self._owning[key]

    def _find_owning(self, cls: Class) -> tuple[str, Obj] | None:
        init = self.method(cls, "__init__")
        if init is None or not init.receiver:
            return None
        scope = self.scope(init, cls)
        for bind in init.program.binds:
            base, _, name = bind.target.partition(".")
            if base != init.receiver or not name or "." in name or not isinstance(bind.value, Path):
                continue
            held = scope.path(bind.value.text)
            if not isinstance(held, Obj) or not held.owned or held.type.kind not in ("connection", "session"):
                continue
            for method in ("close", "release", "disconnect", "give_back", "__exit__", "__aexit__", "aclose"):
                ender = self.method(cls, method)
                effects = self.effects(FunctionRef(ender, cls)) if ender is not None else None
                if ender is not None and effects is not None:
                    effect = effects.on.get(f"{ender.receiver}.{name}")
                    if effect is not None and effect.closes:
                        return name, held
        return None

    def modelled(self, cls: Class) -> Obj | None:
        """A class of the project that derives from a modelled type."""
        for item in self.mro(cls):
            for base in self.bases(item):
                if isinstance(base, External) and (found := self.models.by_path.get(base.path)) is not None:
                    return Obj(found, custom=True)
        return None

    def method(self, cls: Class, name: str, after: Class | None = None) -> Function | None:
        """A method, looked up along the bases; after a class for `super()`."""
        order = self.mro(cls)
        if after is not None and after in order:
            order = order[order.index(after) + 1 :]
        for item in order:
            target = item.aliases.get(name, name)
            if target in item.methods:
                return item.methods[target]
        return None

    def attribute(self, held: Held, name: str) -> Held | None:
        """`held.name`."""
        match held:
            case ModuleRef(module):
                return self.module_attribute(module, name)
            case Instance(cls):
                return self._instance_attribute(cls, name)
            case SuperRef(cls, after):
                method = self.method(cls, name, after)
                return self._function(method, cls) if method is not None else None
            case ClassRef(cls):
                method = self.method(cls, name)
                if method is not None:
                    return self._function(method, cls)
                return self._instance_attribute(cls, name)
            case Obj(found):
                method_model = found.method(name)
                if method_model is not None:
                    return Bound(held, method_model)
                inner = self.models.by_path.get(f"{found.paths[0]}.{name}") if found.paths else None
                if inner is None and found.kind == "module" and found.paths:
                    return External(f"{found.paths[0]}.{name}")
                return Obj(inner, owned=False) if inner is not None else None
            case External(path, called):
                joined = f"{path}.{name}"
                model = self.models.by_path.get(joined)
                if model is not None and (called or model.kind == "module" or name[:1].islower()):
                    return Obj(model, owned=False)
                if not called:
                    return self.dotted(joined)
                return External(joined, called)
        return None

    def _instance_attribute(self, cls: Class, name: str) -> Held | None:
        key = (id(cls), name)
        if key in self._attributes:
            return self._attributes[key]
        self._attributes[key] = None
        self._keep.append(cls)
        held = self._find_attribute(cls, name)
        if self.models.assumed:
            for item in self.mro(cls):
                held = self.assumed(f"{item.module.name}.{item.qualname}.{name}", held)
        self._attributes[key] = held
        return held

    def _find_attribute(self, cls: Class, name: str) -> Held | None:
        order = self.mro(cls)
        for item in order:
            target = item.aliases.get(name, name)
            if target in item.methods:
                method = item.methods[target]
                if method.has_decorator("property", "cached_property", "hybrid_property", "reify"):
                    return lent(self.given(FunctionRef(method, cls)))
                return self._function(method, cls)
        best: Held | None = None
        for item in order:
            for method in item.methods.values():
                if not method.receiver:
                    continue
                path = f"{method.receiver}.{name}"
                scope = self.scope(method, cls)
                if path in scope._binds or path in method.program.annotations:
                    held = scope._bound(path)
                    if held is not None and not (isinstance(held, External) and best is not None):
                        best = held
                        if isinstance(held, Obj):
                            return held
            if name in item.annotations:
                held = self.scope(item.module.body).annotated(item.annotations[name])
                if held is not None:
                    return held
            if name in item.attributes and best is None:
                best = self._class_value(item, name)
        if best is None or isinstance(best, External):
            modelled = self.modelled(cls)
            if modelled is not None:
                found = self.attribute(modelled, name)
                if found is not None:
                    return found
        return best

    def _class_value(self, cls: Class, name: str) -> Held | None:
        node = cls.attributes[name]
        scope = self.scope(cls.module.body)
        path = dotted(node)
        if path:
            return scope.path(path)
        if isinstance(node, cst.Call):
            target = scope.path(dotted(node.func)) if dotted(node.func) else None
            if isinstance(target, External):
                producer = self.models.producers.get(target.path)
                if producer is not None:
                    return Obj(self.models.types[producer.returns])
                return External(target.path, True)
            if isinstance(target, ClassRef):
                return Instance(target.cls)
        return None

    # ------------------------------------------------------------------ calls

    def result(self, scope: Scope, call: Call, callee: Held | None) -> Held | None:
        """What a call gives, from the value that is called."""
        match callee:
            case External(path, called):
                return self._external_call(scope, call, path, called)
            case Bound(obj, method):
                return self._method_result(obj, method)
            case Obj(found):
                called_ = found.method("__call__")
                return self._method_result(callee, called_) if called_ is not None else None
            case ClassRef(cls):
                own = self.modelled(cls)
                return self.assumed(f"{cls.module.name}.{cls.qualname}", own) if own is not None else Instance(cls)
            case FunctionRef(function):
                return Managed(callee) if function.is_manager else self.given(callee)
            case Partial(target):
                return self.result(scope, call, target)
            case Instance(cls):
                method_ = self.method(cls, "__call__")
                return self.given(FunctionRef(method_, cls)) if method_ is not None else None
        if call.name == "super" and not call.receiver and scope.instance is not None and scope.function.cls is not None:
            return SuperRef(scope.instance, scope.function.cls)
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
        )

    def _external_call(self, scope: Scope, call: Call, path: str, called: bool) -> Held | None:
        producer = self.models.producers.get(path)
        if producer is not None and not called:
            made = producer_object(self.models, producer, call)
            if made.begins is None and producer.begins_by_kwarg:
                made = replace(made, begins=self._begins_unpacked(scope, call, producer))
            if made.type.kind == "session" and _on_lent_connection(scope, call):
                return lent(made)
            return replace(made, custom=True) if self._of_own_class(scope, call) else made
        wrapper = self.models.wrappers.get(path)
        if wrapper is not None and not called:
            if wrapper.effect in ("pass", "close", "aclose") and call.args:
                return scope.value(call.args[0].value)
            return External(path, True)
        if path in ("functools.partial", "partial") and call.args:
            target = scope.value(call.args[0].value)
            return Partial(target) if target is not None else None
        if path == "super" or path.endswith(".super"):
            return None
        found = self.models.by_path.get(path)
        if found is not None and not called:
            return Obj(found)
        return External(path, True)

    def _begins_unpacked(self, scope: Scope, call: Call, producer: Producer) -> Begins | None:
        """When transactions begin as settings behind `**` say."""
        for arg in call.args:
            if arg.keyword == "**":
                entries = self.constants.unpacked(arg.node, scope.function).entries
                for rule in producer.begins_by_kwarg:
                    if rule.kwarg in entries and str(entries[rule.kwarg].value) == rule.value:
                        return rule.begins
        return None

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
        if self._depth > _DEPTH:
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
            held = scope.value(value)
            if held is None:
                continue
            if isinstance(held, Obj) and isinstance(value, Path) and not is_local(scope, value.text):
                held = lent(held)
            if best is None or (isinstance(best, External) and not isinstance(held, External)):
                best = held
            elif isinstance(held, Obj) and isinstance(best, Obj) and not held.owned:
                best = replace(best, owned=False)
        if isinstance(best, Obj) and function.has_decorator(*_CACHED):
            best = lent(best)
        if best is None or isinstance(best, External):
            node = function.node
            if node is not None and node.returns is not None and not program.yields:
                annotated = scope.annotated(node.returns.annotation)
                if annotated is not None:
                    return annotated
        return best

    # ------------------------------------------------------------------ summaries

    def meanings(self, scope: Scope) -> Meanings:
        """The resolved calls of a function; one table serves summaries and reports."""
        if id(scope) not in self._meanings:
            self._meanings[id(scope)] = Meanings(scope)
        return self._meanings[id(scope)]

    def effects(self, ref: FunctionRef) -> Effects | None:
        """What calling a function does to handles of others; None while that is being found out (recursion)."""
        key = (id(ref.function), id(ref.instance) if ref.instance is not None else 0)
        if key not in self._effects:
            self._effects[key] = None
            self._keep.append(ref)
            if not self.speaks(ref.function):
                self._effects[key] = Effects()
            elif self._depth <= _DEPTH:
                self._depth += 1
                try:
                    self._effects[key] = _summarise().effects_of(self, ref)
                finally:
                    self._depth -= 1
        return self._effects[key]

    def manager_effects(self, ref: FunctionRef) -> ManagerEffects | None:
        """What a `contextmanager` function does on entering and on leaving."""
        key = (id(ref.function), id(ref.instance) if ref.instance is not None else 0)
        if key not in self._managers:
            self._managers[key] = None
            self._keep.append(ref)
            if self._depth <= _DEPTH:
                self._depth += 1
                try:
                    self._managers[key] = _summarise().manager_effects_of(self, ref)
                finally:
                    self._depth -= 1
        return self._managers[key]

    def class_manager_effects(self, cls: Class, asynchronous: bool) -> ManagerEffects | None:
        key = (id(cls), -1 if asynchronous else -2)
        if key not in self._managers:
            self._managers[key] = None
            self._keep.append(cls)
            self._managers[key] = _summarise().class_manager_effects_of(self, cls, asynchronous)
        return self._managers[key]

    def guess(self, scope: Scope, text: str, held: External | None) -> Held | None:
        """What a path without a known value holds, judged by how it is used."""
        return guess(scope, text, held)


def _on_lent_connection(scope: Scope, call: Call) -> bool:
    """`Session(bind=connection)`: closing such a session closes nothing, its owner is whoever owns the connection."""
    arg = call.arg(0, "bind")
    if arg is None or not isinstance(arg.value, Path):
        return False
    held = scope.path(arg.value.text)
    if isinstance(held, Obj):
        return held.type.kind == "connection"
    made = scope.calls.get(arg.value.text)
    name = made.name if made is not None else arg.value.text.rpartition(".")[2]
    return name in ("get_bind", "bind", "connection", "conn")


def _summarise() -> ModuleType:
    """Summaries run the engine, which asks the world: the import has to wait."""
    from txlint.resource import summarise

    return summarise


def is_local(scope: Scope, text: str) -> bool:
    """Whether a value was made in this function and is kept nowhere else."""
    root = text.partition(".")[0].partition("[")[0]
    if "." in text or "[" in text:
        return False
    if root.startswith("%"):
        call = scope.calls.get(root)
        return call is not None or root in scope.managers or root in scope._binds
    if root in scope.function.program.outside:
        return False
    for value in scope._binds.get(root, ()):
        if isinstance(value, Path) and not is_local(scope, value.text):
            return False
    for bind in scope.function.program.binds:
        # `self._conn = conn` beside `return conn`: the object keeps it, the caller borrows it.
        if isinstance(bind.value, Path) and bind.value.text == root and ("." in bind.target or "[" in bind.target):
            return False
    return root in scope._binds


def _exported(module: Module, name: str) -> bool:
    """Whether `from module import *` brings a name."""
    for bind in module.body.program.binds:
        if bind.target == "__all__" and isinstance(bind.value, Seq):
            return any(isinstance(i, Const) and i.value == name for i in bind.value.items)
    return not name.startswith("_")
