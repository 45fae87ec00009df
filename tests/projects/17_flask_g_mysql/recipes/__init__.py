from flask import Flask

from recipes import auth, db, pages


def create_app():
    app = Flask(__name__)
    app.config.from_prefixed_env("RECIPES")
    app.teardown_appcontext(db.close)
    app.register_blueprint(auth.bp)
    app.register_blueprint(pages.bp)
    return app
