from sqlalchemy import text

from .client import client_for


class Storage:
    def __init__(self, url):
        self.client = client_for(url)

    def create(self, key, body):
        with self.client.connect() as conn:
            conn.execute(text("INSERT INTO record (key, body) VALUES (:k, :b)"), {"k": key, "b": body})

    def replace(self, key, body):
        with self.client.connect() as conn:
            result = conn.execute(text("UPDATE record SET body = :b WHERE key = :k"), {"k": key, "b": body})
            if result.rowcount == 0:
                raise KeyError(key)

    def get(self, key):
        with self.client.connect(readonly=True) as conn:
            return conn.execute(text("SELECT body FROM record WHERE key = :k"), {"k": key}).scalar()

    def flush(self):
        with self.client.connect() as conn:
            conn.execute(text("DELETE FROM record"))
