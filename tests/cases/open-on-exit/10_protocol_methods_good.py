# begin(), commit() and rollback() are a protocol of the class: that begin() leaves the transaction open is its job.
import mysql.connector


class Orders:
    def __init__(self, **settings):
        self.cnx = mysql.connector.connect(autocommit=True, **settings)

    def close(self):
        self.cnx.close()

    def begin(self):
        self.cnx.start_transaction()

    def commit(self):
        self.cnx.commit()

    def rollback(self):
        self.cnx.rollback()

    def cancel(self, number):
        self.begin()
        try:
            cursor = self.cnx.cursor()
            cursor.execute("UPDATE orders SET state = 'cancelled' WHERE number = %s", (number,))
            cursor.close()
        except BaseException:
            self.rollback()
            raise
        self.commit()
