# The progress is sent over a web socket while the rows are locked.
from fastapi import WebSocket
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from jobs.tables import steps


async def run(engine: AsyncEngine, socket: WebSocket, job_id: int) -> None:
    async with engine.begin() as conn:
        found = await conn.execute(select(steps.c.id).where(steps.c.job_id == job_id).with_for_update())
        for (step_id,) in found.all():
            await conn.execute(update(steps).where(steps.c.id == step_id).values(state="done"))
            await socket.send_json({"step": step_id})  # expect: TX402,TX407
