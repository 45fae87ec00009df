# neo4j: the asynchronous transaction's commit is never awaited, and the session's end rolls back.
from neo4j import AsyncDriver


async def befriend(driver: AsyncDriver, one, other):
    async with driver.session() as session:
        tx = await session.begin_transaction()
        try:
            await tx.run("MATCH (a {id: $a}), (b {id: $b}) CREATE (a)-[:KNOWS]->(b)", a=one, b=other)
            tx.commit()  # expect: TX101
        finally:
            await tx.close()
