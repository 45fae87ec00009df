from typing import Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

T = TypeVar("T")


class Repository(Generic[T]):
    model: type[T]

    def __init__(self, session: Session):
        self._session = session

    def get(self, key) -> T | None:
        return self._session.get(self.model, key)

    def add(self, entity: T) -> T:
        self._session.add(entity)
        self._session.flush()
        return entity

    def all(self) -> list[T]:
        return list(self._session.scalars(select(self.model)))
