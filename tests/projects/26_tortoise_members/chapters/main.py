from contextlib import asynccontextmanager

from fastapi import FastAPI
from tortoise import Tortoise

from chapters.founding import found, join_late


@asynccontextmanager
async def lifespan(app):
    await Tortoise.init(db_url="asyncpg://localhost/chapters", modules={"models": ["chapters.models"]})
    yield
    await Tortoise.close_connections()


app = FastAPI(lifespan=lifespan)


@app.post("/chapters/{city}")
async def create(city: str, people: list[str]):
    return {"id": (await found(city, people)).id}


@app.post("/chapters/{city}/members")
async def add(city: str, person: str):
    return {"new": await join_late(city, person)}
