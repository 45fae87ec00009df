# The SELECT has begun a transaction, so the block is a savepoint; at its end nothing is committed, and close()
# throws the INSERT away.
import psycopg


def enroll(dsn, student, course):
    conn = psycopg.connect(dsn)
    try:
        row = conn.execute("SELECT places FROM course WHERE id = %s", (course,)).fetchone()
        if row is None or row[0] == 0:
            return False
        with conn.transaction():  # expect: TX406
            conn.execute("UPDATE course SET places = places - 1 WHERE id = %s", (course,))  # allow: TX403
            conn.execute("INSERT INTO enrolment (student, course) VALUES (%s, %s)", (student, course))  # allow: TX403
        return True
    finally:
        conn.close()
