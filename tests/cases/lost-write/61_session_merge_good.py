# Committed after the loop, or by the maker's begin().
from sqlalchemy.orm import Session

from weather.db import engine
from weather.models import Station


def sync_stations(rows):
    with Session(engine) as session:
        for row in rows:
            session.merge(Station(**row))
        session.commit()
    return len(rows)


def drop_station(code):
    with Session(engine) as session, session.begin():
        session.query(Station).filter_by(code=code).delete()
