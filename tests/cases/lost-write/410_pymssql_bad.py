# pymssql: as projects write it, and as it leaks.
import pymssql


def sync(server, rows):
    with pymssql.connect(server=server, database="shop") as conn:
        with conn.cursor(as_dict=True) as cursor:
            for row in rows:
                cursor.execute("UPDATE item SET price = %d WHERE id = %d", (row.price, row.id))  # expect: TX403
