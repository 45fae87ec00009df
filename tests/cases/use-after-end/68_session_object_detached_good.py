# Objects outlive their session; results that were fetched do as well.
from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db import engine
from cms.models import Page


def titles():
    with Session(engine, expire_on_commit=False) as session:
        pages = session.scalars(select(Page)).all()
        session.commit()
    return [page.title for page in pages]
