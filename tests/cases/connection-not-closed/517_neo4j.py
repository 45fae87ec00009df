from neo4j import GraphDatabase

driver = GraphDatabase.driver("neo4j://localhost", auth=("neo4j", "x"))


def befriend(a, b):
    with driver.session() as session:
        tx = session.begin_transaction()
        tx.run("MATCH (a {name: $a}), (b {name: $b}) CREATE (a)-[:KNOWS]->(b)", a=a, b=b)
        tx.commit()


def befriend_leaking(a, b):
    session = driver.session()  # expect: TX301
    tx = session.begin_transaction()
    tx.run("MATCH (a {name: $a}), (b {name: $b}) CREATE (a)-[:KNOWS]->(b)", a=a, b=b)
    tx.commit()
    session.close()


def befriend_lost(a, b):
    with driver.session() as session:
        tx = session.begin_transaction()  # allow: TX203
        tx.run("MATCH (a {name: $a}), (b {name: $b}) CREATE (a)-[:KNOWS]->(b)", a=a, b=b)  # expect: TX403
