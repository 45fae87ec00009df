# Autocommit, the block as the first statement, a commit after it, or `with connect()` round everything.
import psycopg


def enroll(dsn, student, course):
    conn = psycopg.connect(dsn, autocommit=True)
    try:
        row = conn.execute("SELECT places FROM course WHERE id = %s", (course,)).fetchone()
        if row is None or row[0] == 0:
            return False
        with conn.transaction():
            conn.execute("UPDATE course SET places = places - 1 WHERE id = %s", (course,))
            conn.execute("INSERT INTO enrolment (student, course) VALUES (%s, %s)", (student, course))
        return True
    finally:
        conn.close()


def withdraw(dsn, student, course):
    conn = psycopg.connect(dsn)
    try:
        with conn.transaction():
            conn.execute("DELETE FROM enrolment WHERE student = %s AND course = %s", (student, course))
            conn.execute("UPDATE course SET places = places + 1 WHERE id = %s", (course,))
    finally:
        conn.close()


def move(dsn, student, source, target):
    with psycopg.connect(dsn) as conn:
        row = conn.execute("SELECT places FROM course WHERE id = %s", (target,)).fetchone()
        with conn.transaction():
            conn.execute("DELETE FROM enrolment WHERE student = %s AND course = %s", (student, source))
            if row[0] > 0:
                conn.execute("INSERT INTO enrolment (student, course) VALUES (%s, %s)", (student, target))
