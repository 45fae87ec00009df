# The handler for a missing row answers None and forgets the rollback that the other handler has.
import mysql.connector


class Orders:
    def __init__(self, **settings):
        self.cnx = mysql.connector.connect(autocommit=True, **settings)

    def close(self):
        self.cnx.close()

    def cancel(self, number):
        self.cnx.start_transaction()  # expect: TX202,TX205,TX201
        cursor = self.cnx.cursor()
        try:
            cursor.execute("SELECT id FROM orders WHERE number = %s FOR UPDATE", (number,))
            (order_id,) = cursor.fetchone()
            cursor.execute("UPDATE orders SET state = 'cancelled' WHERE id = %s", (order_id,))
            self.cnx.commit()
        except TypeError:
            return None
        except BaseException:
            self.cnx.rollback()
            raise
        finally:
            cursor.close()
        return order_id
