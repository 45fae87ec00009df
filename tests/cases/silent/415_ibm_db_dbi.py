# ibm db: as projects write it.
from contextlib import closing

import ibm_db_dbi


def add(dsn, name):
    with closing(ibm_db_dbi.connect(dsn, "", "")) as conn:
        cur = conn.cursor()
        cur.execute("INSERT INTO item (name) VALUES (?)", (name,))
        conn.commit()
