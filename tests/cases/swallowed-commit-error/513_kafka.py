import logging

from confluent_kafka import KafkaException, Producer

log = logging.getLogger(__name__)


class Outbox:
    def __init__(self, conf):
        self.producer = Producer(conf)
        self.producer.init_transactions()

    def publish(self, events):
        self.producer.begin_transaction()  # allow: TX205
        try:
            for event in events:
                self.producer.produce("events", event)
            self.producer.commit_transaction()  # expect: TX102
        except KafkaException:
            log.exception("not published")
            self.producer.abort_transaction()

    def publish_told(self, events):
        self.producer.begin_transaction()
        try:
            for event in events:
                self.producer.produce("events", event)
            self.producer.commit_transaction()
        except Exception as exc:
            self.producer.abort_transaction()
            return str(exc)
        return None

    def publish_all(self, batches):
        for batch in batches:
            self.producer.begin_transaction()  # expect: TX206, TX203, TX202
            for event in batch:
                self.producer.produce("events", event)
            self.producer.flush()
