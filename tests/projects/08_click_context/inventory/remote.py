import psycopg2


def open_remote(dsn):
    conn = psycopg2.connect(dsn)
    try:
        conn.set_client_encoding("UTF8")
    except psycopg2.Error:
        conn.close()
        raise
    return conn
