# Every method takes the session; whoever forgets to hand it in writes outside the transaction.
from wallet.client import db


class Accounts:
    def add(self, owner, amount, session=None):
        return db.accounts.update_one({"_id": owner}, {"$inc": {"balance": amount}}, session=session)

    def balance(self, owner, session=None):
        found = db.accounts.find_one({"_id": owner}, session=session)
        return found["balance"] if found else 0


class Journal:
    def write(self, kind, owner, amount, session=None):
        db.journal.insert_one({"kind": kind, "owner": owner, "amount": amount}, session=session)
