# A dependency whose session is closed behind the answer, and one whose transaction commits as well.
from typing import Annotated

from fastapi import Depends
from sqlmodel import Session, create_engine

engine = create_engine("postgresql+psycopg://localhost/heroes", pool_recycle=1800)


def get_session():
    with Session(engine) as session:
        yield session


def get_transaction():
    with Session(engine) as session, session.begin():
        yield session


SessionDep = Annotated[Session, Depends(get_session)]
TransactionDep = Annotated[Session, Depends(get_transaction)]
