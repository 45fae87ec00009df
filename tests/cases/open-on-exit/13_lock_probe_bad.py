# The probe for an advisory lock returns from its transaction when another process holds the lock.
from sqlalchemy import text
from sqlalchemy.engine import Connection


class Elections:
    def __init__(self, connection: Connection):
        self.connection = connection

    def lead(self, key: int, node: str) -> bool:
        trans = self.connection.begin()  # expect: TX202
        try:
            free = self.connection.execute(text("SELECT pg_try_advisory_xact_lock(:k)"), {"k": key}).scalar_one()
            if not free:
                return False
            self.connection.execute(text("UPDATE leader SET node = :n WHERE key = :k"), {"n": node, "k": key})
        except BaseException:
            trans.rollback()
            raise
        trans.commit()
        return True
