# The object is added and flushed, the session's block ends, and the id that is returned names no row.
from sqlalchemy.orm import Session

from crm.db import engine
from crm.models import Lead


def create_lead(name: str) -> int:
    with Session(engine) as session:
        lead = Lead(name=name)
        session.add(lead)  # expect: TX403
        session.flush()  # allow: TX403
        return lead.id
