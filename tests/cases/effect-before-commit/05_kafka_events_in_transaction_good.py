# The event follows the transaction. NOTIFY, which is SQL, may stand inside: the server sends it at the commit.
import json

import asyncpg
from aiokafka import AIOKafkaProducer


async def book(pool: asyncpg.Pool, producer: AIOKafkaProducer, guest: int, room: int) -> int:
    async with pool.acquire() as conn:
        async with conn.transaction():
            number = await conn.fetchval("INSERT INTO booking (guest, room) VALUES ($1, $2) RETURNING id", guest, room)
            await conn.execute("UPDATE room SET free = false WHERE id = $1", room)
            await conn.execute("SELECT pg_notify('bookings', $1)", str(number))
    await producer.send_and_wait("bookings", json.dumps({"booking": number}).encode())
    return number
