# web py: begun, ended and closed as it should be.
import web

db = web.database(dbn="postgres", db="forum")


class Topic:
    def POST(self):
        form = web.input()
        t = db.transaction()
        try:
            key = db.insert("topic", title=form.title)
            db.insert("post", topic=key, body=form.body)
        except:
            t.rollback()
            raise
        else:
            t.commit()
        raise web.seeother(f"/topic/{key}")


class Topics:
    def POST(self):
        with db.transaction():
            db.insert("topic", title=web.input().title)
        return "ok"

    def GET(self):
        return list(db.select("topic", order="id DESC"))
