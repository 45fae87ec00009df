# pymssql: as projects write it.
import pymssql


def sync(server, rows):
    conn = pymssql.connect(server=server, database="shop")
    try:
        cursor = conn.cursor()
        cursor.executemany("UPDATE item SET price = %d WHERE id = %d", rows)
        conn.commit()
    except pymssql.Error:
        conn.rollback()
        raise
    finally:
        conn.close()
