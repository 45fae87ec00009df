from flask import Flask

from . import commands, db, pages


def create_app():
    app = Flask(__name__)
    app.config.from_prefixed_env()
    db.init_app(app)
    app.register_blueprint(pages.bp)
    app.cli.add_command(commands.reindex)
    return app
