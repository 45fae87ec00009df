# The body is read in one transaction and the summary written in another; between them time does not matter.
import asyncio

import psycopg
from openai import APIError, AsyncOpenAI

client = AsyncOpenAI()


async def ask(body: str) -> str:
    for attempt in range(3):
        try:
            stream = await client.chat.completions.create(
                model="gpt-4o", stream=True, messages=[{"role": "user", "content": body}]
            )
            return "".join([chunk.choices[0].delta.content or "" async for chunk in stream])
        except APIError:
            await asyncio.sleep(attempt + 1)
    raise TimeoutError("no answer")


async def summarise(conn: psycopg.AsyncConnection, document_id: int) -> str:
    async with conn.transaction():
        cur = await conn.execute("SELECT body FROM document WHERE id = %s", (document_id,))
        (body,) = await cur.fetchone()
    text = await ask(body)
    async with conn.transaction():
        await conn.execute("UPDATE document SET summary = %s WHERE id = %s", (text, document_id))
    return text
