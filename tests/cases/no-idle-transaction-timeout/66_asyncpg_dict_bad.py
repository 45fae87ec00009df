# Pool options in a dictionary, made in the lifespan of the application.
from contextlib import asynccontextmanager

import asyncpg
from fastapi import FastAPI

OPTIONS = {"min_size": 2, "max_size": 10, "server_settings": {"application_name": "api"}}


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.pool = await asyncpg.create_pool("postgresql://api@db/api", **OPTIONS)  # expect: TX503
    yield
    await app.state.pool.close()
