from neo4j import AsyncGraphDatabase

driver = AsyncGraphDatabase.driver("neo4j://localhost")


async def add(name):
    async with driver.session() as session:
        async with await session.begin_transaction() as tx:
            await tx.run("CREATE (:Person {name: $n})", n=name)


async def add_forgotten(name):
    async with driver.session() as session:
        tx = await session.begin_transaction()
        await tx.run("CREATE (:Person {name: $n})", n=name)
        tx.commit()  # expect: TX101


async def add_managed(name):
    async def work(tx):
        await tx.run("CREATE (:Person {name: $n})", n=name)

    async with driver.session() as session:
        await session.execute_write(work)
