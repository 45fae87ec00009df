# A dropped connection of asyncpg is in a reference cycle: after an error it stays open until the collector runs.
import asyncpg


async def grant(dsn: str, role: str, tables: list[str]) -> None:
    conn = await asyncpg.connect(dsn)  # expect: TX301
    for table in tables:
        await conn.execute(f"GRANT SELECT ON {table} TO {role}")
    await conn.close()
