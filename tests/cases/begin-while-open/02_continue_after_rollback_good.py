# The round that has nothing to do rolls back before it goes on to the next customer.
import pymysql


class Invoices:
    def __init__(self, **settings):
        self.conn = pymysql.connect(autocommit=True, **settings)

    def close(self):
        self.conn.close()

    def bill(self, customers):
        for customer in customers:
            self.conn.begin()
            try:
                with self.conn.cursor() as cur:
                    cur.execute("SELECT sum(hours) FROM work WHERE customer = %s FOR UPDATE", (customer,))
                    (hours,) = cur.fetchone()
                    if not hours:
                        self.conn.rollback()
                        continue
                    cur.execute("INSERT INTO invoice (customer, hours) VALUES (%s, %s)", (customer, hours))
                    cur.execute("DELETE FROM work WHERE customer = %s", (customer,))
            except BaseException:
                self.conn.rollback()
                raise
            self.conn.commit()
