from flask import Flask

from reading.db import init_app
from reading.views import bp


def create_app(path="reading.db"):
    app = Flask(__name__)
    init_app(app, path)
    app.register_blueprint(bp)
    return app
