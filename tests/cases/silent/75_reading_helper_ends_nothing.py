# A helper that is given the session opens a savepoint, ends that alone, and leaves the caller's work as it was.
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from maps.models import Place, Road


def place_named(session: Session, name: str) -> Place:
    savepoint = session.begin_nested()
    try:
        place = Place(name=name)
        session.add(place)
        session.flush()
    except IntegrityError:
        savepoint.rollback()
        return session.scalars(select(Place).where(Place.name == name)).one()
    except BaseException:
        savepoint.rollback()
        raise
    savepoint.commit()
    return place


def add_road(session: Session, source: str, target: str) -> Road:
    road = Road(source=place_named(session, source))
    session.add(road)
    road.target = place_named(session, target)
    session.commit()
    return road
