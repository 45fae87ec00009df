"""The API models: what a database library's calls do to connections and transactions.

Models are data (`apis/*.toml`, one file a library, and `[[tool.txlint.api]]` in a project's settings),
written in the words of `vocabulary`; this module reads them and refuses every other key and value by name.
Summaries of the project's own functions and classes are inferred in the same vocabulary: the engine knows
one kind of model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from txlint.apis.names import names_in, paths_in
from txlint.apis.reader import ModelError, Place, build
from txlint.apis.stored import documents
from txlint.apis.vocabulary import (
    Assumed,
    Assumption,
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
from txlint.pins import Versions, below

__all__ = [
    "Assumption",
    "Autocommit",
    "Begins",
    "BeginsByKwarg",
    "Calls",
    "Config",
    "End",
    "ErrorClass",
    "Evidence",
    "Exit",
    "Form",
    "Function",
    "Kind",
    "Library",
    "Method",
    "ModelError",
    "Models",
    "Place",
    "Producer",
    "Role",
    "Then",
    "Type",
    "Wrapper",
    "assemble",
    "build",
    "extended",
    "shipped",
]

Document = tuple[str, Mapping[str, Any]]
"""Where a document comes from, for messages, and its parsed TOML."""

_TABLES: dict[str, type[Any]] = {
    "library": Library,
    "type": Type,
    "producer": Producer,
    "function": Function,
    "wrapper": Wrapper,
    "error": ErrorClass,
    "quiet": Calls,
    "noreturn": Calls,
    "blocking": Calls,
    "effect": Calls,
    "config": Config,
    "assume": Assumption,
}


def _types(found: Mapping[str, list[Any]]) -> dict[str, Type]:
    """The types by id, with what they take from others; a later type of the same id replaces an earlier one."""
    types_: dict[str, Type] = {}
    for row in found["type"]:
        types_[row.id] = row if isinstance(row, Type) else row.resolved(types_)
    return {key: _inherit(types_, t) for key, t in types_.items()}


@dataclass(frozen=True, slots=True)
class _Alike:
    """A type that says only in what it differs from another one."""

    id: str
    table: Mapping[str, Any]
    place: tuple[str, str, int]

    def resolved(self, types_: Mapping[str, Type]) -> Type:
        try:
            like = types_.get(self.table["like"]) if isinstance(self.table["like"], str) else None
            if like is None:
                raise ModelError(f"like: unknown type {self.table['like']!r}", "like")
            # A path stands for one type: those of the other stay with it.
            paths = like.paths if like.id == self.id else ()
            made: Type = build(Type, self.table, replace(like, paths=paths))
        except ModelError as error:
            raise error.at(*self.place) from None
        own = {m.name for m in made.methods}
        return replace(made, methods=(*made.methods, *(m for m in like.methods if m.name not in own)))


def _inherit(types_: Mapping[str, Type], heir: Type) -> Type:
    """The type with the methods of those that it inherits from."""

    def methods(t: Type, seen: frozenset[str]) -> tuple[Method, ...]:
        if not t.inherits or t.id in seen:
            return t.methods
        if t.inherits not in types_:
            raise ModelError(f"type {t.id}: inherits unknown type {t.inherits!r}", t.inherits)
        own = {m.name for m in t.methods}
        return t.methods + tuple(m for m in methods(types_[t.inherits], seen | {t.id}) if m.name not in own)

    return replace(heir, methods=methods(heir, frozenset())) if heir.inherits else heir


def _errors(rows: Iterable[ErrorClass]) -> dict[str, tuple[str, ...]]:
    """Name -> its bases, each under all its paths; a re-export has the canonical one as base."""
    spelled = {row.name[0]: row.name for row in rows}
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for base in row.bases:
            if base not in spelled:
                raise ModelError(f"error {row.name[0]}: unknown base {base!r}", base)
        bases = tuple(name for base in row.bases for name in spelled[base])
        found[row.name[0]] = bases
        found |= dict.fromkeys(row.name[1:], (row.name[0], *bases))
    return found


def _rows(documents: Iterable[Document], versions: Mapping[str, str]) -> dict[str, list[Any]]:
    """Table name -> the rows of all documents, in their order, without those about other versions."""
    found: dict[str, list[Any]] = {name: [] for name in _TABLES}
    for source, document in documents:
        for table, rows in document.items():
            if table == "schema":
                continue
            if table not in _TABLES:
                text = f"{source}: unknown table [[{table}]]; known are {', '.join(_TABLES)}"
                raise ModelError(text, place=Place(source, words=(table,)))
            if not isinstance(rows, list):
                text = f"{source}: {table} is a list of tables: write [[{table}]]"
                raise ModelError(text, place=Place(source, words=(table,)))
            for n, row in enumerate(rows, 1):
                if isinstance(row, Mapping) and "below" in row and not _is_older(row, versions):
                    continue
                if table == "type" and isinstance(row, Mapping) and "like" in row and isinstance(row.get("id"), str):
                    found[table].append(_Alike(row["id"], row, (source, table, n)))
                    continue
                try:
                    found[table].append(build(_TABLES[table], row))
                except ModelError as error:
                    raise error.at(source, table, n) from None
    return found


def _is_older(row: Mapping[str, Any], versions: Mapping[str, str]) -> bool:
    library = row.get("library") or str(row.get("id", "")).partition(".")[0]
    return library in versions and below(versions[library], str(row["below"]))


def _check_references(found: Mapping[str, list[Any]], types_: Mapping[str, Type]) -> None:
    for p in found["producer"]:
        if p.returns not in types_:
            raise ModelError(f"producer {p.call[0]}: unknown type {p.returns!r}", p.returns)
    for f in found["function"]:
        if f.type not in types_:
            raise ModelError(f"function {f.call[0]}: unknown type {f.type!r}", f.type)
    for t in types_.values():
        for m in t.methods:
            if m.returns not in ("", "self") and m.returns not in types_:
                raise ModelError(f"type {t.id}.{m.name}: unknown type {m.returns!r}", m.returns)


def assemble(documents: Iterable[Document], versions: Versions = ()) -> Models:
    """Models from (name, parsed TOML) pairs; a later document, or row, overrides an earlier one.

    `versions` are those of the libraries; one that is not among them is taken for the newest.

    Raises ModelError for a key, value or reference outside the vocabulary.
    """
    found = _rows(documents, dict(versions))
    types_ = _types(found)
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
        wrappers={call: w for w in found["wrapper"] for call in (*w.call, *(f".{name}" for name in w.methods))},
        by_path={path: t for t in types_.values() for path in t.paths},
        holding=frozenset(_holding(types_.values())),
        by_import=_by_import(types_.values()),
        errors=_errors(found["error"]),
        wrapped={row.name: row.wraps_errors for row in found["library"] if row.wraps_errors},
        quiet=quiet,
        noreturn=noreturn,
        joining=frozenset(name for t in types_.values() for name in t.joining),
        configs=tuple({(c.library, c.calls, c.within, c.options, c.databases): c for c in found["config"]}.values()),
        blocking=tuple(found["blocking"]),
        effects=tuple(found["effect"]),
        assumed=_assumed(found["assume"]),
    )


def _holding(types_: Iterable[Type]) -> Iterator[str]:
    for t in types_:
        for path in t.paths:
            parts = path.split(".")
            first = next((n for n, part in enumerate(parts) if part[:1].isupper()), len(parts))
            yield from (".".join(parts[:n]) for n in range(first + 1, len(parts)))


def _by_import(types_: Iterable[Type]) -> dict[str, tuple[Type, ...]]:
    found: dict[str, tuple[Type, ...]] = {}
    for t in types_:
        for package in t.imported:
            found[package] = (*found.get(package, ()), t)
    return found


def _assumed(rows: Iterable[Assumption]) -> dict[str, frozenset[Assumed]]:
    found: dict[str, frozenset[Assumed]] = {}
    for row in rows:
        found[row.name] = found.get(row.name, frozenset()) | {row.is_}
    return found


@cache
def shipped() -> Models:
    """The models that txlint ships."""
    return assemble(documents())


_EXTENDED: dict[str, Models] = {}


def extended(tables: Iterable[Mapping[str, Any]], versions: Versions = ()) -> Models:
    """The shipped models and, with the last word, those of a project: one document a `[[tool.txlint.api]]`.

    Made once for the same tables and versions. Raises ModelError whose text and place name the table and the key.
    """
    tables = tuple(tables)
    if not tables and not versions:
        return shipped()
    key = repr((tables, versions))
    if key not in _EXTENDED:
        own = [(f"[[tool.txlint.api]] {n}", _completed(table)) for n, table in enumerate(tables, 1)]
        models = assemble([*documents(), *own], versions)
        names = frozenset(name.removeprefix(".") for name in names_in(tables))
        _EXTENDED[key] = replace(models, own=frozenset(paths_in(tables)), names=names)
    return _EXTENDED[key]


def _completed(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """A project need not name a library: that of the type counts, or the project itself."""
    found = dict(table)
    for name, key in (("producer", "returns"), ("function", "type"), ("type", "id")):
        rows = found.get(name)
        if isinstance(rows, list):
            found[name] = [
                {"library": str(row.get(key, "")).partition(".")[0], **row}
                if isinstance(row, Mapping) and "like" not in row
                else row
                for row in rows
            ]
    return found
