from payroll import store


def hire(name, wage):
    with store.get_cursor(commit=True) as cur:
        cur.execute("INSERT INTO person (name, wage) VALUES (%s, %s) RETURNING id", (name, wage))
        return cur.fetchone()["id"]


def find(name):
    with store.get_cursor() as cur:
        cur.execute("SELECT * FROM person WHERE name = %s", (name,))
        row = cur.fetchone()
        if not row:
            return None
        return dict(row)


def raise_wages(percent):
    with store.get_connection() as conn:
        with conn:
            with conn.cursor() as cur:
                cur.execute("UPDATE person SET wage = wage * (1 + %s / 100.0)", (percent,))
                return cur.rowcount
