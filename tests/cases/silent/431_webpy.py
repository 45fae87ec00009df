# webpy: as projects write it.
import web

db = web.database(dbn="postgres", db="shop")


class Orders:
    def POST(self):
        form = web.input()
        with db.transaction():
            number = db.insert("orders", item=form.item)
            db.update("stock", where="item = $item", vars=form, left=web.SQLLiteral("left - 1"))
        return number

    def DELETE(self):
        t = db.transaction()
        try:
            db.delete("orders", where="done")
        except:
            t.rollback()
            raise
        else:
            t.commit()
