# The rollback happens in a method that is called in the handler.
import mysql.connector


class Accounts:
    def __init__(self, **config):
        self.cnx = mysql.connector.connect(autocommit=True, **config)

    def _undo(self, why):
        self.cnx.rollback()
        self.last_error = why

    def transfer(self, a, b, amount):
        self.cnx.start_transaction()
        try:
            cursor = self.cnx.cursor()
            cursor.execute("UPDATE account SET balance = balance - %s WHERE id = %s", (amount, a))
            cursor.execute("UPDATE account SET balance = balance + %s WHERE id = %s", (amount, b))
            cursor.close()
        except BaseException as e:
            self._undo(e)
            raise
        self.cnx.commit()
