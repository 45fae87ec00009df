"""The helper answers with its failure, and its caller goes by that."""

from sqlalchemy.orm import Session

from shop.models import Report, Visit


def store(session: Session, name):
    try:
        session.add(Report(name=name))
        session.flush()
        return f"stored {name}"
    except Exception as error:
        return f"Error: {error}"


def store_all(session: Session, names):
    for name in names:
        answer = store(session, name)
        if answer.startswith("Error"):
            return answer
    session.add(Visit())
    session.commit()
    return "done"
