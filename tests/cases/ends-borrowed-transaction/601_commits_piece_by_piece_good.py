"""The caller commits each part itself: where it has none to commit, the helper's commit takes half of nothing."""

from sqlalchemy.orm import Session

from shop.models import Alert, Incident, Note


def resolve(session: Session, incident: Incident) -> None:
    incident.state = "resolved"
    session.add(incident)
    session.commit()


def store(session: Session, alerts: list[Alert], incidents: list[Incident]) -> None:
    session.add(Note(text="alerts came"))
    for alert in alerts:
        session.add(alert)
        session.commit()
    for incident in incidents:
        resolve(session, incident)
    session.add(Note(text="done"))
    session.commit()
