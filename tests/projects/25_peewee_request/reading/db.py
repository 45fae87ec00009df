# A deferred database: hooks of the request open and close it.
from peewee import SqliteDatabase

db = SqliteDatabase(None, pragmas={"foreign_keys": 1})


def init_app(app, path):
    db.init(path)

    @app.before_request
    def open_database():
        db.connect(reuse_if_open=True)

    @app.teardown_request
    def close_database(error):
        if not db.is_closed():
            db.close()
