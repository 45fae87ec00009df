# The commit stands before the id is read; a dry run that ends with rollback() is meant to lose its writes.
from sqlalchemy.orm import Session

from crm.db import engine
from crm.models import Lead


def create_lead(name: str) -> int:
    with Session(engine, expire_on_commit=False) as session:
        lead = Lead(name=name)
        session.add(lead)
        session.commit()
        return lead.id


def check_lead(name: str) -> None:
    with Session(engine) as session:
        session.add(Lead(name=name))
        session.flush()
        session.rollback()
