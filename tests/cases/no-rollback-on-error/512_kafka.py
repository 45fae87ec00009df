from confluent_kafka import Consumer, KafkaException, Producer

producer = Producer({"bootstrap.servers": "localhost", "transactional.id": "copy"})
producer.init_transactions()


def forward(messages):
    producer.begin_transaction()  # expect: TX201
    for message in messages:
        producer.produce("copy", message)
    producer.commit_transaction()


def forward_well(messages):
    producer.begin_transaction()
    try:
        for message in messages:
            producer.produce("copy", message)
        producer.commit_transaction()
    except BaseException:
        producer.abort_transaction()
        raise


def consume(consumer: Consumer):
    message = consumer.poll(1.0)
    if message is not None:
        print(message.value())
        consumer.commit(message)
