from flask import Flask

from . import db, posts


def create_app():
    app = Flask(__name__)
    app.config["DATABASE"] = "blog.db"
    app.teardown_appcontext(db.close_db)
    app.register_blueprint(posts.bp)
    return app
