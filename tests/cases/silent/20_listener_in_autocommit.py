# A generator that listens for notifications for ever: the connection is in autocommit mode and the block closes it.
import psycopg


def notifications(dsn, channel):
    with psycopg.connect(dsn, autocommit=True) as conn:
        conn.execute(f"LISTEN {channel}")
        for notice in conn.notifies():
            yield notice.payload
