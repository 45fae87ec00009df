from sqlmodel import Field, Session, SQLModel, create_engine, select

engine = create_engine("postgresql:///hero")


class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str


def add(name):
    with Session(engine) as session:
        session.add(Hero(name=name))
        session.commit()


def add_lost(name):
    with Session(engine) as session:
        session.add(Hero(name=name))  # expect: TX403


def all_of():
    session = Session(engine)  # expect: TX301
    heroes = session.exec(select(Hero)).all()
    return [h.name for h in heroes]
