# databases: as projects write it, and as it leaks.
import httpx
from databases import Database

database = Database("postgresql://db/shop")


async def order(item):
    async with database.transaction():
        number = await database.execute("INSERT INTO orders (item) VALUES (:item)", {"item": item})
        async with httpx.AsyncClient() as client:
            await client.post("https://pay.example/charge", json={"order": number})  # expect: TX402


async def drop(item):
    transaction = await database.transaction()  # expect: TX201,TX205
    try:
        await database.execute("DELETE FROM orders WHERE item = :item", {"item": item})
    except Exception:
        await transaction.rollback()
        raise
    await transaction.commit()
