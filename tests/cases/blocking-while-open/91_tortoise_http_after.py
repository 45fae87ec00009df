# Tortoise: the payment is made between two transactions.
import httpx
from tortoise.transactions import atomic, in_transaction

from shop.models import Order


@atomic()
async def mark(number):
    order = await Order.get(id=number)
    order.paid = True
    await order.save()


async def pay(number):
    async with in_transaction():
        await Order.filter(id=number).update(pending=True)
    async with httpx.AsyncClient() as client:
        await client.post("https://pay.example/charge", json={"order": number})
    await mark(number)
