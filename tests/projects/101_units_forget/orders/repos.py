from sqlalchemy import text


class BaseRepo:
    table = ""

    def __init__(self, session):
        self.session = session

    def delete(self, key):
        self.session.execute(text(f"DELETE FROM {self.table} WHERE id = :id"), {"id": key})


class OrderRepo(BaseRepo):
    table = "orders"

    def mark_paid(self, key):
        self.session.execute(text("UPDATE orders SET paid = true WHERE id = :id"), {"id": key})


class CustomerRepo(BaseRepo):
    table = "customer"

    def find(self, key):
        return self.session.execute(text("SELECT * FROM customer WHERE id = :id"), {"id": key}).one_or_none()
