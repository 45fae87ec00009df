from helpdesk.db import with_connection, with_cursor


@with_connection
def open_case(conn, text):
    with conn.cursor() as cur:
        cur.execute("INSERT INTO case_ (text) VALUES (%s) RETURNING id", (text,))
        return cur.fetchone()[0]


@with_connection
def merge(conn, source, target):
    with conn.cursor() as cur:
        cur.execute("UPDATE note SET case_id = %s WHERE case_id = %s", (target, source))
        if cur.rowcount == 0:
            return False
        cur.execute("DELETE FROM case_ WHERE id = %s", (source,))
    return True


@with_cursor
def notes(case_id, *, cur):
    cur.execute("SELECT text FROM note WHERE case_id = %s", (case_id,))
    return [text for (text,) in cur.fetchall()]
