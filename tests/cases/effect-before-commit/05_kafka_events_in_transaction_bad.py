# Consumers hear of the booking although the transaction may still fail.
import json

import asyncpg
from aiokafka import AIOKafkaProducer


async def book(pool: asyncpg.Pool, producer: AIOKafkaProducer, guest: int, room: int) -> int:
    async with pool.acquire() as conn:
        async with conn.transaction():
            number = await conn.fetchval("INSERT INTO booking (guest, room) VALUES ($1, $2) RETURNING id", guest, room)
            event = json.dumps({"booking": number}).encode()
            await producer.send_and_wait("bookings", event)  # expect: TX407,TX402
            await conn.execute("UPDATE room SET free = false WHERE id = $1", room)
    return number
