# begin() on the connection of the caller, a yield for each row, and the commit behind the loop.
from sqlalchemy import text
from sqlalchemy.engine import Connection


def take_all(conn: Connection, topic: str):
    trans = conn.begin()  # expect: TX207
    for row in conn.execute(text("DELETE FROM message WHERE topic = :t RETURNING id, body"), {"t": topic}):
        yield row
    trans.commit()
