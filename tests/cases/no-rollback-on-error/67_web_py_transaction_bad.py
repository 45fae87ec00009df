# web.py: db.transaction() as a handle.
import web

db = web.database(dbn="postgres", db="app")


def place(customer, items):
    t = db.transaction()  # expect: TX201
    order = db.insert("orders", customer=customer)
    for item in items:
        db.insert("order_item", order_id=order, sku=item)
    t.commit()
    return order
