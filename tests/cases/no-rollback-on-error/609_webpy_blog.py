import web

db = web.database(dbn="postgres", db="blog")


class New:
    def POST(self):
        form = web.input()
        t = db.transaction()
        try:
            db.insert("post", title=form.title)
            db.update("stats", where="id=1", n=web.SQLLiteral("n + 1"))
        except:
            t.rollback()
            raise
        else:
            t.commit()
        raise web.seeother("/")


class Leaky:
    def POST(self):
        t = db.transaction()  # expect: TX201,TX202
        db.insert("post", title="x")
        db.update("stats", where="id=1", n=2)
        t.commit()


class Early:
    def POST(self):
        t = db.transaction()  # expect: TX202,TX201
        try:
            if not web.input().get("title"):
                return "no title"
            db.insert("post", title="x")
            t.commit()
        except Exception:
            t.rollback()
            raise


def block():
    with db.transaction():
        db.delete("post", where="id=1")
