import smtplib

from ident.store import Store


class Validator:
    def __init__(self, store: Store):
        self.store = store

    def start(self, address):
        return self.store.pool.runInteraction(self._start, address)

    def _start(self, txn, address):
        txn.execute("INSERT INTO validation (address) VALUES (%s) RETURNING token", (address,))
        (token,) = txn.fetchone()
        self._send(address, token)  # expect: TX402,TX407

    def _send(self, address, token):
        smtp = smtplib.SMTP("localhost")
        smtp.sendmail("id@example.org", address, token)
        smtp.quit()
