# An await on an HTTP client inside session.begin(): the coroutine sleeps, the transaction does not end.
import httpx
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from places.models import Place

client = httpx.AsyncClient(base_url="https://geo.example", timeout=15)


async def locate(session: AsyncSession, place_id: int) -> None:
    async with session.begin():
        place = await session.scalar(select(Place).where(Place.id == place_id).with_for_update())
        answer = await client.get("/search", params={"q": place.address})  # expect: TX402
        place.lat, place.lon = answer.json()["point"]
