# SQLModel: a session per call, closed only when something was found.
from sqlmodel import Session, create_engine, select

from app.models import Hero

engine = create_engine("postgresql://app@db/app")


def find(name: str):
    session = Session(engine)  # expect: TX301
    hero = session.exec(select(Hero).where(Hero.name == name)).first()
    if not hero:
        return None
    result = hero.model_dump()
    session.close()
    return result
