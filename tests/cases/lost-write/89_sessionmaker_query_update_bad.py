# query().update() is sent, the session is closed.
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from news.models import Article

engine = create_engine("sqlite:///news.db")
Session = sessionmaker(bind=engine)


def hide(ids):
    session = Session()
    try:
        session.query(Article).filter(Article.id.in_(ids)).update({"hidden": True})  # expect: TX403
    finally:
        session.close()
