# web py: as it leaks and loses.
import web

db = web.database(dbn="postgres", db="forum")


class Topic:
    def POST(self):
        form = web.input()
        t = db.transaction()  # expect: TX201
        key = db.insert("topic", title=form.title)
        db.insert("post", topic=key, body=form.body)
        t.commit()
        raise web.seeother(f"/topic/{key}")
