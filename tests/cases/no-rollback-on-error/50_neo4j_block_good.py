# The transaction as a block.
from neo4j import GraphDatabase


class People:
    def __init__(self, uri):
        self.driver = GraphDatabase.driver(uri)

    def close(self):
        self.driver.close()

    def befriend(self, a, b):
        with self.driver.session() as session:
            with session.begin_transaction() as tx:
                tx.run("MERGE (:Person {name: $n})", n=a)
                tx.run("MERGE (:Person {name: $n})", n=b)
                tx.commit()
        with self.driver.session() as session:
            session.execute_write(lambda tx: tx.run("MATCH (p) RETURN count(p)").single())
