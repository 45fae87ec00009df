# Two databases, two transactions: the statement on the second pool was never meant to be part of the first.
import asyncpg


async def forward(inbox: asyncpg.Pool, archive: asyncpg.Pool, number: int) -> None:
    async with inbox.acquire() as conn, conn.transaction():
        row = await conn.fetchrow("SELECT sender, body FROM mail WHERE id = $1 FOR UPDATE", number)
        async with archive.acquire() as other, other.transaction():
            await other.execute("INSERT INTO mail (sender, body) VALUES ($1, $2)", row["sender"], row["body"])
        await conn.execute("DELETE FROM mail WHERE id = $1", number)
