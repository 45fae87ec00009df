# psycopg: "ignore duplicate" swallows every error of the commit.
import psycopg


def remember(conn: psycopg.Connection, token: str) -> str:
    conn.execute("INSERT INTO token (value) VALUES (%s)", (token,))
    try:
        conn.commit()  # expect: TX102
    except:  # noqa: E722
        conn.rollback()
    return token
