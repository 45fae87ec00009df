from typing import Annotated

import httpx
from fastapi import APIRouter, Depends, FastAPI, HTTPException
from psycopg import AsyncConnection

from beacon.pool import connection, lifespan, transaction
from beacon.repository import Beacons

router = APIRouter()
Connection = Annotated[AsyncConnection, Depends(connection)]


def beacons(conn: Connection) -> Beacons:
    return Beacons(conn)


@router.post("/beacons/{name}")
async def add(name: str, place: str, repository: Annotated[Beacons, Depends(beacons)]):
    if not await repository.add(name, place):
        raise HTTPException(409)
    return {"name": name}


@router.put("/beacons/{name}")
async def move(name: str, place: str):
    try:
        async with transaction() as conn:
            await Beacons(conn).move(name, place)
    except LookupError as error:
        raise HTTPException(404) from error
    async with httpx.AsyncClient() as client:
        await client.put(f"https://map.example/{name}", json={"place": place})
    return {"name": name}


app = FastAPI(lifespan=lifespan)
app.include_router(router)
