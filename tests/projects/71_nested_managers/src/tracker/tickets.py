from tracker.db import Query, Transaction


class Tickets:
    def __init__(self, dsn):
        self.dsn = dsn

    def close_ticket(self, number, author):
        with Transaction(self.dsn) as db:
            cursor = db.cursor()
            cursor.execute("UPDATE ticket SET status = 'closed' WHERE id = %s", (number,))
            self.note(number, author, "closed")

    def note(self, number, author, text):
        with Transaction(self.dsn) as db:
            cursor = db.cursor()
            cursor.execute("INSERT INTO ticket_change (ticket, author, text) VALUES (%s, %s, %s)", (number, author, text))

    def titles(self):
        return [row[0] for row in Query(self.dsn).execute("SELECT title FROM ticket")]
