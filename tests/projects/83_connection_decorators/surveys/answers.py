import psycopg2

from surveys.core.utils import retry, with_connection, with_cursor


@retry()
@with_connection
def submit(conn, survey, answers):
    with conn, conn.cursor() as cur:
        for question, answer in answers.items():
            cur.execute("INSERT INTO answer VALUES (%s, %s, %s)", (survey, question, answer))


@with_connection
def submit_each(conn, survey, answers):
    skipped = []
    with conn.cursor() as cur:
        for question, answer in answers.items():
            try:
                cur.execute("INSERT INTO answer VALUES (%s, %s, %s)", (survey, question, answer))
            except psycopg2.IntegrityError:  # expect: TX204
                skipped.append(question)
    conn.commit()
    return skipped


@with_connection
def submit_singly(conn, survey, answers):
    skipped = []
    with conn.cursor() as cur:
        for question, answer in answers.items():
            try:
                cur.execute("INSERT INTO answer VALUES (%s, %s, %s)", (survey, question, answer))
                conn.commit()
            except psycopg2.IntegrityError:
                conn.rollback()
                skipped.append(question)
    return skipped


@with_cursor(commit=True)
def close(cur, survey):
    cur.execute("UPDATE survey SET open = false WHERE id = %s", (survey,))


@with_cursor()
def count(cur, survey):
    cur.execute("SELECT count(*) FROM answer WHERE survey = %s", (survey,))
    return cur.fetchone()[0]
