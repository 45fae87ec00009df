from contextlib import closing

from sqlalchemy import text

from import_tool.resources import Pair, Resources, open_connection


def copy(table):
    with closing(Pair()) as pair:
        rows = pair.source.execute(f"SELECT * FROM {table}").fetchall()
        for row in rows:
            pair.target.execute(f"INSERT INTO {table} VALUES (%s)", row)
        pair.target.commit()


def count(table):
    conn = open_connection()  # expect: TX301
    number = conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    conn.close()
    return number


def log(resources: Resources, message):
    session = resources.new_session()  # expect: TX301
    session.execute(text("INSERT INTO log VALUES (:m)"), {"m": message})
    session.commit()


def log_safely(resources: Resources, message):
    with resources.new_session() as session, session.begin():
        session.execute(text("INSERT INTO log VALUES (:m)"), {"m": message})
