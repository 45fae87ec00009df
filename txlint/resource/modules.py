"""Modules of the project and what their global names hold."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from txlint.apis.model import Models
from txlint.prefilter import WORDS, is_helper
from txlint.project import Project
from txlint.resource.held import Alias, Bound, ClassRef, External, FunctionRef, Held, ModuleRef, Obj
from txlint.resource.values import Scope, lent
from txlint.tree.events import Await, Const, Seq
from txlint.tree.index import Class, Function, Module, module_of
from txlint.tree.syntax import Unparsable, parse


class Modules:
    """The part of the world that knows modules."""

    def __init__(self, models: Models, project: Project) -> None:
        self.models = models
        self.project = project
        self.read: set[str] = set()
        """Files of other modules that an answer depended on."""
        self._modules: dict[str, Module | None] = {}
        self._attributes: dict[tuple[int, str], Held | None] = {}
        self._awaits: dict[int, dict[str, Await]] = {}
        self._meant: dict[int, Held | None] = {}

    def scope(self, function: Function, instance: Class | None = None) -> Scope:
        raise NotImplementedError

    def attribute(self, held: Held, name: str) -> Held | None:
        raise NotImplementedError

    @cached_property
    def _words(self) -> frozenset[bytes]:
        return WORDS | {name.encode() for name in self.models.names}

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
                if n == len(parts) and (hidden := self._hiding(path)) is not None:
                    return hidden
                for part in parts[n:]:
                    held = self.attribute(held, part) if held is not None else None
                return held
        return self._outside(path)

    def _hiding(self, path: str) -> Held | None:
        """What a package's own name hides one of its modules by: `from .app import app` in its `__init__`."""
        outer, _, name = path.rpartition(".")
        package = self.module(outer) if outer else None
        if package is None or not package.is_package or package.imports.get(name, path) == path:
            return None
        return self.module_attribute(package, name)

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
        if name in module.type_aliases:
            return Alias(module, module.type_aliases[name])
        bound = self.scope(module.body)._bound(name)
        if bound is None and name not in module.imports:
            bound = self._assigned_elsewhere(module, name)
        if bound is not None:
            return lent(self._filled(module, name, bound))
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

    def meant(self, alias: Alias) -> Held | None:
        """The value that an alias of an annotation promises."""
        key = id(alias.node)
        if key not in self._meant:
            self._meant[key] = None  # one that names itself
            self._meant[key] = self.scope(alias.module.body).annotated(alias.node)
        return self._meant[key]

    def _filled(self, module: Module, name: str, held: Held) -> Held:
        """What a stand-in is given by its module later: `proxy.initialize(PostgresqlDatabase(…))`."""
        filler = held.type.filled_by if isinstance(held, Obj) else ""
        for function in (module.body, *module.functions.values()) if filler else ():
            for call in function.program.calls:
                if call.receiver == name and call.name == filler and call.args:
                    given = self.scope(function).value(call.args[0].value)
                    held = given if isinstance(given, Obj) else held
        return held

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

    def awaits(self, function: Function) -> dict[str, Await]:
        """Result path -> the await that gives it."""
        if id(function) not in self._awaits:
            self._awaits[id(function)] = {event.result: event for event in function.program.awaits}
        return self._awaits[id(function)]


def _exported(module: Module, name: str) -> bool:
    """Whether `from module import *` brings a name. A list that is put together from others is not followed."""
    listed: set[object] = set()
    whole = True
    binds = [bind.value for bind in module.body.program.binds if bind.target == "__all__"]
    for value in binds:
        items = value.items if isinstance(value, Seq) else ()
        listed |= {item.value for item in items if isinstance(item, Const)}
        whole = whole and isinstance(value, Seq) and all(isinstance(item, Const) for item in items)
    if any(call.receiver == "__all__" for call in module.body.program.calls):
        whole = False
    return name in listed or (not (binds and whole) and not name.startswith("_"))
