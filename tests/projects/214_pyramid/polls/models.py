import zope.sqlalchemy
from sqlalchemy import engine_from_config
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker


class Base(DeclarativeBase):
    pass


class Poll(Base):
    __tablename__ = "poll"
    id: Mapped[int] = mapped_column(primary_key=True)
    votes: Mapped[int]


def get_tm_session(factory, tm):
    session = factory()
    zope.sqlalchemy.register(session, transaction_manager=tm)
    return session


def includeme(config):
    engine = engine_from_config(config.get_settings(), "sqlalchemy.")
    factory = sessionmaker()
    factory.configure(bind=engine)
    config.registry["dbsession_factory"] = factory
    config.add_request_method(lambda r: get_tm_session(factory, r.tm), "dbsession", reify=True)
