from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from ledger._engine import get_engine

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Account", "open_account"]


@dataclass
class Account:
    number: str
    conn: Connection

    def balance(self) -> int:
        return self.conn.execute(text("SELECT balance FROM account WHERE n = :n"), {"n": self.number}).scalar_one()

    def add(self, amount: int) -> None:
        self.conn.execute(
            text("UPDATE account SET balance = balance + :a WHERE n = :n"), {"a": amount, "n": self.number}
        )


def open_account(number: str) -> int:
    with get_engine().begin() as conn:
        conn.execute(text("INSERT INTO account (n, balance) VALUES (:n, 0)"), {"n": number})
        return Account(number, conn).balance()
