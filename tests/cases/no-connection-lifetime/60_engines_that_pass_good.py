# An engine that lives for one function needs no lifetime for its connections.
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.orm import sessionmaker


def has_tables(url):
    engine = create_engine(url)
    try:
        return inspect(engine).has_table("server")
    finally:
        engine.dispose()


def count(url):
    engine = create_engine(url)
    maker = sessionmaker(engine)
    with maker() as session:
        total = session.execute(text("SELECT count(*) FROM server")).scalar_one()
    engine.dispose()
    return total
