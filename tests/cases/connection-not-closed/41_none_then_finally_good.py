# The classic `conn = None … finally: if conn is not None: conn.close()`.
import psycopg2


def top(dsn, n):
    conn = None
    try:
        conn = psycopg2.connect(dsn)
        cur = conn.cursor()
        cur.execute("SELECT name FROM player ORDER BY score DESC LIMIT %s", (n,))
        return cur.fetchall()
    except (Exception, psycopg2.DatabaseError) as error:
        print(error)
        return []
    finally:
        if conn is not None:
            conn.close()
            print("closed")
