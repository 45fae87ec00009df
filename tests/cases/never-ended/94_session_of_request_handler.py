# Tornado makes a handler for each request, and finish() closes its session: what get() reads ends with the request.
# An object that lives on keeps the transaction of its first read open.
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker
from tornado.web import RequestHandler

from contest.models import Contest

Session = sessionmaker(bind=create_engine("postgresql:///contest"))


class BaseHandler(RequestHandler):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = Session()

    def finish(self, *args, **kwargs):
        self.session.close()
        super().finish(*args, **kwargs)


class ContestsHandler(BaseHandler):
    def get(self):
        self.write({contest.name: contest.id for contest in self.session.query(Contest).all()})


class Contests:
    def __init__(self):
        self.session = Session()

    def names(self):
        return [contest.name for contest in self.session.query(Contest).all()]  # expect: TX203

    def close(self):
        self.session.close()
