# A Neo4j transaction begun by hand on a session of the object.
from neo4j import GraphDatabase


class People:
    def __init__(self, uri):
        self.driver = GraphDatabase.driver(uri)
        self.session = self.driver.session()

    def close(self):
        self.session.close()
        self.driver.close()

    def befriend(self, a, b):
        tx = self.session.begin_transaction()  # expect: TX201
        tx.run("MERGE (:Person {name: $n})", n=a)
        tx.run("MERGE (:Person {name: $n})", n=b)
        tx.commit()
