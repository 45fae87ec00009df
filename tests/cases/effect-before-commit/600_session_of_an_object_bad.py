"""The object was made with the session of the request, and neither is committed yet."""

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from shop.database import get_db
from shop.models import Audit, Product
from shop.tasks import index_product

router = APIRouter()


class Journal:
    def __init__(self, db: Session):
        self.db = db

    def log(self, what: str) -> None:
        self.db.add(Audit(what=what))


def get_journal(db: Session = Depends(get_db)) -> Journal:
    return Journal(db)


@router.delete("/products/{pk}")
def remove(pk: int, db: Session = Depends(get_db), journal: Journal = Depends(get_journal)):
    product = db.get(Product, pk)
    journal.log(f"{pk} is removed")
    db.delete(product)
    index_product.delay(pk)  # expect: TX407
    db.commit()
