"""The API models: what a database library's calls do to connections and transactions.

Models are data (`apis/*.toml`, one file a library, and `[[tool.txlint.api]]` in a project's settings),
written in the words of `vocabulary`; this module reads them and refuses every other key and value by name.
Summaries of the project's own functions and classes are inferred in the same vocabulary: the engine knows
one kind of model.
"""

from __future__ import annotations

import tomllib
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
from importlib import resources
from typing import Any, Literal

from txlint.apis.vocabulary import (
    Autocommit,
    Begins,
    BeginsByKwarg,
    Calls,
    Config,
    End,
    ErrorClass,
    Evidence,
    Exit,
    Form,
    Function,
    Kind,
    Library,
    Method,
    Models,
    Producer,
    Role,
    Then,
    Type,
    Wrapper,
)

__all__ = [
    "Autocommit", "Begins", "BeginsByKwarg", "Calls", "Config", "End", "ErrorClass", "Evidence", "Exit", "Form",
    "Function", "Kind", "Library", "Method", "ModelError", "Models", "Producer", "Role", "Then", "Type",
    "Wrapper", "assemble", "build", "extended", "shipped",
]

Document = tuple[str, Mapping[str, Any]]
"""Where a document comes from, for messages, and its parsed TOML."""

_TABLES: dict[str, type[Any]] = {
    "library": Library, "type": Type, "producer": Producer, "function": Function, "wrapper": Wrapper,
    "error": ErrorClass, "quiet": Calls, "noreturn": Calls, "blocking": Calls, "effect": Calls,
    "config": Config,
}
_RENAMED = {"async": "is_async", "await": "await_"}
_SPELLED = {name: key for key, name in _RENAMED.items()}


class ModelError(ValueError):
    """A model that uses a key or a value outside the vocabulary; the text names it."""


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
            raise ModelError(f"{value!r} is not one of {', '.join(map(repr, args))}") from None

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
        raise ModelError(f"{key}: {error}") from None


_Readers = tuple[dict[str, tuple[str, Callable[[Any], Any]]], frozenset[str]]
_READERS: dict[type[Any], _Readers] = {}


def _readers(cls: type[Any]) -> _Readers:
    """By key: the field's name and its reader; and the keys that must be there."""
    found = _READERS.get(cls)
    if found is None:
        hints, own = typing.get_type_hints(cls), fields(cls)
        found = _READERS[cls] = (
            {_SPELLED.get(f.name, f.name): (f.name, _reader(hints[f.name])) for f in own},
            frozenset(_SPELLED.get(f.name, f.name) for f in own
                      if f.default is MISSING and f.default_factory is MISSING),
        )
    return found


def build(cls: type[Any], table: Any) -> Any:
    """An instance of a model class from a TOML table; raises ModelError that names the offending key."""
    if not isinstance(table, Mapping):
        raise ModelError(f"expected a table, got {table!r}")
    readers, needed = _readers(cls)
    values = {}
    for key, value in table.items():
        if key not in readers:
            raise ModelError(f"unknown key {key!r}; known are {', '.join(sorted(readers))}")
        name, read = readers[key]
        values[name] = _at(key, read, value)
    if not needed <= table.keys():
        raise ModelError(f"{', '.join(sorted(needed - table.keys()))} missing")
    return cls(**values)


def _inherit(types_: dict[str, Type]) -> dict[str, Type]:
    """Adds the methods of the inherited type where a type says `inherits`."""
    def methods(t: Type, seen: frozenset[str]) -> tuple[Method, ...]:
        if not t.inherits or t.id in seen:
            return t.methods
        if t.inherits not in types_:
            raise ModelError(f"type {t.id}: inherits unknown type {t.inherits!r}")
        own = {m.name for m in t.methods}
        return t.methods + tuple(m for m in methods(types_[t.inherits], seen | {t.id}) if m.name not in own)

    return {k: replace(t, methods=methods(t, frozenset())) if t.inherits else t for k, t in types_.items()}


def _errors(rows: Iterable[ErrorClass]) -> dict[str, tuple[str, ...]]:
    """Name -> its bases, each under all its paths; a re-export has the canonical one as base."""
    spelled = {row.name[0]: row.name for row in rows}
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for base in row.bases:
            if base not in spelled:
                raise ModelError(f"error {row.name[0]}: unknown base {base!r}")
        bases = tuple(name for base in row.bases for name in spelled[base])
        found[row.name[0]] = bases
        found |= dict.fromkeys(row.name[1:], (row.name[0], *bases))
    return found


def _rows(documents: Iterable[Document]) -> dict[str, list[Any]]:
    """Table name -> the rows of all documents, in their order."""
    found: dict[str, list[Any]] = {name: [] for name in _TABLES}
    for source, document in documents:
        for table, rows in document.items():
            if table == "schema":
                continue
            if table not in _TABLES:
                raise ModelError(f"{source}: unknown table [[{table}]]; known are {', '.join(_TABLES)}")
            if not isinstance(rows, list):
                raise ModelError(f"{source}: {table} is a list of tables: write [[{table}]]")
            for n, row in enumerate(rows, 1):
                try:
                    found[table].append(build(_TABLES[table], row))
                except ModelError as error:
                    raise ModelError(f"{source}: [[{table}]] {n}: {error}") from None
    return found


def _check_references(found: Mapping[str, list[Any]], types_: Mapping[str, Type]) -> None:
    for p in found["producer"]:
        if p.returns not in types_:
            raise ModelError(f"producer {p.call[0]}: unknown type {p.returns!r}")
    for f in found["function"]:
        if f.type not in types_:
            raise ModelError(f"function {f.call[0]}: unknown type {f.type!r}")
    for t in types_.values():
        for m in t.methods:
            if m.returns not in ("", "self") and m.returns not in types_:
                raise ModelError(f"type {t.id}.{m.name}: unknown type {m.returns!r}")


def assemble(documents: Iterable[Document]) -> Models:
    """Models from (name, parsed TOML) pairs; a later document overrides an earlier one.

    Raises ModelError for a key, value or reference outside the vocabulary.
    """
    found = _rows(documents)
    types_ = _inherit({t.id: t for t in found["type"]})
    _check_references(found, types_)
    quiet, noreturn = (
        frozenset(c for row in found[table] for c in (*row.calls, *(f".{m}" for m in row.methods)))
        for table in ("quiet", "noreturn")
    )
    return Models(
        libraries=tuple(found["library"]),
        types=types_,
        producers={call: p for p in found["producer"] for call in p.call},
        functions={call: f for f in found["function"] for call in f.call},
        wrappers={call: w for w in found["wrapper"] for call in w.call},
        by_path={path: t for t in types_.values() for path in t.paths},
        errors=_errors(found["error"]),
        quiet=quiet,
        noreturn=noreturn,
        joining=frozenset(name for t in types_.values() for name in t.joining),
        configs=tuple(found["config"]),
        blocking=tuple(found["blocking"]),
        effects=tuple(found["effect"]),
    )


def _documents() -> list[Document]:
    folder = resources.files("txlint.apis")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return [(name, tomllib.loads(folder.joinpath(name).read_text("utf-8"))) for name in names]


@cache
def shipped() -> Models:
    """The models that txlint ships."""
    return assemble(_documents())


def extended(tables: Iterable[Mapping[str, Any]]) -> Models:
    """The shipped models and, with the last word, those of a project: one document a `[[tool.txlint.api]]`.

    Raises ModelError whose text names the table and the key.
    """
    own = [(f"[[tool.txlint.api]] {n}", table) for n, table in enumerate(tables, 1)]
    return assemble([*_documents(), *own]) if own else shipped()
