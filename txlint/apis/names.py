"""The names that a project's own models bring; apart from `model`, since the prefilter needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Tables = Iterable[Mapping[str, Any]]
"""The tables of `[[tool.txlint.api]]`."""


def paths_in(tables: Tables) -> Iterator[str]:
    """The dotted paths whose description in the settings counts, and not what their source does."""
    for row in _rows(tables, "type"):
        yield from _strings(row.get("paths"))
    for name in ("producer", "function", "wrapper"):
        for row in _rows(tables, name):
            yield from _strings(row.get("call"))
    for name in ("quiet", "noreturn", "blocking", "effect"):
        for row in _rows(tables, name):
            yield from _strings(row.get("calls"))
            types = row.get("types")
            yield from types if isinstance(types, Mapping) else ()


def names_in(tables: Tables) -> frozenset[str]:
    """The last names of what can make a handle known, or end it: calls, types, assumptions, and `.method`s."""
    tables = tuple(tables)
    found: set[str] = set()
    methods: set[str] = set()
    for row in _rows(tables, "type"):
        found.update(_strings(row.get("paths")))
        for method in _rows([row], "methods"):
            methods.update(f".{name}" for name in _strings(method.get("name")))
    for name in ("producer", "function", "wrapper"):
        for row in _rows(tables, name):
            found.update(_strings(row.get("call")))
    for row in _rows(tables, "assume"):
        found.update(_strings(row.get("name")))
    return frozenset(methods.union(filter(None, (path.rpartition(".")[2] for path in found))))


def _rows(tables: Tables, name: str) -> Iterator[Mapping[str, Any]]:
    """What is no table is passed over: the reader of the models complains of it."""
    for table in tables:
        rows = table.get(name)
        yield from (row for row in (rows if isinstance(rows, list) else ()) if isinstance(row, Mapping))


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]
