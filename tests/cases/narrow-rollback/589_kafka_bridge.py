from confluent_kafka import Consumer, KafkaException, Producer


class Bridge:
    def __init__(self, conf):
        self.producer = Producer({**conf, "transactional.id": "bridge"})
        self.producer.init_transactions()
        self.consumer = Consumer(conf)

    def once(self):
        msg = self.consumer.poll(1.0)
        if msg is None:
            return
        self.producer.begin_transaction()  # expect: TX205
        try:
            self.producer.produce("out", msg.value())
            self.producer.send_offsets_to_transaction(
                self.consumer.position(self.consumer.assignment()), self.consumer.consumer_group_metadata()
            )
            self.producer.commit_transaction()
        except KafkaException:
            self.producer.abort_transaction()
            raise

    def leaky(self, values):
        self.producer.begin_transaction()  # expect: TX201
        for value in values:
            self.producer.produce("out", value)
        self.producer.commit_transaction()

    def plain(self):
        self.consumer.commit(asynchronous=False)
