# The factory makes sessions of the project's own class, whose exit commits and closes. The library's rules for `with`
# do not hold here.
from sqlalchemy import create_engine
from sqlalchemy.orm import Session as LibrarySession
from sqlalchemy.orm import sessionmaker

from podcasts.models import Episode

engine = create_engine("sqlite:///podcasts.db")


class CommittingSession(LibrarySession):
    def __exit__(self, exc_type, exc, tb):
        try:
            if exc_type is None:
                self.commit()
            else:
                self.rollback()
        finally:
            self.close()


Session = sessionmaker(bind=engine, class_=CommittingSession)


def add_episode(title, url):
    with Session() as session:
        session.add(Episode(title=title, url=url))
