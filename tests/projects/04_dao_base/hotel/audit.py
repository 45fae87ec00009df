class Audited:
    def audit(self, conn, line):
        with conn.cursor() as cur:
            cur.execute("INSERT INTO audit (line) VALUES (%s)", (line,))
