from neo4j import AsyncGraphDatabase, GraphDatabase

driver = GraphDatabase.driver("neo4j://db", auth=("a", "b"))


def link(a, b):
    with driver.session(database="g") as session:
        session.execute_write(lambda tx: tx.run("MATCH (a), (b) CREATE (a)-[:K]->(b)"))


def link_tx(a, b):
    with driver.session() as session:
        tx = session.begin_transaction()
        try:
            tx.run("CREATE (:P {n: $a})", a=a)
            tx.commit()
        finally:
            tx.close()


def link_lost(a):
    with driver.session() as session:
        tx = session.begin_transaction()
        tx.run("CREATE (:P {n: $a})", a=a)  # todo: TX403
        tx.close()


def session_leak(a):
    session = driver.session()  # expect: TX303,TX301
    result = session.run("MATCH (n) RETURN n").data()
    session.close()
    return result


async def many(names):
    async with AsyncGraphDatabase.driver("neo4j://db") as adriver:
        async with adriver.session() as session:
            async with await session.begin_transaction() as tx:
                for name in names:
                    await tx.run("CREATE (:P {n: $n})", n=name)
