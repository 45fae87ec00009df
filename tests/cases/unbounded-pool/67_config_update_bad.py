# Flask's configuration is filled by update(); the overflow has no end.
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


def create_app():
    app = Flask(__name__)
    app.config.update(
        SQLALCHEMY_DATABASE_URI="postgresql://app@db/app",
        SQLALCHEMY_ENGINE_OPTIONS={"pool_size": 5, "max_overflow": -1},  # expect: TX501 # allow: TX502,TX503
    )
    db.init_app(app)
    return app
