import requests
from neo4j import GraphDatabase


class Graph:
    def __init__(self, url):
        self.driver = GraphDatabase.driver(url)

    def close(self):
        self.driver.close()

    def tag(self, name):
        with self.driver.session() as session:
            session.execute_write(self._tag, name)

    @staticmethod
    def _tag(tx, name):
        tx.run("MERGE (:Tag {name: $n})", n=name)
        requests.post("https://search.example", json={"n": name}, timeout=3)  # expect: TX402

    def tag_by_hand(self, names):
        with self.driver.session() as session:
            with session.begin_transaction() as tx:
                for name in names:
                    try:
                        tx.run("MERGE (:Tag {name: $n})", n=name)
                    except Exception:  # expect: TX401
                        continue
