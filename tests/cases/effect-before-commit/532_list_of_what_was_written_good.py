"""What was written is put into a list, and committed where the list is not empty."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.models import Feed
from shop.tasks import fetch


def check(session: Session, gone):
    feeds = session.scalars(select(Feed)).all()
    stopped = []
    for feed in feeds:
        if feed.url in gone:
            feed.enabled = False
            stopped.append(feed)
    if stopped:
        session.commit()
    for feed in feeds:
        fetch.delay(feed.id)
