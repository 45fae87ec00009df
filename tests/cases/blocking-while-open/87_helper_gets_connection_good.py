# The helper commits before it sends; the request is made with nothing open.
import httpx
import psycopg


def finish_and_tell(conn: psycopg.Connection, url: str) -> None:
    conn.commit()
    httpx.post(url, timeout=5)


def close_ticket(conn: psycopg.Connection, number: int, url: str) -> None:
    conn.execute("UPDATE ticket SET closed = true WHERE number = %s", (number,))
    finish_and_tell(conn, url)
