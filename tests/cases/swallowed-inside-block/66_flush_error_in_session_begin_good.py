# A savepoint for each row, as the documentation of the Session recommends.
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from crm.db import engine
from crm.models import Contact, ImportRun


def import_contacts(rows):
    with Session(engine) as session, session.begin():
        run = ImportRun(total=len(rows))
        session.add(run)
        for row in rows:
            try:
                with session.begin_nested():
                    session.add(Contact(**row))
            except IntegrityError:
                run.failed += 1
