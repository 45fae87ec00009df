from labtools.connect import lab, open_lab


def load(path, rows):
    conn = open_lab(path)  # expect: TX301
    conn.executemany("INSERT INTO sample VALUES (?)", rows)
    conn.commit()
    conn.close()


def load_lost(path, rows):
    with lab(path) as conn:
        conn.executemany("INSERT INTO sample VALUES (?)", rows)  # expect: TX403


def load_well(path, rows):
    with lab(path) as conn, conn:
        conn.executemany("INSERT INTO sample VALUES (?)", rows)


def rows_of(path):
    with lab(path) as conn:
        yield from conn.execute("SELECT * FROM sample")
