"""Reading one table of a model document into the dataclass that describes it, with errors that name the key."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, Literal

_RENAMED = {"async": "is_async", "await": "await_", "is": "is_"}
_SPELLED = {name: key for key, name in _RENAMED.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document an error is: its table, the row in it, and the words that lead to it from there."""

    source: str = ""
    table: str = ""
    row: int = 0
    words: tuple[str, ...] = ()


class ModelError(ValueError):
    """A model that uses a key or a value outside the vocabulary; the text names it."""

    def __init__(self, text: str, *words: object, place: Place | None = None) -> None:
        super().__init__(text)
        self.place = place or Place(words=tuple(word for word in words if isinstance(word, str)))

    def under(self, key: str) -> ModelError:
        return ModelError(f"{key}: {self}", key, *self.place.words)

    def at(self, source: str, table: str, row: int) -> ModelError:
        return ModelError(f"{source}: [[{table}]] {row}: {self}", place=Place(source, table, row, self.place.words))


def _reader(hint: Any) -> Callable[[Any], Any]:
    """A function that checks a TOML value against the annotation and gives the value to store.

    Readers are made once a class: reading the shipped models is part of every start of the program.
    """
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return _choice(args)
    if origin in (typing.Union, types.UnionType):
        return _reader(next(a for a in args if a is not type(None)))
    if origin is tuple:
        item = _reader(args[0])
        return lambda value: tuple(map(item, value)) if isinstance(value, list) else (item(value),)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_reader(args[1]))
    if hasattr(hint, "__dataclass_fields__"):
        return lambda value: build(hint, value)
    return _plain(hint)


def _choice(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    known: dict[Any, Any] = {value: value for value in args}
    if args == ("no", "yes", "optional"):
        known |= {False: "no", True: "yes"}

    def read(value: Any) -> Any:
        try:
            return known[value]
        except (KeyError, TypeError):
            raise ModelError(f"{value!r} is not one of {', '.join(map(repr, args))}", value) from None

    return read


def _mapping(item: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise ModelError(f"expected a table, got {value!r}")
        return {key: _at(key, item, entry) for key, entry in value.items()}

    return read


def _plain(cls: type[Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not cls:
            raise ModelError(f"expected {cls.__name__}, got {value!r}")
        return value

    return read


def _at(key: str, read: Callable[[Any], Any], value: Any) -> Any:
    try:
        return read(value)
    except ModelError as error:
        raise error.under(key) from None


_Readers = tuple[dict[str, tuple[str, Callable[[Any], Any]]], frozenset[str]]
_READERS: dict[type[Any], _Readers] = {}


def _readers(cls: type[Any]) -> _Readers:
    """By key: the field's name and its reader; and the keys that must be there."""
    found = _READERS.get(cls)
    if found is None:
        hints, own = typing.get_type_hints(cls), fields(cls)
        found = _READERS[cls] = (
            {_SPELLED.get(f.name, f.name): (f.name, _reader(hints[f.name])) for f in own},
            frozenset(
                _SPELLED.get(f.name, f.name) for f in own if f.default is MISSING and f.default_factory is MISSING
            ),
        )
    return found


def build(cls: type[Any], table: Any, like: Any = None) -> Any:
    """An instance of a model class from a TOML table; what it leaves out is taken from `like`, where that is given.

    Raises ModelError that names the offending key.
    """
    if not isinstance(table, Mapping):
        raise ModelError(f"expected a table, got {table!r}")
    readers, needed = _readers(cls)
    values = {}
    for key, value in table.items():
        if key not in readers:
            raise ModelError(f"unknown key {key!r}; known are {', '.join(sorted(readers))}", key)
        name, read = readers[key]
        values[name] = _at(key, read, value)
    if like is not None:
        return replace(like, **values)
    if not needed <= table.keys():
        raise ModelError(f"{', '.join(sorted(needed - table.keys()))} missing")
    return cls(**values)
