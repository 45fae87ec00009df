# MariaDB's own driver: one connection for the life of the process, whose first SELECT opens a transaction that nobody
# ends. Under REPEATABLE READ all later queries see the rows of the first.
import mariadb

_connection = None


def init(settings):
    global _connection
    _connection = mariadb.connect(host=settings["host"], database=settings["database"])


def search(query):
    with _connection.cursor() as cur:
        cur.execute("SELECT title FROM page WHERE title LIKE %s", (query,))  # expect: TX203
        return [row[0] for row in cur]
