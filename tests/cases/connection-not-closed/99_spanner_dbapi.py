# Spanner's DB-API: a failing statement leaves the connection, and its session on the server, open.
from google.cloud import spanner_dbapi


def rename(instance, database, customer, name):
    conn = spanner_dbapi.connect(instance, database)  # expect: TX301
    cur = conn.cursor()
    cur.execute("UPDATE customer SET name = %s WHERE id = %s", (name, customer))
    conn.commit()
    conn.close()
