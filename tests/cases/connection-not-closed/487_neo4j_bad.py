# neo4j: as it leaks and loses.
from neo4j import Driver, GraphDatabase

driver: Driver = GraphDatabase.driver("neo4j://db", auth=("neo4j", "x"))


def befriend(a, b):
    with driver.session(database="people") as session:
        tx = session.begin_transaction()
        tx.run("MERGE (a:P {n: $a}) MERGE (b:P {n: $b}) MERGE (a)-[:KNOWS]->(b)", a=a, b=b)
        if a == b:
            return
        tx.commit()


def forget(name):
    session = driver.session()  # expect: TX301
    session.run("MATCH (p:P {n: $n}) DETACH DELETE p", n=name).consume()
    session.close()


def hop(a):
    tx = driver.session().begin_transaction()  # expect: TX301,TX201
    found = tx.run("MATCH (:P {n: $a})-[:KNOWS]->(b) RETURN b.n AS n", a=a).data()
    tx.commit()
    return found
