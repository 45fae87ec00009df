# Created in a startup hook, a lifespan, cleanup_ctx or a fixture.
from contextlib import asynccontextmanager

import asyncpg
import pytest
from aiohttp import web
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import create_async_engine


async def pool_ctx(app: web.Application):
    app["pool"] = await asyncpg.create_pool(app["dsn"])
    yield
    await app["pool"].close()


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.engine = create_async_engine("postgresql+asyncpg://app@db/app")
    yield
    await app.state.engine.dispose()


@pytest.fixture(scope="session")
def engine():
    return create_async_engine("sqlite+aiosqlite://")


def make_app() -> web.Application:
    app = web.Application()
    app.cleanup_ctx.append(pool_ctx)
    return app
