# The block of begin() surrounds the yield: closing the generator rolls back.
from sqlalchemy import text
from sqlalchemy.engine import Connection


def take_all(conn: Connection, topic: str):
    with conn.begin():
        for row in conn.execute(text("DELETE FROM message WHERE topic = :t RETURNING id, body"), {"t": topic}):
            yield row
