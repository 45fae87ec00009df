# The handler for an unknown number answers None and forgets the rollback that the other handler has.
import mysql.connector


class Orders:
    def __init__(self, **settings):
        self.cnx = mysql.connector.connect(autocommit=True, **settings)

    def close(self):
        self.cnx.close()

    def cancel(self, number):
        self.cnx.start_transaction()  # expect: TX202,TX205
        cursor = self.cnx.cursor()
        try:
            cursor.execute("SELECT id FROM orders WHERE number = %s FOR UPDATE", (number,))
            row = cursor.fetchone()
            if row is None:
                raise LookupError(number)
            cursor.execute("UPDATE orders SET state = 'cancelled' WHERE id = %s", row)
            self.cnx.commit()
        except LookupError:
            return None
        except BaseException:
            self.cnx.rollback()
            raise
        finally:
            cursor.close()
        return row[0]
