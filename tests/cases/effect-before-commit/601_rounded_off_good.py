"""Rows are rounded off for their reader, and nobody saves them."""

from sqlalchemy.orm import Session

from shop.models import Product
from shop.tasks import show_products


def show(db: Session, ratings: dict) -> None:
    products = db.query(Product).all()
    for product in products:
        product.rating = ratings.get(product.id)
    rest = db.query(Product).count()
    show_products.delay([p.name for p in products], rest)
