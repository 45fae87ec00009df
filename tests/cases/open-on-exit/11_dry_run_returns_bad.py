# The dry run of a clean-up returns before the end of the transaction that was begun with SQL on the borrowed
# connection.
def purge(conn, days, dry_run=False):
    cur = conn.cursor()
    cur.execute("BEGIN")  # expect: TX202
    try:
        cur.execute("DELETE FROM visit WHERE age > %s", (days,))
        removed = cur.rowcount
        if dry_run:
            return removed
        cur.execute("COMMIT")
    except BaseException:
        cur.execute("ROLLBACK")
        raise
    return removed
