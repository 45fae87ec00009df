# Closing a transaction object of SQLAlchemy rolls back what is not committed, in asynchronous code, too.
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection


async def save(conn: AsyncConnection):
    trans = await conn.begin()
    try:
        await conn.execute(text("INSERT INTO item VALUES (1)"))
        await conn.execute(text("INSERT INTO item VALUES (2)"))
        await trans.commit()
    finally:
        await trans.close()
