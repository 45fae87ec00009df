from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI

from .db import Db, make_pool


@asynccontextmanager
async def lifespan(app):
    app.state.pool = await make_pool(host="db")
    yield
    app.state.pool.close()
    await app.state.pool.wait_closed()


app = FastAPI(lifespan=lifespan)


@app.post("/close/{key}")
async def close(key: int, db: Annotated[Db, Depends()]):
    await db.run("UPDATE ticket SET closed = 1 WHERE id = %s", key)


@app.post("/merge")
async def merge(a: int, b: int, db: Db = Depends(Db)):
    await db.run_many([f"UPDATE ticket SET parent = {a} WHERE id = {b}", f"DELETE FROM tag WHERE ticket = {b}"])
