# The message is published while the UPDATE waits for its commit; a failing commit has already told the world.
from kombu import Connection, Producer
from psycopg_pool import ConnectionPool


class Dispatcher:
    def __init__(self, pool: ConnectionPool, broker_url: str):
        self.pool = pool
        self.broker = Connection(broker_url)
        self.producer = Producer(self.broker)

    def dispatch(self, order_id: int) -> None:
        with self.pool.connection() as conn:
            conn.execute("UPDATE orders SET state = 'sent' WHERE id = %s", (order_id,))
            self.producer.publish({"order": order_id}, routing_key="orders", serializer="json")  # expect: TX407,TX402
            conn.commit()
