# close() of psycopg's AsyncConnection is a coroutine. Called without await in the finally clause it never runs, and
# each refresh leaves a connection behind.
import psycopg


async def refresh_view(dsn: str, view: str) -> None:
    conn = await psycopg.AsyncConnection.connect(dsn)
    try:
        await conn.execute(f"REFRESH MATERIALIZED VIEW CONCURRENTLY {view}")
        await conn.commit()
    finally:
        conn.close()  # expect: TX101
