from typing import Annotated

from fastapi import Depends
from sqlalchemy.orm import Session

from orders.db import SessionLocal
from orders.repo import OrderRepo


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


def get_tx():
    with SessionLocal.begin() as session:
        yield session


def get_report_db():
    db = SessionLocal()  # expect: TX301
    yield db
    db.close()


Db = Annotated[Session, Depends(get_db)]


def get_repo(db: Db) -> OrderRepo:
    return OrderRepo(db)


Repo = Annotated[OrderRepo, Depends(get_repo)]
