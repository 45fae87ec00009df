# Drivers without a special model: snowflake, closed on the ordinary path only.
import snowflake.connector


def warehouse_size(params, name):
    con = snowflake.connector.connect(**params)  # expect: TX301
    cur = con.cursor()
    cur.execute("SHOW WAREHOUSES LIKE %s", (name,))
    row = cur.fetchone()
    cur.close()
    con.close()
    return row[3] if row else None
