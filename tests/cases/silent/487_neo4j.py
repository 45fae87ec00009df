# neo4j: begun, ended and closed as it should be.
from neo4j import Driver, GraphDatabase

driver: Driver = GraphDatabase.driver("neo4j://db", auth=("neo4j", "x"))


def befriend(a, b):
    with driver.session(database="people") as session, session.begin_transaction() as tx:
        tx.run("MERGE (a:P {n: $a}) MERGE (b:P {n: $b}) MERGE (a)-[:KNOWS]->(b)", a=a, b=b)


def _forget(tx, name):
    tx.run("MATCH (p:P {n: $n}) DETACH DELETE p", n=name)


def forget(name):
    with driver.session() as session:
        session.execute_write(_forget, name)


def count():
    records, _, _ = driver.execute_query("MATCH (p:P) RETURN count(p) AS n")
    return records[0]["n"]
