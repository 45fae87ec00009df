# Uploaded between two transactions.
import boto3
import psycopg2

s3 = boto3.client("s3")


def archive(dsn, batch_id, body):
    conn = psycopg2.connect(dsn)
    try:
        with conn, conn.cursor() as cur:
            cur.execute("UPDATE batch SET state = 'archiving' WHERE id = %s", (batch_id,))
        s3.put_object(Bucket="archive", Key=f"batches/{batch_id}", Body=body)
        with conn, conn.cursor() as cur:
            cur.execute("UPDATE batch SET state = 'archived' WHERE id = %s", (batch_id,))
    finally:
        conn.close()
