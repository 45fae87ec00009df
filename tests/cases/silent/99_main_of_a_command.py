"""The process ends with main() of a command, and the session with it."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker

from tool.cli import SubCommand

Session = sessionmaker(create_engine("postgresql://localhost/shop"))


class Create(SubCommand):
    def main(self, args):
        session = Session()
        session.execute(text("INSERT INTO keys (comment) VALUES (:comment)"), {"comment": args.comment})
        session.commit()
        print(session.execute(text("SELECT max(id) FROM keys")).scalar())


class Creation:
    def main(self, args):
        session = Session()  # expect: TX301
        session.execute(text("INSERT INTO keys (comment) VALUES (:comment)"), {"comment": args.comment})
        session.commit()
        return session.execute(text("SELECT max(id) FROM keys")).scalar()
