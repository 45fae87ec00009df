# The audit line is meant to stay: it is written by a connection of its own, after the block has failed.
import psycopg
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=app", max_size=5)


def pay(account, amount):
    try:
        with pool.connection() as conn, conn.transaction():
            conn.execute("UPDATE account SET cents = cents - %s WHERE id = %s", (amount, account))
    except psycopg.Error as error:
        with pool.connection() as audit:
            audit.execute("INSERT INTO failure (what) VALUES (%s)", (str(error),))
        raise
