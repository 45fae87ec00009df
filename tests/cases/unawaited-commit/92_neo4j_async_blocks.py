# neo4j: a managed function, a block, and a commit that is awaited.
from neo4j import AsyncDriver


async def _befriend(tx, one, other):
    await tx.run("MATCH (a {id: $a}), (b {id: $b}) CREATE (a)-[:KNOWS]->(b)", a=one, b=other)


async def befriend(driver: AsyncDriver, one, other):
    async with driver.session() as session:
        await session.execute_write(_befriend, one, other)


async def forget(driver: AsyncDriver, one):
    async with driver.session() as session:
        async with await session.begin_transaction() as tx:
            await tx.run("MATCH ({id: $a})-[k:KNOWS]->() DELETE k", a=one)
            await tx.commit()
