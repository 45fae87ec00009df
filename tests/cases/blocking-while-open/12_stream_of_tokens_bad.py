# The answer of a model is streamed inside the transaction, and the retry waits there too.
import asyncio

import psycopg
from openai import APIError, AsyncOpenAI

client = AsyncOpenAI()


async def summarise(conn: psycopg.AsyncConnection, document_id: int) -> str:
    async with conn.transaction():
        cur = await conn.execute("SELECT body FROM document WHERE id = %s FOR UPDATE", (document_id,))
        (body,) = await cur.fetchone()
        parts = []
        for attempt in range(3):
            try:
                stream = await client.chat.completions.create(  # expect: TX402
                    model="gpt-4o", stream=True, messages=[{"role": "user", "content": body}]
                )
                async for chunk in stream:  # allow: TX402
                    parts.append(chunk.choices[0].delta.content or "")
                break
            except APIError:  # allow: TX401
                await asyncio.sleep(attempt + 1)  # expect: TX402
        text = "".join(parts)
        await conn.execute("UPDATE document SET summary = %s WHERE id = %s", (text, document_id))
    return text
