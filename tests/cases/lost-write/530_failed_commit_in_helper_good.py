"""A helper commits what it adds; on the way where that has failed and is passed over, nothing is left to lose."""

from secrets_service import InvalidArgument, write_secret
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from shop.models import ApiKey

engine = create_engine("postgresql+psycopg://localhost/shop")


def create(session: Session, name: str, commit: bool = True):
    try:
        secret = write_secret(name)
        session.add(ApiKey(name=name, secret=secret))
        if commit:
            session.commit()
        return secret
    except InvalidArgument as error:
        if "format" in str(error):
            raise ValueError(name) from error


def get_or_create(session: Session, name: str):
    if session.scalars(select(ApiKey).where(ApiKey.name == name)).first() is None:
        return create(session, name)
    return name


def launch():
    with Session(engine) as session:
        key = get_or_create(session, "demo")
    return key
