# asyncmy: the write is lost when the connection is closed.
import asyncmy


async def rename(settings, old, new):
    conn = await asyncmy.connect(**settings)
    try:
        async with conn.cursor() as cursor:
            await cursor.execute("UPDATE tag SET name = %s WHERE name = %s", (new, old))  # expect: TX403
    finally:
        await conn.ensure_closed()
