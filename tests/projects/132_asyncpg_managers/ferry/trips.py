import asyncio

import aiohttp

from ferry.pool import Database

db = Database("postgresql://localhost/ferry")


async def sail(trip):
    async with db.transaction() as conn:
        await conn.execute("UPDATE trip SET gone = true WHERE id = $1", trip)
        await conn.execute("INSERT INTO log VALUES ($1)", trip)


async def sail_and_tell(trip):
    async with db.transaction() as conn:
        await conn.execute("UPDATE trip SET gone = true WHERE id = $1", trip)
        async with aiohttp.ClientSession() as http:
            await http.post("https://port.example", json={"trip": trip})  # expect: TX402


async def sail_by_hand(trip):
    async with db.connection() as conn:
        tx = conn.transaction()
        await tx.start()
        try:
            await conn.execute("UPDATE trip SET gone = true WHERE id = $1", trip)
        except Exception:
            await tx.rollback()
            raise
        await tx.commit()


async def load(trip, cars):
    async with db.transaction() as conn:
        for car in cars:
            try:
                await conn.execute("INSERT INTO car VALUES ($1, $2)", trip, car)
            except Exception:  # expect: TX401
                continue


async def load_each(trip, cars):
    async with db.connection() as conn:
        for car in cars:
            try:
                await conn.execute("INSERT INTO car VALUES ($1, $2)", trip, car)
            except Exception:
                continue


async def list_cars(trip):
    async with db.connection() as conn:
        return await conn.fetch("SELECT * FROM car WHERE trip = $1", trip)
