# Read, end the transaction, ask the service, then write in a second transaction.
import httpx
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from places.models import Place

client = httpx.AsyncClient(base_url="https://geo.example", timeout=15)


async def locate(session: AsyncSession, place_id: int) -> None:
    async with session.begin():
        address = await session.scalar(select(Place.address).where(Place.id == place_id))
    answer = await client.get("/search", params={"q": address})
    lat, lon = answer.json()["point"]
    async with session.begin():
        await session.execute(update(Place).where(Place.id == place_id).values(lat=lat, lon=lon))
