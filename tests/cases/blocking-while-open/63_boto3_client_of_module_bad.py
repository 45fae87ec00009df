# S3 put and SQS wait between the UPDATE and its commit.
import boto3
import psycopg2

s3 = boto3.client("s3")


def archive(dsn, batch_id, body):
    conn = psycopg2.connect(dsn)
    try:
        with conn:
            with conn.cursor() as cur:
                cur.execute("UPDATE batch SET state = 'archiving' WHERE id = %s", (batch_id,))
                s3.put_object(Bucket="archive", Key=f"batches/{batch_id}", Body=body)  # expect: TX402
                cur.execute("UPDATE batch SET state = 'archived' WHERE id = %s", (batch_id,))
    finally:
        conn.close()
