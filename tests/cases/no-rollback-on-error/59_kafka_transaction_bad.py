# confluent-kafka: begin_transaction() without abort_transaction() on the error path.
from confluent_kafka import Producer


class Forwarder:
    def __init__(self, config):
        self.producer = Producer(config)
        self.producer.init_transactions()

    def forward(self, records):
        self.producer.begin_transaction()  # expect: TX201
        for record in records:
            self.producer.produce("out", key=record.key, value=record.encode())
        self.producer.commit_transaction()
