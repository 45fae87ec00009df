# pymssql closes without a commit.
import pymssql


def archive(server, day):
    with pymssql.connect(server=server, database="erp") as conn:
        with conn.cursor() as cursor:
            cursor.execute("DELETE FROM log WHERE day < %s", (day,))  # expect: TX403
