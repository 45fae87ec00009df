# commit() inside Session.begin(): the refresh that follows raises.
from sqlalchemy.orm import Session, sessionmaker

from crm.models import Lead


def add_lead(maker: sessionmaker[Session], name: str) -> int:
    with maker.begin() as session:
        lead = Lead(name=name)
        session.add(lead)
        session.commit()  # expect: TX405
        session.refresh(lead)
        return lead.id
