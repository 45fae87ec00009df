# neo4j: a transaction begun on the caller's session, with nobody to roll it back.
from neo4j import Session


def befriend(session: Session, one, other):
    tx = session.begin_transaction()  # expect: TX201
    tx.run("MATCH (a {id: $a}), (b {id: $b}) CREATE (a)-[:KNOWS]->(b)", a=one, b=other)
    tx.commit()
