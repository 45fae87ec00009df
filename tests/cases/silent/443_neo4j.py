# neo4j: as projects write it.
from neo4j import GraphDatabase

driver = GraphDatabase.driver("neo4j://db")


def _link(tx, a, b):
    tx.run("MATCH (a {name: $a}), (b {name: $b}) MERGE (a)-[:KNOWS]->(b)", a=a, b=b)


def link(a, b):
    with driver.session() as session:
        session.execute_write(_link, a, b)


def link_by_hand(a, b):
    with driver.session() as session, session.begin_transaction() as tx:
        tx.run("MERGE (a:Person {name: $a})", a=a)
        tx.commit()


def friends(a):
    with driver.session() as session:
        return session.run("MATCH (:Person {name: $a})-[:KNOWS]->(b) RETURN b.name", a=a).value()
