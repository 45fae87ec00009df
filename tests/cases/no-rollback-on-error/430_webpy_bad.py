# webpy: as projects write it, and as it leaks.
import web

db = web.database(dbn="postgres", db="shop")


class Orders:
    def POST(self):
        form = web.input()
        t = db.transaction()  # expect: TX201,TX202
        number = db.insert("orders", item=form.item)
        if not number:
            return web.badrequest()
        db.update("stock", where="item = $item", vars=form, left=web.SQLLiteral("left - 1"))
        t.commit()
        return number
