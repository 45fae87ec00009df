# aiokafka inside engine.begin().
from aiokafka import AIOKafkaProducer
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from billing.tables import invoices


class Billing:
    def __init__(self, engine: AsyncEngine, producer: AIOKafkaProducer):
        self.engine = engine
        self.producer = producer

    async def issue(self, number: str) -> None:
        async with self.engine.begin() as conn:
            await conn.execute(insert(invoices).values(number=number))
            await self.producer.send_and_wait("invoices", number.encode())  # expect: TX407,TX402
