# Tortoise: the row is locked while the payment service takes its time.
import httpx
from tortoise.transactions import in_transaction

from shop.models import Order


async def pay(number):
    async with in_transaction():
        order = await Order.select_for_update().get(id=number)
        async with httpx.AsyncClient() as client:
            await client.post("https://pay.example/charge", json={"order": number})  # expect: TX402
        order.paid = True
        await order.save()
