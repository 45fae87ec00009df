# SQS message before the commit of psycopg3's transaction.
import json

import boto3
from psycopg_pool import ConnectionPool

sqs = boto3.client("sqs")
pool = ConnectionPool("dbname=app", max_size=4)


def accept(order, queue_url):
    with pool.connection() as conn, conn.transaction():
        conn.execute("INSERT INTO orders (id) VALUES (%s)", (order["id"],))
        sqs.send_message(QueueUrl=queue_url, MessageBody=json.dumps(order))  # expect: TX407,TX402
