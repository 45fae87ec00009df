# A session that has sent nothing holds no connection: leaving before its first use needs no clean-up.
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from forum.db import engine
from forum.models import Post

Maker = sessionmaker(bind=engine)


def search(words):
    session: Session = Maker()
    if not words:
        return []
    try:
        return list(session.scalars(select(Post).where(Post.body.contains(" ".join(words)))))
    finally:
        session.close()
