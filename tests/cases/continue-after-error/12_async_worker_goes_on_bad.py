# The worker catches everything, logs, and takes the next message over the same psycopg connection, which refuses each
# statement until somebody rolls back.
import logging

import psycopg

log = logging.getLogger(__name__)


async def work(dsn: str, queue) -> None:
    conn = await psycopg.AsyncConnection.connect(dsn)
    try:
        while (message := await queue.get()) is not None:
            try:
                await conn.execute("INSERT INTO message (body) VALUES (%s)", (message.body,))
                await conn.execute("UPDATE topic SET last = now() WHERE id = %s", (message.topic,))
                await conn.commit()
            except psycopg.Error:  # expect: TX204
                log.exception("message %s", message.id)
    finally:
        await conn.close()
