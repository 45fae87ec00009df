from __future__ import annotations

from abc import ABC, abstractmethod

from cards import db


class Cards(ABC):
    @abstractmethod
    def block(self, number: str) -> bool: ...

    @abstractmethod
    def owner(self, number: str) -> str | None: ...


class OracleCards(Cards):
    def block(self, number: str) -> bool:
        with db.work() as conn:
            with conn.cursor() as cur:
                cur.execute("UPDATE card SET blocked = 1 WHERE number = :1", [number])
                return cur.rowcount == 1

    def owner(self, number: str) -> str | None:
        with db.connection() as conn, conn.cursor() as cur:
            cur.execute("SELECT owner FROM card WHERE number = :1", [number])
            row = cur.fetchone()
            return row[0] if row else None

    def issue(self, numbers, owner: str) -> None:
        with db.connection() as conn:
            with conn.cursor() as cur:
                cur.executemany("INSERT INTO card VALUES (:1, :2)", [(number, owner) for number in numbers])
            conn.commit()
