from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from .ports import UnitOfWork


class SqlParcels:
    def __init__(self, session: Session):
        self.session = session

    def add(self, code):
        self.session.execute(text("INSERT INTO parcel (code) VALUES (:c)"), {"c": code})

    def move(self, code, place):
        self.session.execute(text("UPDATE parcel SET place = :p WHERE code = :c"), {"p": place, "c": code})


class SqlUnitOfWork(UnitOfWork):
    def __init__(self, factory: sessionmaker):
        self.factory = factory

    def __enter__(self):
        self.session = self.factory()
        self.parcels = SqlParcels(self.session)
        return super().__enter__()

    def __exit__(self, *exc):
        super().__exit__(*exc)
        self.session.close()

    def commit(self):
        self.session.commit()

    def rollback(self):
        self.session.rollback()
