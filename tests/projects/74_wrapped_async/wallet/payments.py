import httpx

from wallet.db import Connection, Database

db = Database("wallet")


async def pay(invoice, conn: Connection | None = None):
    async with db.reuse(conn) as c:
        row = await c.fetchone("SELECT amount FROM invoice WHERE id = :id", {"id": invoice})
        await c.execute("UPDATE invoice SET paid = true WHERE id = :id", {"id": invoice})
    async with httpx.AsyncClient() as client:
        await client.post("https://hook.example", json={"amount": row["amount"]})


async def pay_twice(first, second):
    async with db.connect() as conn:
        await pay(first, conn=conn)  # allow: TX402,TX407
        await pay(second, conn=conn)  # allow: TX402,TX407
