from abc import ABC, abstractmethod
from typing import Protocol


class UnitOfWork(ABC):
    parcels: "Parcels"

    def __enter__(self) -> "UnitOfWork":
        return self

    def __exit__(self, *exc) -> None:
        self.rollback()

    @abstractmethod
    def commit(self) -> None: ...

    @abstractmethod
    def rollback(self) -> None: ...


class Parcels(Protocol):
    def add(self, code: str) -> None: ...

    def move(self, code: str, place: str) -> None: ...
