import requests

from .decorators import retry_serialization, with_connection


@with_connection
def book(conn, account, amount):
    with conn.cursor() as cur:
        cur.execute("INSERT INTO booking VALUES (%s, %s)", (account, amount))


@retry_serialization
def book_and_tell(conn, account, amount):
    with conn.cursor() as cur:
        cur.execute("INSERT INTO booking VALUES (%s, %s)", (account, amount))
    requests.post("https://audit.example/booked", json={"account": account})  # expect: TX402,TX407
