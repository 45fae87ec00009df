# apsw: BEGIN as SQL, and a branch that returns without COMMIT or ROLLBACK.
import apsw

connection = apsw.Connection("visits.db")


def put(page, count):
    connection.execute("BEGIN IMMEDIATE")  # expect: TX202,TX201
    known = connection.execute("SELECT count FROM visit WHERE page = ?", (page,)).fetchone()
    if known is not None and known[0] >= count:
        return False
    connection.execute("REPLACE INTO visit VALUES (?, ?)", (page, count))
    connection.execute("COMMIT")
    return True
