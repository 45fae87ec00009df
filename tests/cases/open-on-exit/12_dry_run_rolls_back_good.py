# The dry run ends its transaction with ROLLBACK in the same place where the real run commits.
def purge(conn, days, dry_run=False):
    cur = conn.cursor()
    cur.execute("BEGIN")
    try:
        cur.execute("DELETE FROM visit WHERE age > %s", (days,))
        removed = cur.rowcount
        if dry_run:
            cur.execute("ROLLBACK")
        else:
            cur.execute("COMMIT")
    except BaseException:
        cur.execute("ROLLBACK")
        raise
    return removed
