# The client comes in through the constructor, typed.
import requests
import psycopg2.extensions


class Importer:
    def __init__(self, conn: psycopg2.extensions.connection, http: requests.Session):
        self.conn = conn
        self.http = http

    def import_page(self, number: int) -> None:
        with self.conn:
            with self.conn.cursor() as cur:
                cur.execute("DELETE FROM page WHERE number = %s", (number,))
                body = self.http.get(f"https://source.example/pages/{number}", timeout=30).text  # expect: TX402
                cur.execute("INSERT INTO page (number, body) VALUES (%s, %s)", (number, body))
