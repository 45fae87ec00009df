from __future__ import annotations

import psycopg
from psycopg.rows import dict_row


class Store:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    def __enter__(self) -> Store:
        self.conn = psycopg.connect(self.dsn, row_factory=dict_row)
        return self

    def __exit__(self, kind, error, traceback) -> None:
        try:
            if kind is None:
                self.conn.commit()
            else:
                self.conn.rollback()
        finally:
            self.conn.close()

    def change(self, sql, *params) -> int:
        return self.conn.execute(sql, params).rowcount

    def rows(self, sql, *params):
        return self.conn.execute(sql, params).fetchall()

    def save(self) -> None:
        self.conn.commit()
