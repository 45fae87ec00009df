# Gathered first.
import asyncio

import httpx
from tortoise.transactions import in_transaction

from prices.models import Quote


async def fetch(client: httpx.AsyncClient, symbol: str) -> float:
    response = await client.get(f"/quote/{symbol}")
    return response.json()["price"]


async def refresh(symbols: list[str]) -> None:
    async with httpx.AsyncClient(base_url="https://quotes.example") as client:
        prices = await asyncio.gather(*[fetch(client, symbol) for symbol in symbols])
    async with in_transaction() as conn:
        await Quote.all().using_db(conn).delete()
        for symbol, price in zip(symbols, prices):
            await Quote.create(symbol=symbol, price=price, using_db=conn)
