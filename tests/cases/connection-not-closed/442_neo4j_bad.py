# neo4j: as projects write it, and as it leaks.
from neo4j import GraphDatabase

driver = GraphDatabase.driver("neo4j://db")


def link(a, b):
    session = driver.session()  # expect: TX301,TX303
    tx = session.begin_transaction()
    tx.run("MERGE (a:Person {name: $a})", a=a)
    tx.run("MATCH (a {name: $a}), (b {name: $b}) MERGE (a)-[:KNOWS]->(b)", a=a, b=b)
    tx.commit()
    session.close()
