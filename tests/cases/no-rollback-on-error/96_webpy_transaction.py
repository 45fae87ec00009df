# web.py: the transaction is committed at the end only; an error in the second insert leaves it open.
import web

db = web.database(dbn="postgres", db="shop")


class orders:
    def POST(self):
        form = web.input()
        t = db.transaction()  # expect: TX201
        number = db.insert("orders", customer=form.customer)
        db.insert("item", order_id=number, part=form.part)
        t.commit()
        raise web.seeother("/orders")
