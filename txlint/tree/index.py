"""What a module defines: its functions, classes and imports, each in small form, lowered when first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from txlint.tree import cst
from txlint.tree.events import Call, paths_in
from txlint.tree.kept import Kept
from txlint.tree.lower import lower_function, lower_module
from txlint.tree.lowering import Program
from txlint.tree.nodes import decorator_path, dotted, imports_in, parameters
from txlint.tree.syntax import KEPT_BYTES, Source

_VOCABULARY = re.compile(
    r"commit|rollback|execut|cursor|begin|conn|session|engine|pool|transact|atomic|acquire|release|savepoint|database|"
    r"(?:^|_|\.)(?:db|tx|txn|con|cnx|cur|uow|sql|query|abort|exit|flush|get|post|put|patch|delete|request|fetch|send|delay|"
    r"publish|save|create|wait|sleep|run|call|Popen|input|open|close|start|stop|add|submit|read|recv|select|dispose|"
    r"closing|lock|enqueue\w*|apply_async|produce|urlopen)(?:$|_|\.|\()|enqueue|sleep|abort|exit",
    re.IGNORECASE,
)


_TOUCHES = re.compile(
    r"^_*(?:commit\w*|rollback\w*|abort\w*|close\w*|aclose|begin\w*|start\w*|execut\w*|cursor|putconn|release\w*|"
    r"transaction|atomic|savepoint\w*|flush|dispose|set_autocommit|autocommit|disconnect|end_session|"
    r"put_conn\w*|give_back|return_conn\w*|callproc|__exit__|__aexit__|exit|abort|error|fail)$"
)
_TYPING = ("Annotated", "Optional", "Union")
_HANDLE_NAME = re.compile(
    r"(?:^|[._])(?:a?conn\w*|cnx|con|db|dbh|sess\w*|cur\w*|tx\w*|trans\w*|engine|pool|uow|handle)(?:$|[._])",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Function:
    """A function, a method, or (`node` None) a module's own statements."""

    name: str
    qualname: str
    module: Module
    node: cst.FunctionDef | None = None
    cls: Class | None = None
    parent: Function | None = None
    memo: dict[Any, Any] = field(default_factory=dict, repr=False)
    """What the small form alone decides, kept by those who have worked it out."""

    @property
    def is_async(self) -> bool:
        return self.node is not None and self.node.asynchronous

    @cached_property
    def program(self) -> Program:
        return lower_module(self.module.source.module) if self.node is None else lower_function(self.node)

    @cached_property
    def is_manager(self) -> bool:
        """Whether `contextlib` makes a context manager of it."""
        return self.has_decorator("contextmanager", "asynccontextmanager")

    @cached_property
    def speaks_of_handles(self) -> bool:
        """Whether any name in it could have to do with connections, transactions, waiting or sending.

        Without one there is nothing to follow, and resolving its calls would only load other modules.
        """
        if self.node is None:
            return True
        program = self.program
        for call in program.calls:
            if _VOCABULARY.search(call.name) or _VOCABULARY.search(call.receiver):
                return True
        words = [p.name.value for p in self.params]
        words += [m.target for m in program.managers]
        words += [b.target for b in program.binds if not b.target.startswith("%")]
        words += map(decorator_path, self.decorators)
        words += [path for r in program.returns for path in paths_in(r.value)]
        return any(_VOCABULARY.search(word) for word in words)

    def mentions(self, names: frozenset[str]) -> bool:
        """Whether one of these names is called in it, decorates it, or is entered or given back by it."""
        program = self.program
        if any(call.name in names for call in program.calls):
            return True
        paths = list(map(decorator_path, self.decorators))
        paths += [path for m in program.managers for path in paths_in(m.value)]
        paths += [path for r in program.returns for path in paths_in(r.value)]
        return any(path.rpartition(".")[2] in names for path in paths)

    @cached_property
    def neighbours(self) -> tuple[Call, ...]:
        """Calls of functions of the same module, or methods of the same object: following them loads nothing."""
        methods = self.cls.methods if self.cls is not None and self.receiver else {}
        return tuple(
            call
            for call in self.program.calls
            if (not call.receiver and call.name in self.module.functions)
            or (call.receiver == self.receiver and call.name in methods)
        )

    @cached_property
    def may_touch(self) -> bool:
        """Whether calling it could begin, end, use, keep or give back a handle of its caller's."""
        methods = self.cls.methods if self.cls is not None else {}
        functions = self.module.functions
        near = [(methods if call.receiver else functions).get(call.name) for call in self.neighbours]
        return self._touches or any(function._touches for function in near if function is not None)

    @cached_property
    def _touches(self) -> bool:
        program = self.program
        if any(_TOUCHES.search(call.name) for call in program.calls) or program.yields:
            return True
        roots = {p.name.value for p in self.params}
        passed = [path for call in program.calls for arg in call.args for path in paths_in(arg.value)]
        kept = [
            path for bind in program.binds if "." in bind.target or "[" in bind.target for path in paths_in(bind.value)
        ]
        given = [path for r in program.returns for path in paths_in(r.value)]
        entered = [path for m in program.managers for path in paths_in(m.value)]
        used = [call.receiver for call in program.calls]
        return any(
            _HANDLE_NAME.search(path)
            for path in (*passed, *kept, *given, *entered, *used)
            if path.partition(".")[0] in roots or "." in path
        )

    @property
    def is_generator(self) -> bool:
        return bool(self.program.yields)

    @cached_property
    def params(self) -> list[cst.Param]:
        return [] if self.node is None else parameters(self.node)

    @cached_property
    def decorators(self) -> list[cst.BaseExpression]:
        return [] if self.node is None else [d.decorator for d in self.node.decorators]

    @cached_property
    def receiver(self) -> str:
        """The name of `self` (or `cls`) in a method, "" elsewhere."""
        if self.cls is None or self.parent is not None or not self.params:
            return ""
        return "" if self.has_decorator("staticmethod") else self.params[0].name.value

    def has_decorator(self, *names: str) -> bool:
        """Whether a decorator's last name is one of these."""
        return any(decorator_path(d).rpartition(".")[2] in names for d in self.decorators)

    @cached_property
    def inner(self) -> list[Function]:
        """Every function defined inside this one, alternatives of one name included."""
        return [
            Function(node.name.value, f"{self.qualname}.{node.name.value}", self.module, node, None, self)
            for node in self.program.definitions
            if isinstance(node, cst.FunctionDef) and self.node is not None
        ]

    @cached_property
    def nested(self) -> dict[str, Function]:
        """Functions defined inside this one, by name."""
        return {function.name: function for function in self.inner}

    @cached_property
    def nested_classes(self) -> dict[str, Class]:
        return {
            node.name.value: Class(node.name.value, f"{self.qualname}.{node.name.value}", self.module, node, self)
            for node in self.program.definitions
            if isinstance(node, cst.ClassDef) and self.node is not None
        }

    @cached_property
    def imports(self) -> dict[str, str]:
        """Names imported by this body -> absolute dotted paths."""
        found: dict[str, str] = {}
        for node in self.program.imports:
            found.update(self.module.imported(node))
        return found


@dataclass(eq=False)
class Class:
    name: str
    qualname: str
    module: Module
    node: cst.ClassDef
    parent: Function | None = None
    written: Class | None = None
    """The class as it is written, for a twin of it."""

    def twin(self) -> Class:
        """The same class as another object, to know more of its instances than what is written."""
        made = Class(self.name, self.qualname, self.module, self.node, self.parent, self.written or self)
        made.__dict__["methods"] = self.methods
        return made

    @cached_property
    def bases(self) -> list[cst.BaseExpression]:
        return [arg.value for arg in self.node.bases]

    @cached_property
    def defined(self) -> list[Function]:
        """Every method as it is written, alternatives and setters of one name included."""
        return [
            Function(node.name.value, f"{self.qualname}.{node.name.value}", self.module, node, self)
            for node in _statements(self.node.body)
            if isinstance(node, cst.FunctionDef)
        ]

    @cached_property
    def methods(self) -> dict[str, Function]:
        """Methods by name; a property's is its getter."""
        found: dict[str, Function] = {}
        for method in self.defined:
            if method.name not in found or not method.has_decorator("setter", "deleter"):
                found[method.name] = method
        return found

    @cached_property
    def attributes(self) -> dict[str, cst.BaseExpression]:
        """Class-level assignments."""
        found: dict[str, cst.BaseExpression] = {}
        for stmt in _small(self.node.body):
            match stmt:
                case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value):
                    found[name] = value
                case cst.AnnAssign(target=cst.Name(value=name), value=value) if value is not None:
                    found[name] = value
        return found

    @cached_property
    def annotations(self) -> dict[str, cst.BaseExpression]:
        found: dict[str, cst.BaseExpression] = {}
        for stmt in _small(self.node.body):
            if isinstance(stmt, cst.AnnAssign) and isinstance(stmt.target, cst.Name):
                found[stmt.target.value] = stmt.annotation.annotation
        return found

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Methods under another name: `close = disconnect`."""
        return {k: v.value for k, v in self.attributes.items() if isinstance(v, cst.Name) and v.value in self.methods}


_kept: Kept[tuple[str, str], Module] = Kept(KEPT_BYTES)


def module_of(source: Source, name: str) -> Module:
    """The module of a parsed file: the same object, with all that was lowered of it, while the source is the same."""
    key = (source.filename, name)
    found = _kept.get(key)
    if found is None or found.source is not source:
        package = source.filename.replace("\\", "/").endswith("/__init__.py")
        found = Module(source, name, package)
        _kept.put(key, found, len(source.data))
    return found


@dataclass(eq=False)
class Module:
    """One parsed file. `name` is its absolute dotted name in the project, "" where it has none."""

    source: Source
    name: str
    is_package: bool = False
    star_imports: list[str] = field(default_factory=list)

    @cached_property
    def body(self) -> Function:
        """The module's own statements, as a function without parameters."""
        return Function("<module>", "", self)

    @cached_property
    def defined(self) -> list[Function | Class]:
        """Every function and class as it is written: `if` and `try` may define one name more than once."""
        return [
            Function(n.name.value, n.name.value, self, n)
            if isinstance(n, cst.FunctionDef)
            else Class(n.name.value, n.name.value, self, n)
            for n in self.body.program.definitions
        ]

    @cached_property
    def functions(self) -> dict[str, Function]:
        return {item.name: item for item in self.defined if isinstance(item, Function)}

    @cached_property
    def classes(self) -> dict[str, Class]:
        return {item.name: item for item in self.defined if isinstance(item, Class)}

    @cached_property
    def imports(self) -> dict[str, str]:
        return self.body.imports

    @cached_property
    def type_aliases(self) -> dict[str, cst.BaseExpression]:
        """Global names that stand for annotations: `X = Annotated[…]`, `X: TypeAlias = …`, `type X = …`."""
        found: dict[str, cst.BaseExpression] = {}
        for stmt in self.source.module.body:
            match stmt:
                case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value):
                    if isinstance(value, cst.Subscript) and dotted(value.value).rpartition(".")[2] in _TYPING:
                        found[name] = value
                case cst.AnnAssign(target=cst.Name(value=name), annotation=annotation, value=value):
                    if value is not None and dotted(annotation.annotation).rpartition(".")[2] == "TypeAlias":
                        found[name] = value
                case cst.TypeAlias(name=cst.Name(value=name), value=value):
                    found[name] = value
        return found

    def alternatives(self, name: str) -> frozenset[str]:
        """The absolute dotted paths that the module's own imports bind a name to: two where one takes the place of the
        other, by a setting or where it is missing."""
        found = (self.imported(node).get(name) for node in self.body.program.imports)
        return frozenset(path for path in found if path is not None)

    def imported(self, node: cst.Import | cst.ImportFrom) -> dict[str, str]:
        """Names that an import statement binds -> absolute dotted paths. `from x import *` goes to `star_imports`."""
        found: dict[str, str] = {}
        if isinstance(node, cst.Import):
            for alias in node.names:
                path = dotted(alias.name)
                if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
                    found[alias.asname.name.value] = path
                else:
                    root = path.partition(".")[0]
                    found[root] = root
            return found
        base = dotted(node.module) if node.module is not None else ""
        if node.level:
            package = self.name.split(".") if self.name else []
            up = node.level - (1 if self.is_package else 0)
            package = package[: len(package) - up] if up else package
            base = ".".join([*package, base] if base else package) or base or "."
        if isinstance(node.names, cst.ImportStar):
            if base not in self.star_imports:
                self.star_imports.append(base)
            return found
        for alias in node.names:
            name = dotted(alias.name)
            local = alias.asname.name.value if alias.asname and isinstance(alias.asname.name, cst.Name) else name
            found[local] = f"{base}.{name}" if base else name
        return found

    @cached_property
    def imported_paths(self) -> frozenset[str]:
        """Everything that is imported anywhere in the module."""
        paths = {path for node in imports_in(self.source.module) for path in self.imported(node).values()}
        return frozenset({*paths, *self.star_imports})

    @cached_property
    def imported_roots(self) -> frozenset[str]:
        """First parts of everything that is imported anywhere in the module."""
        return frozenset(path.partition(".")[0] for path in self.imported_paths)

    def all_functions(self) -> list[Function]:
        """Every function and method, nested ones included, in source order of their outermost definition."""
        found: list[Function] = []
        stack = sorted(self.defined, key=lambda item: isinstance(item, Class))[::-1]
        while stack:
            item = stack.pop()
            if isinstance(item, Class):
                stack.extend(reversed(item.defined))
                stack.extend(
                    Class(n.name.value, f"{item.qualname}.{n.name.value}", self, n)
                    for n in _statements(item.node.body)
                    if isinstance(n, cst.ClassDef)
                )
            else:
                found.append(item)
                stack.extend(reversed(item.inner))
                stack.extend(reversed(item.nested_classes.values()))
        return found


def _statements(suite: cst.BaseSuite) -> list[cst.CSTNode]:
    """Compound statements of a class body, those under `if`, `try` and `with` included."""
    found: list[cst.CSTNode] = []
    for stmt in suite.body:
        found.extend(_alternatives(stmt))
    return found


def _alternatives(stmt: cst.CSTNode) -> list[cst.CSTNode]:
    match stmt:
        case cst.If(body=body, orelse=orelse):
            return [*_statements(body), *(_alternatives(orelse) if orelse is not None else ())]
        case cst.Else(body=body) | cst.With(body=body) | cst.ExceptHandler(body=body) | cst.Finally(body=body):
            return _statements(body)
        case cst.Try(body=body, handlers=handlers, orelse=orelse, finalbody=final):
            parts = [part for part in (*handlers, orelse, final) if part is not None]
            return [*_statements(body), *(inner for part in parts for inner in _alternatives(part))]
    return [stmt]


def _small(suite: cst.BaseSuite) -> list[cst.BaseSmallStatement]:
    return [stmt for stmt in suite.body if isinstance(stmt, cst.BaseSmallStatement)]
