from __future__ import annotations

from typing import Protocol


class Rooms(Protocol):
    def free(self, day: str) -> list[int]: ...

    def book(self, room: int, day: str) -> None: ...


class Work(Protocol):
    rooms: Rooms

    def __enter__(self) -> Work: ...

    def __exit__(self, *args) -> None: ...

    def commit(self) -> None: ...
