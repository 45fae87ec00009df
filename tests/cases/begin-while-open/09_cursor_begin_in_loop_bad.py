# BEGIN as SQL over the cursor of a borrowed connection: a batch without lines skips its COMMIT.
def post_batches(conn, batches):
    cur = conn.cursor()
    for batch in batches:
        cur.execute("BEGIN")  # expect: TX206
        try:
            cur.execute("INSERT INTO batch (name) VALUES (%s)", (batch.name,))
            if batch.lines:
                cur.executemany("INSERT INTO line (batch, body) VALUES (%s, %s)", batch.lines)
                cur.execute("COMMIT")
        except BaseException:
            cur.execute("ROLLBACK")
            raise
