"""A database of peewee connects with its first use: who is given it while the program starts binds models to it."""

from playhouse.flask_utils import FlaskDB
from playhouse.pool import PooledMySQLDatabase

shop = FlaskDB()


class ShopDatabase(PooledMySQLDatabase):
    pass


def init_database(app, settings):
    db = ShopDatabase("shop", user=settings.user, stale_timeout=30)
    shop.bind(app, db)
    return db


def count(settings, query):
    db = PooledMySQLDatabase("shop", user=settings.user)  # expect: TX303
    db.connect()
    found = db.execute_sql(query).fetchone()
    db.close()
    return found
