# web.py: the documented form with both ends, and the shorter one.
import web

db = web.database(dbn="postgres", db="shop")


class orders:
    def POST(self):
        form = web.input()
        t = db.transaction()
        try:
            number = db.insert("orders", customer=form.customer)
            db.insert("item", order_id=number, part=form.part)
        except:
            t.rollback()
            raise
        else:
            t.commit()
        raise web.seeother("/orders")


def cancel(number):
    with db.transaction():
        db.delete("item", where="order_id = $number", vars=locals())
        db.delete("orders", where="id = $number", vars=locals())
