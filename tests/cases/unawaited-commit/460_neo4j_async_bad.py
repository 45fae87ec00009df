# neo4j async: as projects write it, and as it leaks.
from neo4j import AsyncGraphDatabase

driver = AsyncGraphDatabase.driver("neo4j://db")


async def link(a, b):
    async with driver.session() as session:
        tx = await session.begin_transaction()
        await tx.run("MERGE (a:Person {name: $a})", a=a)
        tx.commit()  # expect: TX101
