from queue_app import models
from queue_app.reports import announce, track


class Executor:
    def __init__(self, query):
        self.query = query

    def fail(self):
        self.query = models.db.session.merge(self.query, load=False)
        track(self.query)

    def succeed(self):
        self.query.failures = 0
        models.db.session.add(self.query)
        announce(self.query)  # expect: TX407
        models.db.session.commit()
