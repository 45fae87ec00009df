from sqlmodel import Session, select

from heroes.models import Hero


def add(session: Session, name: str) -> Hero:
    hero = Hero(name=name)
    session.add(hero)
    session.commit()
    session.refresh(hero)
    return hero


def by_name(session: Session, name: str) -> Hero | None:
    return session.exec(select(Hero).where(Hero.name == name)).first()


def move(session: Session, team: str, target: str) -> int:
    heroes = session.exec(select(Hero).where(Hero.team == team)).all()
    for hero in heroes:
        hero.team = target
        session.add(hero)
    return len(heroes)
