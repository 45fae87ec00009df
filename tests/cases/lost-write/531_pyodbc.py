import pyodbc


def store(rows):
    conn = pyodbc.connect("DSN=shop")  # allow: TX301
    with conn.cursor() as cursor:
        cursor.executemany("INSERT INTO item VALUES (?, ?)", rows)
    conn.close()


def store_lost(rows):
    conn = pyodbc.connect("DSN=shop")
    try:
        cursor = conn.cursor()
        cursor.executemany("INSERT INTO item VALUES (?, ?)", rows)  # expect: TX403
    finally:
        conn.close()


def store_open(rows):
    with pyodbc.connect("DSN=shop") as conn:  # expect: TX302
        conn.execute("INSERT INTO item VALUES (1, 2)")


def store_automatic(rows):
    conn = pyodbc.connect("DSN=shop", autocommit=True)
    try:
        conn.execute("INSERT INTO item VALUES (1, 2)")
    finally:
        conn.close()
