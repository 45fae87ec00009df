# start_transaction() on a connection that the caller keeps.
import mysql.connector


class Accounts:
    def __init__(self, **config):
        self.cnx = mysql.connector.connect(autocommit=True, **config)

    def transfer(self, a, b, amount):
        self.cnx.start_transaction()  # expect: TX201
        cursor = self.cnx.cursor()
        cursor.execute("UPDATE account SET balance = balance - %s WHERE id = %s", (amount, a))
        cursor.execute("UPDATE account SET balance = balance + %s WHERE id = %s", (amount, b))
        cursor.close()
        self.cnx.commit()
