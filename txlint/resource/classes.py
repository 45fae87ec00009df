"""Classes of the project: their bases, their methods, what their attributes hold."""

from __future__ import annotations

from collections.abc import Sequence

from txlint.apis.model import Models
from txlint.project import Project
from txlint.resource.attributes import put_on_stack
from txlint.resource.held import Bound, ClassRef, External, FunctionRef, Held, Instance, ModuleRef, Obj, SuperRef
from txlint.resource.made import Makings
from txlint.resource.modules import Modules
from txlint.resource.summary import Effects
from txlint.resource.values import lent
from txlint.tree import cst
from txlint.tree.events import Path
from txlint.tree.index import Class, Function
from txlint.tree.nodes import dotted


class Classes(Modules):
    """The part of the world that knows classes."""

    def __init__(self, models: Models, project: Project) -> None:
        super().__init__(models, project)
        self._owning: dict[tuple[int, str], tuple[str, Obj] | None] = {}
        self._keep: list[object] = []
        self._orders: dict[Class, tuple[Class, ...]] = {}
        self.makings = Makings()

    def given(self, ref: FunctionRef) -> Held | None:
        raise NotImplementedError

    def effects(self, ref: FunctionRef) -> Effects | None:
        raise NotImplementedError

    def bases(self, cls: Class) -> list[Held]:
        """The values of a class's base expressions."""
        return [held for held in self.every_base(cls) if held is not None]

    def every_base(self, cls: Class) -> list[Held | None]:
        """The same, with None for those that nothing is known of."""
        scope = self.scope(cls.parent) if cls.parent is not None else self.scope(cls.module.body)
        paths = [dotted(base.value if isinstance(base, cst.Subscript) else base) for base in cls.bases]
        return [scope.path(path) if path else None for path in paths]

    def mro(self, cls: Class) -> Sequence[Class]:
        """The class and its bases in the project, depth first, each once."""
        cls = cls.written or cls
        return self._orders.get(cls) or self._order(cls)

    def _order(self, cls: Class) -> Sequence[Class]:
        order: list[Class] = []
        whole = True
        stack = [cls]
        while stack and len(order) < 30:
            item = stack.pop(0)
            if item in order:
                continue
            order.append(item)
            bases = self.every_base(item)
            whole = whole and None not in bases
            stack = [b.cls for b in bases if isinstance(b, ClassRef)] + stack
        if whole:  # else a base may be known later, when what is being found out now is known
            self._orders[cls] = tuple(order)
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
            call = scope.calls.get(bind.value.text)
            stacked = put_on_stack(scope, call) if call is not None else None
            held = stacked[0] if stacked is not None else scope.path(bind.value.text)
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
                is_object = name[:1].islower() and joined not in self.models.producers
                if model is not None and (called or model.kind == "module" or is_object):
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
        if held is None or isinstance(held, External):
            held = self.makings.kept(cls, name) or self.makings.by_itself(self, cls, name) or held
        if self.models.assumed:
            for item in self.mro(cls):
                held = self.assumed(f"{item.module.name}.{item.qualname}.{name}", held)
        self._attributes[key] = held
        return held

    def replaces(self, cls: Class, path: str) -> bool:
        """Whether objects of a class put something of their own in the place of what a path from them names, such as a
        method of the session that they keep: `self.session.begin = begin`."""
        return any(
            bind.target == f"{method.receiver}.{path}"
            for item in self.mro(cls)
            for method in item.methods.values()
            for bind in method.program.binds
        )

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
        promised: Obj | None = None
        for item in order:
            for method in item.methods.values():
                if not method.receiver:
                    continue
                path = f"{method.receiver}.{name}"
                scope = self.scope(method, cls)
                if path in scope._binds or path in method.program.annotations:
                    held = scope._bound(path)
                    if isinstance(held, Obj) and path in scope.function.program.annotations and not held.owned:
                        # `self.pool: Pool | None = None`: what is assigned to it later says more.
                        promised = promised or held
                    elif isinstance(held, Obj):
                        return held if promised is None or held.type is promised.type else promised
                    elif held is not None and not (isinstance(held, External) and best is not None):
                        best = held
            if promised is not None:
                return promised
            if name in item.annotations:
                held = self.scope(item.module.body).annotated(item.annotations[name])
                if held is not None and (best is None or isinstance(best, External) or isinstance(held, Obj)):
                    # A base may only promise a protocol of what a class below it assigns.
                    return held
            if name in item.attributes and best is None:
                best = self._class_value(item, name)
        if best is None or isinstance(best, External):
            modelled = self.modelled(cls)
            if modelled is not None:
                found = self.attribute(modelled, name)
                if found is not None:
                    return found
        return best or self._inherited(cls, name)

    def _inherited(self, cls: Class, name: str) -> Held | None:
        """An attribute that a class of a library brings, and that is modelled or leads to one that is."""
        for item in self.mro(cls):
            for base in self.bases(item):
                if not isinstance(base, External) or base.path not in self.models.holding:
                    continue
                path = f"{base.path}.{name}"
                if path in self.models.by_path:
                    return Obj(self.models.by_path[path], owned=False)
                if path in self.models.holding:
                    return External(path, True)
        return None

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
