# start_transaction() in one branch of a kept connection, with a call to the project's own code before the commit.
import mysql.connector


class Turnstile:
    def __init__(self, rules, **settings):
        self.rules = rules
        self.cnx = mysql.connector.connect(autocommit=True, **settings)

    def close(self):
        self.cnx.close()

    def pass_through(self, ticket):
        cursor = self.cnx.cursor()
        try:
            self.cnx.start_transaction()  # expect: TX201
            cursor.execute("SELECT kind, uses FROM ticket WHERE id = %s FOR UPDATE", (ticket,))
            kind, uses = cursor.fetchone()
            cursor.execute("UPDATE ticket SET uses = %s WHERE id = %s", (self.rules.next_use(kind, uses), ticket))
            self.cnx.commit()
        finally:
            cursor.close()
