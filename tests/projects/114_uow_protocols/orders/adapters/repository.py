from sqlalchemy import text
from sqlalchemy.orm import Session


class SqlOrderRepository:
    def __init__(self, session: Session):
        self.session = session

    def add(self, order):
        self.session.execute(text("INSERT INTO orders (number, total) VALUES (:n, :t)"), {"n": order.number, "t": order.total})

    def get(self, number):
        return self.session.execute(text("SELECT * FROM orders WHERE number = :n"), {"n": number}).first()
