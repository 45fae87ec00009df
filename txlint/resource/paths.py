"""Paths of handles, and the guards of facts: small questions that every part of the machine asks."""

from __future__ import annotations

import re
from functools import lru_cache

from txlint.resource.fact import Fact

_WORD = re.compile(r"\w+")


def with_guard(guards: frozenset[tuple[str, str]], key: str, value: str) -> frozenset[tuple[str, str]]:
    return frozenset(g for g in guards if g[0] != key) | {(key, value)}


def is_wrapped(fact: Fact, path: str) -> bool:
    """Whether the path is an object that keeps the handle."""
    return fact.handle is not None and bool(fact.handle.wraps) and f"{path}.{fact.handle.wraps}" in fact.names


def holds_handle(fact: Fact, path: str) -> bool:
    """Whether the path is an object that was made with the handle, or with an object that has it."""
    return any(name.startswith(f"{path}.") for name in fact.names)


def holds_cursor(fact: Fact, path: str) -> bool:
    """Whether the path is an object that was made with a cursor of the handle, which keeps the connection alive."""
    return any(part.kind == "cursor" and part.path.startswith(f"{path}.") for part in fact.parts)


def root_of(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def is_within(path: str, base: str) -> bool:
    return path == base or path.startswith((f"{base}.", f"{base}["))


def depends_on(key: str, target: str) -> bool:
    """Whether the truth of a test can change when a path is bound again."""
    if key.startswith("("):
        return target in _words(key)
    return is_within(key, target)


@lru_cache(maxsize=8192)
def without_guards_on(guards: frozenset[tuple[str, str]], target: str) -> frozenset[tuple[str, str]]:
    """The guards that stay true when a path is bound again. Many facts of a function ask for the same."""
    kept = frozenset(guard for guard in guards if not depends_on(guard[0], target))
    return guards if len(kept) == len(guards) else kept


@lru_cache(maxsize=4096)
def _words(key: str) -> frozenset[str]:
    """The names in a test that is kept as text."""
    return frozenset(_WORD.findall(key))
