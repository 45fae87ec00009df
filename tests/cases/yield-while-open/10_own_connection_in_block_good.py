# The generator owns its connection, and the block around the loop closes it when the generator is closed.
from contextlib import closing

import pymysql
from pymysql.cursors import SSCursor


def stream(settings, day):
    with closing(pymysql.connect(**settings)) as conn:
        with conn.cursor(SSCursor) as cur:
            cur.execute("SELECT at, url FROM click WHERE day = %s", (day,))
            for row in cur:
                yield row
