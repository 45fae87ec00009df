from __future__ import annotations

from types import TracebackType

import aiosqlite


class CacheStore:
    _conn: aiosqlite.Connection | None = None

    def __init__(self, path: str) -> None:
        self.path = path

    async def open(self) -> CacheStore:
        if self._conn is None:
            self._conn = await aiosqlite.connect(self.path)
            await self._conn.execute("CREATE TABLE IF NOT EXISTS page (url TEXT PRIMARY KEY, body BLOB)")
            await self._conn.commit()
        return self

    async def close(self) -> None:
        if self._conn is not None:
            await self._conn.close()
            self._conn = None

    async def __aenter__(self) -> CacheStore:
        return await self.open()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def conn(self) -> aiosqlite.Connection:
        if self._conn is None:
            raise RuntimeError("not open")
        return self._conn

    async def get(self, url: str) -> bytes | None:
        async with self.conn.execute("SELECT body FROM page WHERE url = ?", (url,)) as cur:
            row = await cur.fetchone()
        return row[0] if row else None

    async def put(self, url: str, body: bytes) -> None:
        try:
            await self.conn.execute("REPLACE INTO page VALUES (?, ?)", (url, body))
        except BaseException:
            await self.conn.rollback()
            raise
        await self.conn.commit()
