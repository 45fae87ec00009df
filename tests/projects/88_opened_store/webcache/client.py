from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from webcache.store import CacheStore


class Client:
    def __init__(self, store: CacheStore) -> None:
        self.store = store

    async def fetch(self, url: str) -> bytes:
        body = await self.store.get(url)
        if body is None:
            async with httpx.AsyncClient() as http:
                body = (await http.get(url)).content
            await self.store.put(url, body)
        return body
