# One try for each of the two.
import asyncpg


async def copy(source: str, target: str, table: str) -> int:
    src = await asyncpg.connect(source)
    try:
        dst = await asyncpg.connect(target)
        try:
            rows = await src.fetch(f"SELECT * FROM {table}")
            await dst.copy_records_to_table(table, records=rows)
            return len(rows)
        finally:
            await dst.close()
    finally:
        await src.close()
