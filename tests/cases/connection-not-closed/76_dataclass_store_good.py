# A dataclass opens in __post_init__ and closes in __exit__.
from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field


@dataclass
class Store:
    path: str
    conn: sqlite3.Connection = field(init=False)

    def __post_init__(self) -> None:
        self.conn = sqlite3.connect(self.path)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exc) -> None:
        self.conn.close()

    def names(self) -> list[str]:
        return [n for (n,) in self.conn.execute("SELECT name FROM item")]


def names(path):
    with Store(path) as store:
        return store.names()
