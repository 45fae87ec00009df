from __future__ import annotations

import abc

from library.repositories import Loans
from library.sessions import Sessions


class UnitOfWork(abc.ABC):
    loans: Loans

    def __enter__(self) -> UnitOfWork:
        return self

    def __exit__(self, *args) -> None:
        self.rollback()

    def commit(self) -> None:
        self._commit()

    @abc.abstractmethod
    def _commit(self) -> None: ...

    @abc.abstractmethod
    def rollback(self) -> None: ...


class SqlUnitOfWork(UnitOfWork):
    def __init__(self, factory=Sessions) -> None:
        self.factory = factory

    def __enter__(self) -> SqlUnitOfWork:
        self.session = self.factory()
        self.loans = Loans(self.session)
        super().__enter__()
        return self

    def __exit__(self, *args) -> None:
        try:
            super().__exit__(*args)
        finally:
            self.session.close()

    def _commit(self) -> None:
        self.session.commit()

    def rollback(self) -> None:
        self.session.rollback()
