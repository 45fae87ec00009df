import redis
from flask_sqlalchemy import SQLAlchemy

redis_connection = redis.from_url("redis://localhost")
db = SQLAlchemy()
