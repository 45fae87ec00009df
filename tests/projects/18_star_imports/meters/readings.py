from meters.db import *


def store(kind, meter, value):
    conn = borrow()  # expect: TX303
    conn.execute(f"INSERT INTO {table_for(kind)} (meter, value) VALUES (%s, %s)", (meter, value))
    conn.commit()
    give_back(conn)


def latest(kind, meter):
    conn = borrow()
    try:
        sql = f"SELECT value FROM {table_for(kind)} WHERE meter = %s ORDER BY at DESC LIMIT 1"
        return conn.execute(sql, (meter,)).fetchone()
    finally:
        give_back(conn)


def correct(kind, meter, factor):
    with lent() as conn:
        conn.execute(f"UPDATE {table_for(kind)} SET value = value * %s WHERE meter = %s", (factor, meter))
