# The probe runs in the block of begin(), so the early return ends the transaction, too.
from sqlalchemy import text
from sqlalchemy.engine import Connection


class Elections:
    def __init__(self, connection: Connection):
        self.connection = connection

    def lead(self, key: int, node: str) -> bool:
        with self.connection.begin():
            free = self.connection.execute(text("SELECT pg_try_advisory_xact_lock(:k)"), {"k": key}).scalar_one()
            if not free:
                return False
            self.connection.execute(text("UPDATE leader SET node = :n WHERE key = :k"), {"n": node, "k": key})
        return True
