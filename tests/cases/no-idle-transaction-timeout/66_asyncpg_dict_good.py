# init= sends the SET, or the server setting stands beside the name.
from contextlib import asynccontextmanager

import asyncpg
from fastapi import FastAPI

OPTIONS = {
    "min_size": 2,
    "max_size": 10,
    "server_settings": {"application_name": "api", "idle_in_transaction_session_timeout": "30s"},
}


async def prepare(conn: asyncpg.Connection) -> None:
    await conn.execute("SET idle_in_transaction_session_timeout = '30s'")


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.pool = await asyncpg.create_pool("postgresql://api@db/api", **OPTIONS)
    app.state.reports = await asyncpg.create_pool("postgresql://api@db/reports", max_size=3, init=prepare)
    yield
    await app.state.pool.close()
    await app.state.reports.close()
