from fastapi import FastAPI

from trips.bookings import book, cancel
from trips.infra import postgres

app = FastAPI()


@app.on_event("startup")
async def start():
    await postgres.connect("postgresql:///trips")


@app.on_event("shutdown")
async def stop():
    await postgres.disconnect()


@app.post("/trips/{trip}/bookings")
async def create(trip: int, seats: int):
    return {"booked": await book(trip, seats)}


@app.delete("/trips/{trip}/bookings")
async def remove(trip: int, seats: int):
    await cancel(trip, seats)
