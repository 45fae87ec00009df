import pymssql


def add(name):
    with pymssql.connect("server", "sa", "x", "shop") as conn:
        with conn.cursor() as cursor:
            cursor.execute("INSERT INTO item (name) VALUES (%s)", (name,))  # expect: TX403


def add_well(name):
    with pymssql.connect("server", "sa", "x", "shop") as conn:
        with conn.cursor() as cursor:
            cursor.execute("INSERT INTO item (name) VALUES (%s)", (name,))
        conn.commit()


def add_then_automatic(name):
    conn = pymssql.connect("server", "sa", "x", "shop")
    try:
        cursor = conn.cursor()
        cursor.execute("INSERT INTO item (name) VALUES (%s)", (name,))  # expect: TX403
        conn.autocommit(True)
        cursor.execute("EXEC refresh")
    finally:
        conn.close()
