from typing import Annotated

from fastapi import Depends
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql:///clinic", pool_size=10, pool_recycle=900)
SessionLocal = sessionmaker(engine, expire_on_commit=False)


def get_session():
    with SessionLocal() as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


class Patients:
    def __init__(self, session: SessionDep):
        self.session = session

    def add(self, patient):
        self.session.add(patient)
        self.session.flush()
        return patient

    def save(self):
        self.session.commit()


PatientsDep = Annotated[Patients, Depends()]
