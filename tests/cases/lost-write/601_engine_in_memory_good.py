"""The database is in memory, and gone with its connection."""

import sqlalchemy as sa


def names_after(statements: list[str]) -> set[str]:
    engine = sa.create_engine("sqlite:///:memory:")
    with engine.connect() as conn:
        conn.execute(sa.text("CREATE TABLE gateway (id integer)"))
        conn.execute(sa.text("INSERT INTO gateway VALUES (1)"))
        return set(sa.inspect(conn).get_table_names())
