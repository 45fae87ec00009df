# Rolled back in the handler, committed in else; or as a block.
import web

db = web.database(dbn="postgres", db="app")


def place(customer, items):
    t = db.transaction()
    try:
        order = db.insert("orders", customer=customer)
        for item in items:
            db.insert("order_item", order_id=order, sku=item)
    except:  # noqa: E722
        t.rollback()
        raise
    else:
        t.commit()
    return order


def cancel(order):
    with db.transaction():
        db.delete("order_item", where="order_id = $order", vars=locals())
        db.delete("orders", where="id = $order", vars=locals())
