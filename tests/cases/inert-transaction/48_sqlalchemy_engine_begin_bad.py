# engine.begin() as a statement, then statements on another connection.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/app")


def purge(days: int) -> None:
    engine.begin()  # expect: TX107
    with engine.connect() as conn:
        conn.execute(text("DELETE FROM event WHERE age > :d"), {"d": days})
        conn.commit()
