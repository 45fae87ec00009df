# peewee's pool: close() gives the connection back; when create() raises, the thread keeps it.
from playhouse.pool import PooledPostgresqlDatabase

from shop.models import Order

db = PooledPostgresqlDatabase("shop", max_connections=8, stale_timeout=300)


def order(part):
    db.connect()  # expect: TX303,TX301
    Order.create(part=part)
    db.close()
