# Making an object that only keeps what it is given raises nothing; one that checks it does.
import pymysql


class Row:
    def __init__(self, **values):
        self.number = values.get("number", 0)
        for key, value in values.items():
            if not hasattr(self, key):
                setattr(self, key, value)


class CheckedRow:
    def __init__(self, number):
        if number < 0:
            raise ValueError(number)
        self.number = number


class Engine:
    def __init__(self, **settings):
        self.conn = pymysql.connect(**settings)

    def run(self, statements):
        rows = []
        with self.conn.cursor() as cur:
            try:
                for sql in statements:
                    cur.execute(sql)
            except pymysql.Error:
                self.conn.rollback()
                raise
        rows.append(Row(number=len(rows), sql="review"))
        self.conn.commit()
        return rows

    def run_checked(self, statements):
        rows = []
        with self.conn.cursor() as cur:
            try:
                for sql in statements:
                    cur.execute(sql)  # expect: TX201
            except pymysql.Error:
                self.conn.rollback()
                raise
        rows.append(CheckedRow(len(rows)))
        self.conn.commit()
        return rows

    def close(self):
        self.conn.close()
