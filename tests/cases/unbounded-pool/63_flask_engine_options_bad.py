# Flask-SQLAlchemy hands SQLALCHEMY_ENGINE_OPTIONS to create_engine().
import os


class Config:
    SECRET_KEY = os.environ["SECRET_KEY"]
    SQLALCHEMY_DATABASE_URI = os.environ.get("DATABASE_URL", "postgresql://app@localhost/app")
    SQLALCHEMY_ENGINE_OPTIONS = {  # allow: TX503
        "pool_size": 20,
        "max_overflow": -1,  # expect: TX501
        "pool_recycle": 300,
    }
