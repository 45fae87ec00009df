from __future__ import annotations

import abc
from typing import Protocol


class OrderRepository(Protocol):
    def add(self, order) -> None: ...

    def get(self, number: int): ...


class AbstractUnitOfWork(abc.ABC):
    orders: OrderRepository

    def __enter__(self) -> AbstractUnitOfWork:
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            self.commit()
        else:
            self.rollback()

    @abc.abstractmethod
    def commit(self): ...

    @abc.abstractmethod
    def rollback(self): ...
