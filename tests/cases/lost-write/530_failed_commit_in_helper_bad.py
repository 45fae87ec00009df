"""The helper is told not to commit, and nobody else does."""

from secrets_service import write_secret
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from shop.models import ApiKey

engine = create_engine("postgresql+psycopg://localhost/shop")


def create(session: Session, name: str, commit: bool = True):
    secret = write_secret(name)
    session.add(ApiKey(name=name, secret=secret))
    if commit:
        session.commit()
    return secret


def launch():
    with Session(engine) as session:
        key = create(session, "demo", commit=False)  # expect: TX403
    return key
