"""The leaves of the small form: what a function does that can matter to a handle, in evaluation order.

Values are *paths*: text such as `conn`, `self.db.session` or `app['pool']`; results of calls are paths too, `%3`, and
so are parts of them, `%3.cursor`. A path says where a handle is found, never what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from txlint.tree import cst


@dataclass(frozen=True, slots=True)
class Path:
    text: str

    @property
    def root(self) -> str:
        return self.text.partition(".")[0].partition("[")[0]


@dataclass(frozen=True, slots=True)
class Const:
    """None, True, False, a number or a string."""

    value: Any


@dataclass(frozen=True, slots=True)
class Seq:
    """A tuple, list, set or dict display."""

    items: tuple[Value, ...]
    fixed: bool = False
    """A tuple: what it holds is found by its place, and stays."""


@dataclass(frozen=True, slots=True)
class Unknown:
    pass


UNKNOWN = Unknown()
Value: TypeAlias = Path | Const | Seq | Unknown
Use = Literal["value", "discard", "await", "arg", "bind", "return", "with", "yield", "test", "iter"]


def paths_in(value: Value) -> tuple[str, ...]:
    """All paths that a value is made of."""
    match value:
        case Path(text):
            return (text,)
        case Seq(items):
            return tuple(p for item in items for p in paths_in(item))
    return ()


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What an event stands in, and what that stands in."""

    kind: Literal["loop", "try", "handler", "orelse", "final", "with", "if", "comprehension"]
    node: cst.CSTNode
    parent: Context | None
    info: Any = None


def around(context: Context | None) -> Iterator[Context]:
    """The context of an event and all those round it, innermost first."""
    while context is not None:
        yield context
        context = context.parent


def in_handler(context: Context | None) -> bool:
    """Whether an event stands in an `except` clause."""
    return any(outer.kind == "handler" for outer in around(context))


@dataclass(frozen=True, slots=True)
class Arg:
    keyword: str
    """"" for a positional argument, "*" and "**" for unpacked ones."""
    value: Value
    node: cst.BaseExpression


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A call, or an awaited one: then the effect belongs to the await."""

    receiver: str
    """Path of the object that a method is called on; "" for a plain name."""
    name: str
    args: tuple[Arg, ...]
    result: str
    awaited: bool
    use: Use
    target: str
    """The path that the result is assigned to at once, or ""."""
    node: cst.Call
    context: Context | None

    @property
    def callee(self) -> str:
        return f"{self.receiver}.{self.name}" if self.receiver else self.name

    def arg(self, position: int, keyword: str = "") -> Arg | None:
        """An argument by position or keyword."""
        plain = [a for a in self.args if not a.keyword]
        if position < len(plain):
            return plain[position]
        return next((a for a in self.args if keyword and a.keyword == keyword), None)


@dataclass(frozen=True, slots=True, eq=False)
class Await:
    """Awaits something that is not a call in place; `async for` awaits its next item."""

    value: Value
    result: str
    node: cst.CSTNode
    context: Context | None


@dataclass(frozen=True, slots=True, eq=False)
class Next:
    """A `for` loop asks its iterable for the next item."""

    value: Value
    node: cst.CSTNode
    asynchronous: bool
    context: Context | None


@dataclass(frozen=True, slots=True, eq=False)
class Bind:
    """Assigns a value to a path."""

    target: str
    value: Value
    node: cst.CSTNode


@dataclass(frozen=True, slots=True, eq=False)
class Unbind:
    target: str
    node: cst.CSTNode


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """Puts a value where nobody follows it: into a container, a subscript, a closure."""

    value: Value
    why: Literal["container", "closure", "attribute"]
    node: cst.CSTNode
    into: str = ""
    """The path of the container, where it has one."""


@dataclass(frozen=True, slots=True, eq=False)
class Capture:
    """A nested function or a lambda, at `target`, keeps what it reads under these names."""

    names: frozenset[str]
    target: str
    node: cst.CSTNode


@dataclass(frozen=True, slots=True, eq=False)
class Yield:
    value: Value
    node: cst.CSTNode
    delegates: bool
    context: Context | None


@dataclass(frozen=True, slots=True, eq=False)
class Return:
    value: Value
    node: cst.CSTNode
    context: Context | None


@dataclass(frozen=True, slots=True, eq=False)
class Leave:
    """`break` or `continue` out of a `finally` suite."""

    node: cst.CSTNode
    context: Context | None


@dataclass(frozen=True, slots=True, eq=False)
class RaiseNew:
    """`raise X`; `name` is the exception's dotted name as written, "" where it is not a name."""

    name: str
    node: cst.CSTNode


@dataclass(frozen=True, slots=True, eq=False)
class Manager:
    """A context manager: entering is an event, leaving is asked for by every way out."""

    value: Value
    result: str
    target: str
    asynchronous: bool
    node: cst.BaseExpression
    context: Context | None


@dataclass(frozen=True, slots=True, eq=False)
class Enter:
    manager: Manager


Event: TypeAlias = Call | Await | Next | Bind | Unbind | Store | Capture | Yield | Return | Leave | RaiseNew | Enter
