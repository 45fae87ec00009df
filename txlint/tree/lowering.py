"""The ground of lowering: the program that is made, its names, tests and contexts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from txlint.flow.program import Atom, Block, Do, Stmt
from txlint.tree import cst
from txlint.tree.code import code_of
from txlint.tree.events import (
    UNKNOWN,
    Await,
    Bind,
    Call,
    Capture,
    Const,
    Context,
    Manager,
    Next,
    Path,
    Return,
    Seq,
    Store,
    Use,
    Value,
    Yield,
    around,
    paths_in,
)
from txlint.tree.nodes import children, names_read
from txlint.tree.rounds import LastRound

Body = list[Stmt]
CONSTANTS = {"None": None, "True": True, "False": False}


FILLS = ("append", "add", "appendleft")
"""Methods that put one thing into a container."""


@dataclass(slots=True)
class Program:
    """A function in small form, with what was noticed on the way."""

    block: Block
    calls: list[Call]
    managers: list[Manager]
    yields: list[Yield]
    returns: list[Return]
    binds: list[Bind]
    rounds: list[tuple[str, Value]]
    """Plain targets of `for` loops, each with what is iterated over."""
    awaits: list[Await]
    stores: list[Store]
    relevant: frozenset[str]
    """Keys of tests that are worth remembering: met twice, or set to a constant and tested."""
    tested: Counter[str]
    loaded: Counter[str]
    """How often each plain name is read."""
    nexts: list[Next] = field(default_factory=list)
    free: dict[str, list[cst.CSTNode]] = field(default_factory=dict)
    """Names that nested functions and lambdas read -> those functions."""
    annotations: dict[str, cst.BaseExpression] = field(default_factory=dict)
    imports: list[cst.Import | cst.ImportFrom] = field(default_factory=list)
    definitions: list[cst.FunctionDef | cst.ClassDef] = field(default_factory=list)
    outside: frozenset[str] = frozenset()
    """Names declared global or nonlocal."""


class Lowering:
    """The state of one lowering, and what statements, expressions and conditions share."""

    def __init__(self, captures: bool = True) -> None:
        self._captures = captures
        self.program = Program((), [], [], [], [], [], [], [], [], frozenset(), Counter(), Counter())
        self._context: Context | None = None
        self._temps = 0
        self._constants: set[str] = set()
        self._outside: set[str] = set()
        self._opaque = 0
        self._asked: set[str] = set()
        """The tests that were lowered last."""
        self._flags: dict[str, set[str]] = {}
        """Name -> the tests whose truth was assigned to it."""
        self._last_rounds: list[LastRound] = []
        """For the loops over `range()` around here."""
        self._named: dict[str, str] = {}
        """Targets of the loops around here whose rounds are written out -> what they are in the round at hand."""

    def expr(self, node: cst.BaseExpression, out: Body, *, use: Use = "value", target: str = "") -> Value:
        """Appends the events of an expression, in evaluation order, and says where its value is."""
        raise NotImplementedError

    def _advance(self, source: Value, node: cst.For | cst.CompFor) -> Block:
        """The events of asking an iterable for its next item."""
        event = Next(source, node.iter, node.asynchronous, self._context)
        self.program.nexts.append(event)
        return (Do(event),)

    def _assign(self, target: cst.BaseExpression, value: Value, node: cst.CSTNode, out: Body) -> None:
        match target:
            case cst.Name() | cst.Attribute():
                path = self._path_of(target)
                if path:
                    if isinstance(value, Const):
                        self._constants.add(path)
                    event = Bind(path, value, node)
                    self.program.binds.append(event)
                    out.append(Do(event))
                    return
                if isinstance(target, cst.Attribute):
                    # `session.get(User, 7).name = "ann"`: what the attribute is set on comes about by a call.
                    self.expr(target.value, out)
                if paths_in(value):
                    self._store(value, "attribute", node, out)
            case cst.Tuple(elements=elements) | cst.List(elements=elements):
                for n, element in enumerate(elements):
                    match value:
                        case Seq(items) if len(items) == len(elements):
                            part: Value = items[n]
                        case Path(text):
                            part = Path(f"{text}[{n}]")
                        case _:
                            part = UNKNOWN
                    self._assign(element.value, part, node, out)
            case cst.Subscript():
                self.expr(target, out)
                path = self._path_of(target)
                if path and isinstance(value, Path):
                    self._store(value, "container", node, out, self._path_of(target.value))
                    out.append(Do(Bind(path, value, node)))
                elif paths_in(value):
                    self._store(value, "container", node, out, self._path_of(target.value))
            case cst.StarredElement(value=inner):
                self._assign(inner, UNKNOWN, node, out)

    def _store(
        self, value: Value, why: Literal["container", "attribute"], node: cst.CSTNode, out: Body, into: str = ""
    ) -> None:
        event = Store(value, why, node, into)
        self.program.stores.append(event)
        out.append(Do(event))

    def _path_of(self, node: cst.BaseExpression) -> str:
        """The path that an expression names without doing anything, or ""."""
        match node:
            case cst.Name(value=name):
                return "" if name in CONSTANTS else self._meant(name)
            case cst.Attribute(value=value, attr=attr):
                base = self._path_of(value)
                return f"{base}.{attr.value}" if base else ""
            case cst.Subscript(value=value, slice=[cst.SubscriptElement(slice=cst.Index(value=index))]):
                base = self._path_of(value)
                if base and isinstance(index, cst.SimpleString | cst.Integer | cst.Name):
                    key = index.value if isinstance(index, cst.Name) else code_of(index)
                    return f"{base}[{key}]"
        return ""

    def _meant(self, path: str) -> str:
        """A path with the target of a loop whose rounds are written out replaced by what it is in this round."""
        if not self._named:
            return path
        root, dot, rest = path.partition(".")
        return f"{self._named.get(root, root)}{dot}{rest}"

    def _capture(self, node: cst.CSTNode, target: str, out: Body) -> None:
        """A nested function or lambda holds what it reads for as long as it lives."""
        names = names_read(node)
        for read in names:
            self.program.free.setdefault(read, []).append(node)
        out.append(Do(Capture(frozenset(names), target, node)))

    def _atom(self, kind: str, path: str) -> Atom:
        self._met(path)
        return Atom(kind, path, frozenset([path]))

    def _met(self, key: str) -> None:
        """Counts a test; one inside a loop is met again by the next round."""
        self._asked.add(key)
        repeated = any(c.kind in ("loop", "comprehension") for c in around(self._context))
        self.program.tested[key] += 2 if repeated else 1

    def _unknown_atom(self) -> Atom:
        self._opaque += 1
        return Atom("text", f"?{self._opaque}")

    def _text_atom(self, node: cst.BaseExpression, positive: bool = True) -> Atom:
        """An expression of plain names and literals keeps its truth until a name is bound again."""
        parts: list[cst.CSTNode] = [node]
        names: set[str] = set()
        while parts:
            part = parts.pop()
            if isinstance(part, cst.Name):
                names.add(part.value)
            elif isinstance(part, cst.Attribute | cst.Subscript | cst.Call | cst.BaseComp | cst.Lambda | cst.Await):
                return self._unknown_atom()
            else:
                parts.extend(children(part))
        code = code_of(node)
        if not positive:
            code = code.replace("!=", "==").replace(" not in ", " in ").replace(" is not ", " is ")
        key = "(" + " ".join(code.split()) + ")"
        self._met(key)
        return Atom("text", key, frozenset(names))

    def _temp(self) -> str:
        self._temps += 1
        return f"%{self._temps}"

    def _read(self, node: cst.CSTNode) -> None:
        """Counts the names that an expression without events reads."""
        while isinstance(node, cst.Attribute):
            node = node.value
        if isinstance(node, cst.Name):
            self.program.loaded[node.value] += 1

    def finish(self, block: Block, params: Sequence[str]) -> Program:
        program = self.program
        program.block = block
        program.outside = frozenset(self._outside)
        passed = {arg.value.text for call in program.calls for arg in call.args if isinstance(arg.value, Path)}
        program.relevant = frozenset(
            key
            for key, times in program.tested.items()
            if times > 1 or key in self._constants or key in params or key.startswith("self.")
        ) | (passed & self._constants)
        program.relevant |= _collected(program)
        program.relevant |= {
            name
            for name, tests in self._flags.items()
            if any(test in program.relevant or test[0] == "%" for test in tests)
        }
        return program


def _collected(program: Program) -> set[str]:
    """Lists and sets that are tested, and are empty until something is put into them."""
    empty = {bind.target for bind in program.binds if isinstance(bind.value, Seq) and not bind.value.items}
    return {c.receiver for c in program.calls if c.name in FILLS and c.receiver in empty and program.tested[c.receiver]}


class Within:
    """Pushes a context for the time of a `with` block."""

    def __init__(self, lowerer: Lowering, kind: Any, node: cst.CSTNode, info: Any = None) -> None:
        self._lowerer = lowerer
        self._context = Context(kind, node, lowerer._context, info)

    def __enter__(self) -> None:
        self._lowerer._context = self._context

    def __exit__(self, *_: object) -> None:
        self._lowerer._context = self._context.parent
