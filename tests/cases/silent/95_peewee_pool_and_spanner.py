# peewee's pool: the context gives the connection back; Spanner runs, and repeats, the function in its transaction.
from google.cloud import spanner
from playhouse.pool import PooledPostgresqlDatabase

from shop.models import Order

db = PooledPostgresqlDatabase("shop", max_connections=8, stale_timeout=300)
database = spanner.Client().instance("shop").database("orders")


def order(part):
    with db.connection_context():
        with db.atomic():
            Order.create(part=part)


def reserve(part):
    def work(transaction):
        transaction.execute_update("UPDATE stock SET reserved = true WHERE part = @part", params={"part": part})

    database.run_in_transaction(work)


def names():
    with database.snapshot() as snapshot:
        return [row[0] for row in snapshot.execute_sql("SELECT name FROM customer")]
