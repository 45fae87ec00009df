"""A flag's default decides whether the helper rolls back; an answer says whether it has swallowed an error."""

import logging
import time

import psycopg2
from sqlalchemy import text
from sqlalchemy.orm import Session

from site_settings import session_context

log = logging.getLogger(__name__)


class Monitor:
    def __init__(self, dsn):
        self.db = psycopg2.connect(dsn)

    def execute(self, statement, values=None, commit=True):
        try:
            self.db.cursor().execute(statement, values)
            if commit:
                self.db.commit()  # allow: TX102
        except psycopg2.IntegrityError:
            log.critical("thrown away: %s", statement)
            if commit:
                self.db.rollback()
        except Exception:
            if commit:
                self.db.rollback()
            raise

    def post(self, event):
        self.execute("INSERT INTO event (name) VALUES (%s)", (event,))
        self.execute("UPDATE service SET seen = now() WHERE name = %s", (event,))
        self.db.commit()


def reachable(session: Session) -> bool:
    try:
        session.execute(text("SELECT 1"))
        return True
    except Exception as error:
        log.error("no database: %s", error)
        return False


def prepare():
    with session_context() as session:
        while True:
            if reachable(session):
                break
            time.sleep(1)  # allow: TX402
        session.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
        session.commit()
