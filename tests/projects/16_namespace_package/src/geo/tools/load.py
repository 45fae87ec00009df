from ..db.connection import connect


def load(dsn, rows):
    with connect(dsn) as conn, conn.cursor() as cur:
        with cur.copy("COPY place (id, name) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def tag(dsn, names):
    conn = connect(dsn)
    try:
        known = {name for (name,) in conn.execute("SELECT name FROM tag")}
        with conn.transaction():  # expect: TX406
            for name in names:
                if name not in known:
                    conn.execute("INSERT INTO tag (name) VALUES (%s)", (name,))  # allow: TX403
    finally:
        conn.close()
