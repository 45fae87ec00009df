# main(), an application factory and a lifespan run once per process; an engine or a pool made there is no leak.
import argparse
from contextlib import asynccontextmanager

import asyncpg
from fastapi import FastAPI
from sqlalchemy import create_engine, text


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.pool = await asyncpg.create_pool(app.state.dsn)
    try:
        yield
    finally:
        await app.state.pool.close()


def create_app(dsn: str) -> FastAPI:
    app = FastAPI(lifespan=lifespan)
    app.state.dsn = dsn
    app.state.engine = create_engine(dsn, pool_recycle=1800)
    return app


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    args = parser.parse_args()
    engine = create_engine(args.url)
    with engine.begin() as conn:
        conn.execute(text("DELETE FROM cache"))


if __name__ == "__main__":
    main()
