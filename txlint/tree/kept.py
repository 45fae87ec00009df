"""What was asked for last, as long as there is room for it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by key, those that were not asked for longest dropped first. Each has a size, and all have a bound."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._left = room
        self._values: dict[K, tuple[V, int]] = {}

    def get(self, key: K) -> V | None:
        """The value, which now counts as asked for last."""
        found = self._values.pop(key, None)
        if found is None:
            return None
        self._values[key] = found
        return found[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Keep a value; one that is larger than the room is not kept."""
        old = self._values.pop(key, None)
        self._left += (old[1] if old is not None else 0) - size
        self._values[key] = value, size
        while self._left < 0:
            _, dropped = self._values.pop(next(iter(self._values)))
            self._left += dropped
