# What follows a commit in the block of Tortoise runs outside of the transaction: one report, at the commit.
from tortoise.transactions import in_transaction


async def save(rows):
    async with in_transaction() as conn:
        await conn.execute_query("DELETE FROM item")
        await conn.commit()  # expect: TX405
        await conn.execute_many("INSERT INTO item VALUES ($1)", rows)
