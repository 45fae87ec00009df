from contextlib import asynccontextmanager

from fastapi import FastAPI

from .db import db
from .posts import publish


@asynccontextmanager
async def lifespan(app):
    await db.start()
    try:
        yield
    finally:
        await db.stop()


app = FastAPI(lifespan=lifespan)


@app.post("/posts")
async def post(author: int, text: str):
    return {"id": await publish(author, text)}
