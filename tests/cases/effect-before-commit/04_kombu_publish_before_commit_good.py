# Either the commit comes first, or the message is a row of an outbox table that a relay publishes later.
from kombu import Connection, Producer
from psycopg.types.json import Json
from psycopg_pool import ConnectionPool


class Dispatcher:
    def __init__(self, pool: ConnectionPool, broker_url: str):
        self.pool = pool
        self.broker = Connection(broker_url)
        self.producer = Producer(self.broker)

    def dispatch(self, order_id: int) -> None:
        with self.pool.connection() as conn:
            conn.execute("UPDATE orders SET state = 'sent' WHERE id = %s", (order_id,))
            conn.commit()
        self.producer.publish({"order": order_id}, routing_key="orders", serializer="json")

    def dispatch_by_outbox(self, order_id: int) -> None:
        with self.pool.connection() as conn:
            conn.execute("UPDATE orders SET state = 'sent' WHERE id = %s", (order_id,))
            conn.execute("INSERT INTO outbox (topic, body) VALUES ('orders', %s)", (Json({"order": order_id}),))
