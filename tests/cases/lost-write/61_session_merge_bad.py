# The session is closed by its with; nothing of what was merged is stored.
from sqlalchemy.orm import Session

from weather.db import engine
from weather.models import Station


def sync_stations(rows):
    with Session(engine) as session:
        for row in rows:
            session.merge(Station(**row))  # expect: TX403
    return len(rows)
