# The pool is opened in the lifespan, its kwargs come from a helper of the module.
from contextlib import asynccontextmanager

from fastapi import FastAPI
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool


def connection_kwargs():
    return {"autocommit": True, "row_factory": dict_row, "prepare_threshold": None}


@asynccontextmanager
async def lifespan(app: FastAPI):
    async with AsyncConnectionPool(  # expect: TX503
        "postgresql://app@db/app", kwargs=connection_kwargs(), min_size=2, max_size=10
    ) as pool:
        app.state.pool = pool
        yield
