# pymongo: abort for PyMongoError only, on a session that is kept.
from pymongo.errors import PyMongoError


class Wallet:
    def __init__(self, client):
        self.client = client
        self.session = client.start_session()

    def close(self):
        self.session.end_session()

    def pay(self, who, amount, notify):
        self.session.start_transaction()  # expect: TX205
        try:
            doc = self.client.app.wallet.find_one({"_id": who}, session=self.session)
            notify(doc["name"], amount)
            self.client.app.wallet.update_one({"_id": who}, {"$inc": {"v": -amount}}, session=self.session)
            self.session.commit_transaction()
        except PyMongoError:
            self.session.abort_transaction()
            raise
