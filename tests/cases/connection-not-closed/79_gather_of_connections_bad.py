# Two connections made together; when the second fails, the first stays open.
import asyncpg


async def copy(source: str, target: str, table: str) -> int:
    src = await asyncpg.connect(source)  # expect: TX301
    dst = await asyncpg.connect(target)
    try:
        rows = await src.fetch(f"SELECT * FROM {table}")
        await dst.copy_records_to_table(table, records=rows)
        return len(rows)
    finally:
        await src.close()
        await dst.close()
