"""One clause answers for three commits: it is told of once, at the first of them."""

import logging

import psycopg2


class Pool:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def scale(self, machines):
        cursor = self.conn.cursor()
        try:
            cursor.execute("DELETE FROM placeholders")
            self.conn.commit()  # expect: TX102
            cursor.execute("UPDATE pool SET size = %s", (len(machines),))
            self.conn.commit()
            cursor.execute("INSERT INTO log (text) VALUES ('scaled')")
            self.conn.commit()
        except psycopg2.Error:
            self.conn.rollback()
            logging.exception("not scaled")

    def close(self):
        self.conn.close()
