"""What a path can hold: objects of modelled types, and the project's own classes, functions and modules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from txlint.apis.model import Begins, Exit, Method, Type
from txlint.finding import Confidence
from txlint.tree import cst
from txlint.tree.index import Class, Function, Module

ENTERS, LEAVES = ("__enter__", "__aenter__"), ("__exit__", "__aexit__")
"""What `with` and `async with` call."""


@dataclass(frozen=True, slots=True)
class Obj:
    """An object of a modelled type."""

    type: Type
    owned: bool = True
    """Whether whoever receives it from this expression has to end it."""
    begins: Begins | None = None
    """When transactions open, where the call says other than the type."""
    confidence: Confidence = Confidence.HIGH
    method: Method | None = None
    """The method that gave it, for what `with` over it does."""
    exit: Exit | None = None
    """What `with` over it does, where the call that gave it says other than the type."""
    lends: bool = False
    """Somebody else ends what it gives."""
    pooled: bool = False
    custom: bool = False
    """A subclass of the project's own: what its `with` does is not known."""
    entered: bool = False
    """It was received from entering a context manager."""
    closing: bool = False
    """It is wrapped in `contextlib.closing`: entering it gives the object itself."""
    aborts: bool = False
    """Its server, as the address says, aborts a transaction in which a statement has failed."""
    endures: bool = False
    """Its server, as all addresses of the module that made it say, does not."""
    keeper: tuple[Function, str] | None = None
    """The function that lends it, and the path of the module or of its object that keeps it."""

    @property
    def leaving(self) -> Exit | None:
        """What `with` over it does."""
        if self.exit is not None:
            return self.exit
        return self.method.exit if self.method is not None and self.method.exit is not None else self.type.exit


@dataclass(frozen=True, slots=True)
class Bound:
    """A method of a modelled object."""

    obj: Obj
    method: Method


@dataclass(frozen=True, slots=True)
class Instance:
    cls: Class


@dataclass(frozen=True, slots=True)
class ClassRef:
    cls: Class


@dataclass(frozen=True, slots=True)
class FunctionRef:
    function: Function
    instance: Class | None = None
    """The class through which a method was found."""


@dataclass(frozen=True, slots=True)
class ModuleRef:
    module: Module


@dataclass(frozen=True, slots=True)
class External:
    """Something outside the project, by dotted path; `call` marks the result of calling it."""

    path: str
    called: bool = False


@dataclass(frozen=True, slots=True)
class Partial:
    """`functools.partial(target, …)`."""

    target: Held


@dataclass(frozen=True, slots=True)
class Tupled:
    items: tuple[Held | None, ...]


@dataclass(frozen=True, slots=True)
class Managed:
    """What calling a `contextmanager` function gives: a manager, whoever enters it."""

    ref: FunctionRef


@dataclass(frozen=True, slots=True)
class Slot:
    """A context variable, by what its annotation says that it holds."""

    inner: Held


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that stands for an annotation: `SessionDep = Annotated[Session, Depends(get_db)]`."""

    module: Module
    node: cst.BaseExpression


@dataclass(frozen=True, slots=True)
class SuperRef:
    """`super()` in a method of `after`, for an instance of `cls`."""

    cls: Class
    after: Class


Held: TypeAlias = (
    Obj
    | Managed
    | Bound
    | Instance
    | SuperRef
    | ClassRef
    | FunctionRef
    | ModuleRef
    | External
    | Partial
    | Tupled
    | Slot
    | Alias
)
