# flush() gives the key, the block commits.
from sqlalchemy.orm import Session, sessionmaker

from crm.models import Lead


def add_lead(maker: sessionmaker[Session], name: str) -> int:
    with maker.begin() as session:
        lead = Lead(name=name)
        session.add(lead)
        session.flush()
        return lead.id
